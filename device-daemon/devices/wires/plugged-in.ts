import { readdir, realpath } from 'node:fs/promises'
import { devicesAsync } from 'node-hid'
import { SerialPort } from 'serialport'
import { lacksLibusb } from '#daemon/devices/wires/libusb.ts'

/** `stable` is the name that stays the same when the cable goes into another socket. */
export type SerialFound = {
  path: string
  stable: string | undefined
  maker: string | undefined
  ids: string | undefined
}
/** `stable`: a name that udev was told to give it. */
export type HidFound = {
  ids: string
  product: string
  path: string | undefined
  stable: string | undefined
}
export type PluggedInFound = {
  serial: readonly SerialFound[]
  hid: readonly HidFound[]
  /** What could not be found out and why, in words. */
  trouble: readonly string[]
}

const DEV = '/dev'
const BY_ID = '/dev/serial/by-id'
const SERIAL_NAME = /^tty(USB|ACM|AMA|mxc|S)\d+$/

/** What is connected to this machine now. Never throws: what cannot be found out is told. */
export async function findPluggedIn(): Promise<PluggedInFound> {
  const trouble: string[] = []
  const stable = await stableNames()
  const ports = await SerialPort.list().catch(async () => {
    trouble.push('这台机器没有 udevadm（Debian：apt-get install udev），串口的厂家和编号看不到。')
    return (await names(DEV))
      .filter((name) => SERIAL_NAME.test(name))
      .map((name) => ({
        path: `${DEV}/${name}`,
        manufacturer: undefined,
        vendorId: undefined,
        productId: undefined,
      }))
  })
  const hid = await devicesAsync().catch((error: unknown) => {
    trouble.push(
      lacksLibusb(error)
        ? '这台机器没有 libusb（Debian：apt-get install libusb-1.0-0），HID 设备看不到，也用不了。'
        : `HID 设备看不到：${error instanceof Error ? error.message : String(error)}`,
    )
    return []
  })
  return {
    serial: ports.map(({ path, manufacturer, vendorId, productId }) => ({
      path,
      stable: stable.get(path),
      maker: manufacturer,
      ids: vendorId === undefined ? undefined : `${vendorId}:${productId ?? '????'}`,
    })),
    hid: hid.map(({ vendorId, productId, product, manufacturer, path }) => ({
      ids: `${hex(vendorId)}:${hex(productId)}`,
      product: [manufacturer, product].filter((part) => part).join(' '),
      path,
      stable: path === undefined ? undefined : stable.get(path),
    })),
    trouble,
  }
}

/** From each name of now to the one that stays: by-id for serial ports, what the rules of udev give for the rest. */
async function stableNames(): Promise<Map<string, string>> {
  const links = [
    ...(await names(BY_ID)).map((name) => `${BY_ID}/${name}`),
    ...(await names(DEV)).filter((name) => name.startsWith('kiosk-')).map((name) => `${DEV}/${name}`),
  ]
  // A link may go while it is looked at.
  const targets = await Promise.all(links.map((link) => realpath(link).catch(() => link)))
  return new Map(links.map((link, i) => [targets[i] ?? link, link]))
}

/** Nothing where the folder is missing: by-id exists only while something is connected. */
function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => [])
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0')
}
