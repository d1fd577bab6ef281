// What is promised of the machine rather than of one driver: names, rights, twins, a hub.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import type { PadKey } from '#contract/pad.ts'
import { systemClock } from '#daemon/clock.ts'
import { findPluggedIn } from '#daemon/devices/wires/plugged-in.ts'
import { openHallBench } from '#test/support/hall-bench.ts'
import { openPrinterBench, slip, timesPrinted } from '#test/support/printer-bench.ts'
import { acmLine, hidLine, KEYBOARD_HID, note, printerClassLine, VENDOR_HID } from '../lines.ts'
import { usbSerialLine } from '../usb-serial.ts'
import { settle } from '../gadget.ts'

const READY = { at: 'ready', conditions: [] }
/** An emulated machine may take a second for what takes a millisecond. */
const SLOW = { statusMs: 5000 }
const NAMES = {
  printer: '/dev/kiosk-printer',
  printerClass: '/dev/kiosk-printer-class',
  reader: '/dev/kiosk-reader-hid',
  scanner: '/dev/kiosk-scanner-wedge',
}
const bySocket = (kind: 'lp' | 'hidraw', socket: number) =>
  `/dev/kiosk-by-path/${kind}-platform-dummy_hcd.${socket}-usb-0:1:1.0`

test('names and rights: the daemon’s user opens each device by its name, ModemManager and the screen leave them alone', async () => {
  const lines = [
    acmLine({ name: 'printer', socket: 0, productId: 0x5743 }),
    printerClassLine({ name: 'printer-class', socket: 1, productId: 0x6021 }, NAMES.printerClass),
    hidLine({ name: 'reader-hid', socket: 3, productId: 0x6011 }, VENDOR_HID, 'full'),
    hidLine({ name: 'scanner-wedge', socket: 5, productId: 0x6013 }, KEYBOARD_HID, 'as said'),
  ]
  for (const { raw } of lines) await raw.device.plugIn()
  settle()
  const asDaemon = (path: string) =>
    execFileSync('sh', [
      '-ec',
      `exec setpriv --reuid=station-kiosk --regid=station-kiosk --init-groups sh -c 'test -r "$0" && test -w "$0"' "$0"`,
      path,
    ])
  for (const name of Object.values(NAMES)) asDaemon(name)
  const properties = (path: string) =>
    execFileSync('udevadm', ['info', '-q', 'property', path], { encoding: 'utf8' })
  expect(properties(NAMES.printer)).toContain('ID_MM_DEVICE_IGNORE=1')
  const keyboards = readdirSync('/dev/input')
    .filter((name) => name.startsWith('event'))
    .map((name) => properties(`/dev/input/${name}`))
    .filter((text) => text.includes('ID_VENDOR_ID=0483'))
  expect(keyboards.length).toBeGreaterThan(0)
  for (const keyboard of keyboards) expect(keyboard).toContain('LIBINPUT_IGNORE_DEVICE=1')

  const { serial, printers, hid, trouble } = await findPluggedIn()
  expect(trouble).toEqual([])
  expect(serial.map(({ stable }) => stable)).toContain('/dev/serial/by-id/usb-Kiosk_printer-if00')
  expect(printers).toMatchObject([{ path: '/dev/usb/lp0', maker: 'Kiosk printer-class', ids: '0483:6021' }])
  expect(hid.map(({ ids }) => ids)).toEqual(expect.arrayContaining(['0483:6011', '0483:6013']))
  for (const { raw } of lines) {
    await raw.device.pull()
    raw.device.remove()
  }
})

