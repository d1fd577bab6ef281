import { watch } from 'node:fs'
import type { Clock } from '#daemon/clock.ts'
import type { Connection, Opened, Wire, WireEvents } from '#daemon/devices/ports.ts'
import { connectionLife } from '#daemon/devices/wires/connection.ts'
import { lacksLibusb } from '#daemon/devices/wires/libusb.ts'

/** As much of node-hid's HIDAsync as a wire needs. */
export type HidHandle = {
  on(event: 'data', then: (report: Buffer) => void): unknown
  on(event: 'error', then: (error?: unknown) => void): unknown
  getDeviceInfo(): Promise<{ vendorId: number; productId: number }>
  write(report: Buffer): Promise<number>
  close(): Promise<void>
}
/** `path` in /dev tells two of the same ids apart; without it the first that is found is meant. */
export type HidAddress = { vendorId: number; productId: number; path?: string }
/** Rejects when no such device is there or may be opened. */
export type OpenHid = (address: HidAddress) => Promise<HidHandle>

const REPORT_BYTES = 64 // the most that a full-speed device's interrupt pipe carries at once
const REPORT_ID = 0 // none of the devices here numbers its reports
const DEVICE_FOLDER = '/dev'

/**
 * A HID device by vendor and product id. Bytes go out cut into reports of 64, the last one padded with zeros; each
 * report that comes in is handed on whole, so the protocol above has to live with padding. `open` stands in for
 * node-hid where there is no hardware.
 */
export function hidWire(address: HidAddress, clock: Clock, open: OpenHid = openNodeHid): Wire {
  const { path } = address
  return {
    name: `hid ${idsOf(address)}${path === undefined ? '' : ` ${path}`}`,
    open: (events) => openHid(() => openChecked(address, open), events, clock),
    watch: watchForHidraw,
  }
}

/** Loaded when first wanted: a station without HID devices needs no native code. */
async function openNodeHid({ vendorId, productId, path }: HidAddress): Promise<HidHandle> {
  const { HIDAsync } = await import('node-hid')
  return path === undefined ? HIDAsync.open(vendorId, productId) : HIDAsync.open(path)
}

/** Names in /dev are given out again with every plug: one may belong to another device by now. */
async function openChecked(address: HidAddress, open: OpenHid): Promise<HidHandle> {
  const handle = await open(address)
  if (address.path === undefined) return handle
  const found = await handle.getDeviceInfo().catch(() => address)
  if (idsOf(found) === idsOf(address)) return handle
  await handle.close().catch(() => undefined)
  throw new Error(`${address.path} is ${idsOf(found)}`)
}

async function openHid(
  open: () => Promise<HidHandle>,
  events: WireEvents,
  clock: Clock,
): Promise<Opened<Connection>> {
  let handle: HidHandle
  try {
    handle = await open()
  } catch (error) {
    if (lacksLibusb(error)) return { at: 'failed', reason: '缺 libusb：apt-get install libusb-1.0-0' }
    return { at: 'failed', reason: wordsOf(error, 'cannot be opened') }
  }
  // Reports go out one after another; those still waiting when the connection ends are dropped.
  let sent: Promise<void> = Promise.resolve()
  let state: 'open' | 'released' = 'open'
  const life = connectionLife(
    {
      send(bytes, done) {
        const before = sent
        const sendNext = async () => {
          await before
          try {
            for (const report of reportsOf(bytes)) {
              if (state === 'released') return done(false)
              await handle.write(report)
            }
            done(true)
          } catch (error) {
            done(false)
            life.lost(wordsOf(error, 'write failed'))
          }
        }
        sent = sendNext()
      },
      async release() {
        state = 'released'
        // Never the synchronous close: it can crash the process during a read. A device that is gone cannot be closed.
        await handle.close().catch(() => undefined)
      },
    },
    events,
    clock,
  )
  handle.on('data', (report) => life.received(report))
  // Unplugged; node-hid has no close event, and its message may be missing.
  handle.on('error', (error) => life.lost(wordsOf(error, 'unplugged')))
  return { at: 'open', value: life }
}

function* reportsOf(bytes: Uint8Array): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += REPORT_BYTES) {
    const report = Buffer.alloc(1 + REPORT_BYTES)
    report[0] = REPORT_ID
    report.set(bytes.subarray(start, start + REPORT_BYTES), 1)
    yield report
  }
}

/** Tells of every hidraw device that comes or goes; the supervisor only takes it as a hint. */
function watchForHidraw(mayBeBack: () => void): () => void {
  try {
    const watcher = watch(DEVICE_FOLDER, { persistent: false }, (_event, name) => {
      if (name?.startsWith('hidraw') === true) mayBeBack()
    })
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch {
    // Without a watch the supervisor's own waiting still finds the device.
    return () => undefined
  }
}

function wordsOf(error: unknown, otherwise: string): string {
  return error instanceof Error && error.message !== '' ? error.message : otherwise
}

function idsOf({ vendorId, productId }: HidAddress): string {
  return `${hex(vendorId)}:${hex(productId)}`
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0')
}
