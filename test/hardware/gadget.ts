// Devices made of Linux's own USB gadget drivers, each in a socket of dummy_hcd: to the host side of the same kernel they are
// plugged in over USB.
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const GADGETS = '/sys/kernel/config/usb_gadget'
const COMES_WITHIN_MS = 60_000

/** What a device is to the host, and where its own end lies. `reportBytes`: the longest report. */
export type Kind =
  | { at: 'serial' }
  | { at: 'printer' }
  | { at: 'hid'; reportBytes: number; descriptor: Uint8Array; boot: 'keyboard' | 'none' }

export type GadgetOptions = {
  /** Of the folder, and a part of what the device calls itself. */
  name: string
  kind: Kind
  vendorId: number
  productId: number
  /** dummy_hcd's sockets are numbered from 0. */
  socket: number
  /** Cheap devices have none. */
  serial?: string
}

/** `host`: the name by which the host opens it. */
export type Gadget = {
  plugIn(): Promise<void>
  pull(): Promise<void>
  /** The kernel has room for few of a kind. */
  remove(): void
  /** The device's own end; there while it is plugged in. */
  end(): string
}

/** `host`: comes when it is plugged in and goes when it is pulled. */
export function makeGadget(options: GadgetOptions, host: string): Gadget {
  const { name, kind, vendorId, productId, socket, serial } = options
  const folder = join(GADGETS, name)
  const udc = `dummy_udc.${socket}`
  const put = (file: string, value: string | Uint8Array) => writeFileSync(join(folder, file), value)
  const fn = { serial: 'acm.', printer: 'printer.', hid: 'hid.' }[kind.at] + name
  let own: string | undefined

  function make(): void {
    mkdirSync(folder)
    put('idVendor', hex(vendorId))
    put('idProduct', hex(productId))
    mkdirSync(join(folder, 'strings/0x409'), { recursive: true })
    put('strings/0x409/manufacturer', 'Kiosk')
    put('strings/0x409/product', name)
    if (serial !== undefined) put('strings/0x409/serialnumber', serial)
    mkdirSync(join(folder, 'configs/c.1'), { recursive: true })
    const before = new Set(ends(kind))
    mkdirSync(join(folder, 'functions', fn))
    if (kind.at === 'hid') {
      put(`functions/${fn}/protocol`, kind.boot === 'keyboard' ? '1' : '0')
      put(`functions/${fn}/subclass`, kind.boot === 'keyboard' ? '1' : '0')
      put(`functions/${fn}/report_length`, String(kind.reportBytes))
      put(`functions/${fn}/report_desc`, kind.descriptor)
    }
    if (kind.at === 'printer') put(`functions/${fn}/pnp_string`, `MFG:Kiosk;MDL:${name};CLS:PRINTER;`)
    symlinkSync(join(folder, 'functions', fn), join(folder, 'configs/c.1', fn))
    own = ends(kind).find((one) => !before.has(one))
  }

  return {
    async plugIn() {
      if (!existsSync(folder)) make()
      const there = new Set(ends(kind))
      put('UDC', udc)
      settle()
      await until(() => existsSync(host), `${host} to come`)
      // Some functions have a file of their own only while they are plugged in.
      own ??= ends(kind).find((one) => !there.has(one))
      const end = own
      if (end !== undefined && kind.at === 'serial') execFileSync('stty', ['-F', end, 'raw', '-echo'])
    },
    async pull() {
      put('UDC', '\n')
      await until(() => !existsSync(host), `${host} to go`)
      settle()
      if (own !== undefined && !existsSync(own)) own = undefined
    },
    remove() {
      if (!existsSync(folder)) return
      unlinkSync(join(folder, 'configs/c.1', fn))
      for (const each of ['configs/c.1', `functions/${fn}`, 'strings/0x409', '.'])
        rmdirSync(join(folder, each))
      own = undefined
    },
    end() {
      if (own === undefined) throw new Error(`${name} has no end of its own`)
      return own
    },
  }
}

function ends({ at }: Kind): string[] {
  const names = { serial: /^ttyGS\d+$/, printer: /^g_printer\d+$/, hid: /^hidg\d+$/ }[at]
  return readdirSync('/dev')
    .filter((name) => names.test(name))
    .map((name) => `/dev/${name}`)
}

/** Lets udev do what it has to do. */
export function settle(): void {
  execFileSync('udevadm', ['settle', '--timeout=60'])
}

export async function until(holds: () => boolean, words: string): Promise<void> {
  const late = performance.now() + COMES_WITHIN_MS
  while (!holds()) {
    if (performance.now() > late) throw new Error(`waited in vain for ${words}`)
    await sleep(5)
  }
}

function hex(id: number): string {
  return `0x${id.toString(16).padStart(4, '0')}`
}