test('twins: of two equal printers each prints its own slips, whichever was plugged in first', async () => {
  const [left, right] = [11, 12].map((socket) =>
    printerClassLine({ name: `twin-${socket}`, socket, productId: 0x6022 }, bySocket('lp', socket)),
  )
  if (!left || !right) throw new Error('no twins')
  const open = (line: typeof left) =>
    openPrinterBench({
      clock: systemClock,
      driver: 'escpos',
      simulator: 'thermal-80',
      options: SLOW,
      wire: line.wire,
    })
  const benches = [open(right), open(left)]
  onTestFinished(async () => {
    for (const bench of benches) await bench.supervisor.stop()
    for (const line of [left, right]) await line.close()
  })
  for (const bench of benches) await expect.poll(() => bench.health()).toEqual(READY)
  const { printers } = await findPluggedIn()
  expect(new Set(printers.map(({ stable }) => stable))).toEqual(
    new Set([bySocket('lp', 11), bySocket('lp', 12)]),
  )
  // Pulled both and plugged in again the other way round: the kernel's numbers change, the names of the sockets do not.
  for (const bench of benches) bench.act({ action: 'unplug' })
  for (const bench of benches) await expect.poll(() => bench.health().at).toBe('down')
  for (const bench of benches.toReversed()) {
    bench.act({ action: 'plug-in' })
    await expect.poll(() => bench.health()).toEqual(READY)
  }
  expect(await benches[0]?.printer.print(slip('A001'))).toEqual({ at: 'printed' })
  expect(await benches[1]?.printer.print(slip('A002'))).toEqual({ at: 'printed' })
  const printed = benches.map((bench) => ['A001', 'A002'].map((number) => timesPrinted(bench.view(), number)))
  expect(printed).toEqual([
    [1, 0],
    [0, 1],
  ])
})

test('twins: of two equal keypads each calls at its own window', async () => {
  const heard: string[] = []
  const benches = [13, 14].map((socket) => {
    const at = { name: `keypad-${socket}`, socket, productId: 0x6015 }
    const line = hidLine(at, KEYBOARD_HID, 'as said', bySocket('hidraw', socket))
    const bench = openHallBench({
      clock: systemClock,
      port: 'caller-pad',
      driver: 'hid-keypad',
      simulator: 'keypad',
      wire: line.wire,
    })
    bench.supervisor.listenToPads((_window, { key }: { key: PadKey }) => heard.push(`${socket} ${key}`))
    onTestFinished(async () => {
      await bench.supervisor.stop()
      await line.close()
    })
    return bench
  })
  for (const bench of benches) await expect.poll(() => bench.health()).toEqual(READY)
  benches[1]?.act({ action: 'press-key', key: 'next' })
  await expect.poll(() => heard).toEqual(['14 next'])
  benches[0]?.act({ action: 'press-key', key: 'finish' })
  await expect.poll(() => heard).toEqual(['14 next', '13 finish'])
})

test('a hub that loses its power: the printer behind it is ready again soon after the hub is back', async () => {
  const line = usbSerialLine('/dev/kiosk-printer-usb-serial', 'behind-hub')
  const bench = openPrinterBench({
    clock: systemClock,
    driver: 'escpos',
    simulator: 'thermal-80',
    options: SLOW,
    wire: line.wire,
  })
  onTestFinished(async () => {
    await bench.supervisor.stop()
    await line.close()
  })
  await expect.poll(() => bench.health()).toEqual(READY)
  expect(await bench.printer.print(slip('A001'))).toEqual({ at: 'printed' })
  const hub = interfaceOfHub()
  writeFileSync('/sys/bus/usb/drivers/hub/unbind', hub)
  await expect.poll(() => bench.health().at, { interval: 5 }).toBe('down')
  const from = performance.now()
  writeFileSync('/sys/bus/usb/drivers/hub/bind', hub)
  await expect.poll(() => bench.health(), { interval: 5 }).toEqual(READY)
  note({ of: 'a hub that loses its power', what: 'ready again', ms: performance.now() - from })
  expect(await bench.printer.print(slip('A002'))).toEqual({ at: 'printed' })
})

/** QEMU's, the only one beside those of the controllers. */
function interfaceOfHub(): string {
  const found = readdirSync('/sys/bus/usb/drivers/hub').find((name) => {
    const product = `/sys/bus/usb/drivers/hub/${name}/../product`
    return existsSync(product) && readFileSync(product, 'utf8').includes('QEMU')
  })
  if (found === undefined) throw new Error('no hub')
  return found
}
