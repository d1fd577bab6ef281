// Each device of a station at a socket of the guest, under the name that udev's rules give it.
import { appendFileSync, constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { hidWire } from '#daemon/devices/wires/hid.ts'
import { serialWire } from '#daemon/devices/wires/serial.ts'
import { usbPrinterWire } from '#daemon/devices/wires/usb-printer.ts'
import { type GadgetOptions, type Kind, makeGadget } from './gadget.ts'
import { type Line, openLine, type Pluggable } from './line.ts'
import type { Wire } from '#daemon/devices/ports.ts'
import type { Clock } from '#daemon/clock.ts'

/** 0483 is the vendor of the README's example. */
const VENDOR = 0x0483
const FULL_REPORT = 64
const FILL_BYTES = 4096
const FULL_AFTER_MS = 500

/** `raw`: the device itself, and what the product opens of it. */
export type RealLine = Line & { raw: { device: Pluggable; wire: (clock: Clock) => Wire } }

type At = Pick<GadgetOptions, 'name' | 'socket' | 'productId'>

/**
 * CDC-ACM: what most printers, readers and scanners with a "virtual serial port" are. `silent`: one that never says a word is
 * known to be stuck only when the kernel is full.
 */
export function acmLine(at: At & { silent?: true }, host = `/dev/kiosk-${at.name}`): RealLine {
  const { silent, ...gadget } = at
  const device = makeGadget({ ...gadget, vendorId: VENDOR, kind: { at: 'serial' } }, host)
  const wire = (clock: Clock) => serialWire(host, 115_200, clock)
  const line = { device, wire, ...(silent && { fillUp: () => fillUp(host) }) }
  return { ...openLine(line), raw: { device, wire } }
}

/** As another program with the port open; it takes no more when nothing has gone for a while. */
async function fillUp(host: string): Promise<void> {
  const file = await open(host, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY)
  const zeros = Buffer.alloc(FILL_BYTES)
  const write = () =>
    file.write(zeros).then(
      ({ bytesWritten }) => bytesWritten,
      () => 0,
    )
  for (let wentAt = performance.now(); performance.now() - wentAt < FULL_AFTER_MS;)
    if ((await write()) > 0) wentAt = performance.now()
    else await sleep(5)
  await file.close()
}

export function printerClassLine(at: At, host: string): RealLine {
  const device = makeGadget({ ...at, vendorId: VENDOR, kind: { at: 'printer' } }, host)
  return lineOf(device, (clock) => usbPrinterWire(host, clock))
}

/** Every report of a vendor's own protocol is whole; a keyboard's and a scanner's are as long as they are said. */
export function hidLine(
  at: At,
  kind: Extract<Kind, { at: 'hid' }>,
  reports: 'full' | 'as said',
  host = `/dev/kiosk-${at.name}`,
): RealLine {
  const ids = { vendorId: VENDOR, productId: at.productId }
  const device = makeGadget({ ...at, vendorId: VENDOR, kind }, host)
  const wire = (clock: Clock) => hidWire({ ...ids, path: host }, clock)
  return lineOf(device, wire, { bytes: kind.reportBytes, are: reports })
}

export function lineOf(
  device: Pluggable,
  wire: (clock: Clock) => Wire,
  reports?: { bytes: number; are: 'full' | 'as said' },
): RealLine {
  return { ...openLine({ device, wire, ...(reports && { reports }) }), raw: { device, wire } }
}

/** A vendor's own page, 64 bytes in and out: card readers. */
export const VENDOR_HID: Extract<Kind, { at: 'hid' }> = {
  at: 'hid',
  reportBytes: FULL_REPORT,
  boot: 'none',
  descriptor: bytesOf('0600ff 0901 a101 0902 1500 26ff00 7508 9540 8102 0903 7508 9540 9102 c0'),
}

/** Usage page 8C, reports of number 2: code scanners. */
export const SCANNER_HID: Extract<Kind, { at: 'hid' }> = {
  at: 'hid',
  reportBytes: FULL_REPORT,
  boot: 'none',
  descriptor: bytesOf('058c 0902 a101 8502 0903 1500 26ff00 7508 953f 8102 c0'),
}

/** The keyboard of the USB HID specification's appendix E.6. */
export const KEYBOARD_HID: Extract<Kind, { at: 'hid' }> = {
  at: 'hid',
  reportBytes: 8,
  boot: 'keyboard',
  descriptor: bytesOf(
    '0501 0906 a101 0507 19e0 29e7 1500 2501 7501 9508 8102 9501 7508 8103 9505 7501 0508 1901 2905 9102 9501 7503 9103 9506 7508 1500 2565 0507 1900 2965 8100 c0',
  ),
}

function bytesOf(hex: string): Uint8Array {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex')
}

/** What was measured, for the report. `of`: a driver and its wire. */
export type Fact = { of: string; what: string; ms: number }

export function note(fact: Fact): void {
  const folder = process.env['KIOSK_RESULTS']
  if (folder === undefined) throw new Error('these tests run in the guest of npm run test:hardware')
  appendFileSync(join(folder, 'facts.jsonl'), `${JSON.stringify(fact)}\n`)
}
