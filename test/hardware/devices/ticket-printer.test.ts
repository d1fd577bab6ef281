import { afterAll, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { openPrinterBench, isWhole, slip, timesPrinted } from '#test/support/printer-bench.ts'
import { whenSeen } from '#test/support/when-seen.ts'
import { ticketPrinterConformance } from '../../devices/drivers/ticket-printer-conformance.ts'
import { acmLine, note, printerClassLine, type RealLine } from '../lines.ts'
import { usbSerialLine } from '../usb-serial.ts'

const READY = { at: 'ready', conditions: [] }
const LINES: [string, () => RealLine][] = [
  [
    'usbPrinter',
    () =>
      printerClassLine({ name: 'printer-class', socket: 1, productId: 0x6021 }, '/dev/kiosk-printer-class'),
  ],
  ['serial, CDC-ACM', () => acmLine({ name: 'printer', socket: 0, productId: 0x5743 })],
  ['serial, USB to serial', () => usbSerialLine('/dev/kiosk-printer-usb-serial')],
]

for (const [wire, open] of LINES) {
  const line = open()
  afterAll(() => line.close())
  ticketPrinterConformance(`escpos over ${wire}`, {
    driver: 'escpos',
    simulator: 'thermal-80',
    options: { model: 'generic-80' },
    ...line,
  })

  test(`escpos over ${wire}: pulled in mid-slip, it is told, and ready again soon after it is back`, async () => {
    const bench = openPrinterBench({
      clock: systemClock,
      driver: 'escpos',
      simulator: 'thermal-80',
      // An emulated machine may take a second for what takes a millisecond.
      options: { statusMs: 5000 },
      wire: line.wire,
    })
    onTestFinished(async () => {
      await bench.supervisor.stop()
      await line.close()
    })
    await expect.poll(() => bench.health()).toEqual(READY)
    expect(await bench.printer.print(slip('A001'))).toEqual({ at: 'printed' })
    expect(isWhole(bench.view(), 'A001')).toBe(true)
    const printing = bench.printer.print(slip('A002'))
    await whenSeen(bench.simulator, () => timesPrinted(bench.view(), 'A002') === 1)
    let from = performance.now()
    bench.act({ action: 'unplug' })
    expect(await printing).toEqual({ at: 'unconfirmed', reason: 'unplugged' })
    note({ of: `escpos over ${wire}`, what: 'told that it was pulled', ms: performance.now() - from })
    await expect.poll(() => bench.health().at).toBe('down')
    from = performance.now()
    bench.act({ action: 'plug-in' })
    await expect.poll(() => bench.health(), { interval: 5 }).toEqual(READY)
    note({ of: `escpos over ${wire}`, what: 'ready again', ms: performance.now() - from })
    expect(await bench.printer.print(slip('A003'))).toEqual({ at: 'printed' })
    expect(['A002', 'A003'].map((number) => timesPrinted(bench.view(), number))).toEqual([1, 1])
  })
}
