import { expect, test } from 'vitest'
import { simulatedWire } from '#daemon/devices/wires/simulated.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { openPrinterBench, slip } from '#test/support/printer-bench.ts'
import { wordsOn } from '#test/support/read-slip.ts'
import { ticketPrinterConformance } from './ticket-printer-conformance.ts'

ticketPrinterConformance('escpos on an 80 mm printer with a cutter', {
  driver: 'escpos',
  simulator: 'thermal-80',
  options: { model: 'generic-80' },
})

ticketPrinterConformance('escpos on a 58 mm printer without a cutter', {
  driver: 'escpos',
  simulator: 'thermal-58',
  options: { model: 'generic-58' },
})

test.for([
  ['as text alone over a line of 9,600 baud, where a picture would take longer than a slip may', 960, 0],
  ['as a picture too over a line of 115,200 baud', 11_520, 8],
] as const)('the number comes %s', async ([, bytesPerSecond, bands]) => {
  const clock = manualClock()
  const wire = {
    wire: (...[device]: Parameters<typeof simulatedWire>) => simulatedWire(device, clock, bytesPerSecond),
  }
  const bench = openPrinterBench({ clock, driver: 'escpos', simulator: 'thermal-80', ...wire })
  await clock.advance(6000)
  const printing = bench.printer.print(slip('A032'))
  await clock.advance(30_000)
  expect(await printing).toEqual({ at: 'printed' })
  const inks = bench.view().hanging?.inks ?? []
  expect(inks.filter(({ at }) => at === 'raster')).toHaveLength(bands)
  expect(wordsOn(inks)).toContain('A032')
  await bench.supervisor.stop()
})
