import { EventEmitter } from 'node:events'
import type { HidHandle, OpenHid } from '#daemon/devices/wires/hid.ts'

const REPORT_BYTES = 64

/** A HID device in the hands of a test, and a stand-in for node-hid that opens it. Nothing of an operating system is in it. */
export type MadeUpHid = {
  open: OpenHid
  /** What the host has sent, without report ids and padding. */
  received(): Buffer
  /** The reports themselves, as node-hid was given them. */
  reports: Buffer[]
  say(bytes: Uint8Array): void
  /** Takes no more reports. */
  stall(): void
  /** `error` without a message, as node-hid 3.4 gives it on Linux. */
  unplug(): void
  plugIn(): void
  /** How often each opened handle was closed. */
  closes: number[]
}

/** `ids`: what it says it is, where that matters. */
export function madeUpHid(ids = { vendorId: 0, productId: 0 }): MadeUpHid {
  let plug: 'in' | 'out' = 'in'
  let flow: 'taking' | 'stalled' = 'taking'
  let current: EventEmitter | undefined
  const reports: Buffer[] = []
  const closes: number[] = []

  const open: OpenHid = async () => {
    if (plug === 'out') throw new Error('could not open HID device')
    const emitter = new EventEmitter()
    const n = closes.push(0) - 1
    current = emitter
    const handle: HidHandle = {
      on: (event: string, then: (report: Buffer) => void) => emitter.on(event, then),
      getDeviceInfo: async () => ids,
      async write(report) {
        if (flow === 'stalled') await new Promise<never>(() => {})
        if (plug === 'out' || current !== emitter) throw new Error('write failed')
        reports.push(Buffer.from(report))
        return report.length
      },
      async close() {
        closes[n] = (closes[n] ?? 0) + 1
        if (current === emitter) current = undefined
        if (plug === 'out') throw new Error('device is gone')
      },
    }
    return handle
  }
  return {
    open,
    reports,
    closes,
    received: () => Buffer.concat(reports.map(withoutPadding)),
    say: (bytes) => void current?.emit('data', Buffer.from(bytes)),
    stall: () => (flow = 'stalled'),
    unplug() {
      plug = 'out'
      current?.emit('error')
    },
    plugIn() {
      plug = 'in'
      flow = 'taking'
    },
  }
}

/** A report's own zeros at its end cannot be told from padding; the tests send none there. */
function withoutPadding(report: Buffer): Buffer {
  if (report.length !== 1 + REPORT_BYTES || report[0] !== 0) throw new Error('not a report of 64 bytes')
  return report.subarray(1, report.findLastIndex((byte) => byte !== 0) + 1)
}
