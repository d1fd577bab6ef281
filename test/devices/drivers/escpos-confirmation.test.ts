import { afterEach, beforeEach, expect, test } from 'vitest'
import { simulatedWire } from '#daemon/devices/wires/simulated.ts'
import { manualClock, type ManualClock } from '#test/support/manual-clock.ts'
import {
  isWhole,
  openPrinterBench,
  outcomeWithin,
  slip,
  timesPrinted,
  type PrinterBench,
} from '#test/support/printer-bench.ts'

let clock: ManualClock
let bench: PrinterBench

/** An old unit that leaves function 48 unanswered, unless told otherwise. */
const open = async (
  options: Record<string, unknown> = {},
  manners: 'all' | 'no-process-id' | 'silent' = 'no-process-id',
) => {
  clock = manualClock()
  bench = openPrinterBench({ clock, driver: 'escpos', simulator: 'thermal-80', options })
  bench.act({ action: 'set-manners', manners })
  await clock.advance(6000)
}
const print = (number: string) => outcomeWithin(bench.printer.print(slip(number)), 20_000, clock.advance)

beforeEach(() => open())
afterEach(() => bench.supervisor.stop())

test('an old unit that knows no process id confirms by the fence', async () => {
  expect(await print('A001')).toEqual({ at: 'printed' })
  expect(isWhole(bench.view(), 'A001')).toBe(true)
})

test('an answer that comes too late for one slip does not confirm the next', async () => {
  await open({ confirmMs: 5000 })
  bench.act({ action: 'set-speed', speed: 'slow' })
  expect(await print('A001')).toEqual({ at: 'unconfirmed', reason: 'timeout' })
  const second = async () => {
    const outcome = await bench.printer.print(slip('A002'))
    return { outcome, out: isWhole(bench.view(), 'A002') ? 'whole' : 'not yet' }
  }
  const printing = second()
  // By now the driver has given up waiting for the answer that it is owed, and has sent the slip.
  await clock.advance(1500)
  bench.act({ action: 'set-speed', speed: 'normal' })
  await clock.advance(20_000)
  expect(await printing).toEqual({ outcome: { at: 'printed' }, out: 'whole' })
})

test('slips are confirmed again after one whose answer was lost for ever', async () => {
  const printing = bench.printer.print(slip('A001'))
  await clock.advance(150)
  bench.act({ action: 'power-cycle' })
  expect(await outcomeWithin(printing, 20_000, clock.advance)).toEqual({
    at: 'unconfirmed',
    reason: 'timeout',
  })
  expect(await print('A002')).toEqual({ at: 'printed' })
  expect(timesPrinted(bench.view(), 'A002')).toBe(1)
})

test('a fence passed while the paper ends is no confirmation', async () => {
  const printing = bench.printer.print(slip('A001'))
  await clock.advance(150)
  bench.act({ action: 'set-manners', manners: 'silent' })
  await clock.advance(300)
  bench.act({ action: 'remove-paper' })
  bench.act({ action: 'set-manners', manners: 'no-process-id' })
  expect(await outcomeWithin(printing, 20_000, clock.advance)).toEqual({
    at: 'unconfirmed',
    reason: 'paper-out',
  })
})

test('a confirmation of the rest does not stand for a slip whose beginning the printer dropped', async () => {
  clock = manualClock()
  bench = openPrinterBench({
    clock,
    driver: 'escpos',
    simulator: 'thermal-80',
    wire: (simulator) => simulatedWire(simulator, clock, 960),
  })
  bench.act({ action: 'set-recovery', recovery: 'forget' })
  await clock.advance(6000)
  const printing = bench.printer.print(slip('A001'))
  await clock.advance(150)
  bench.act({ action: 'remove-paper' })
  await clock.advance(20)
  bench.act({ action: 'load-paper' })
  expect(await outcomeWithin(printing, 20_000, clock.advance)).toEqual({
    at: 'unconfirmed',
    reason: 'paper-out',
  })
})

test('told not to ask, the driver never claims that a slip is out', async () => {
  await open({ confirmation: 'none' }, 'all')
  expect(await print('A001')).toEqual({ at: 'unconfirmed', reason: 'timeout' })
  await clock.advance(5000)
  expect(isWhole(bench.view(), 'A001')).toBe(true)
})

test('told which way to confirm, the driver asks in that way even if it hears nothing else', async () => {
  await open({ confirmation: 'process-id' }, 'silent')
  const printing = bench.printer.print(slip('A001'))
  await clock.advance(150)
  bench.act({ action: 'set-manners', manners: 'all' })
  expect(await outcomeWithin(printing, 20_000, clock.advance)).toEqual({ at: 'printed' })
})

test('a wrong printer model is named, and nothing is sent', async () => {
  await open({ model: 'no-such-model' })
  expect(bench.health()).toEqual({
    at: 'down',
    reason: expect.stringContaining('config/printers/no-such-model.yaml') as string,
  })
})
