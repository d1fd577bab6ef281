import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BenchAction } from '#contract/bench.ts'
import type { PrintOutcome } from '#daemon/devices/ports.ts'
import { manualClock, type ManualClock } from '#test/support/manual-clock.ts'
import { HEAL } from '#test/support/heal-printer.ts'
import {
  isWhole,
  openPrinterBench,
  outcomeWithin,
  slip,
  timesPrinted,
  type PrinterBench,
} from '#test/support/printer-bench.ts'
import { wordsOn } from '#test/support/read-slip.ts'
import type { OnLine } from '#test/support/on-line.ts'

/** A driver of ticket-printer, and the simulated device that speaks its language. */
export type PrinterUnderTest = OnLine & {
  driver: string
  simulator: string
  options: Record<string, unknown>
}

type Expectation = {
  /** What happens to the printer. */
  faults: BenchAction[]
  outcome: PrintOutcome
  /** How the number ends up on paper once everything is in order again. */
  afterwards: 'nowhere' | 'at most in part' | 'whole'
}

const PATIENCE_MS = 20_000 // longer than any deadline of a driver
const PROMPT_MS = 2000 // a resident stands in front of it

/** The fault is there when the ticket is taken. */
const BEFORE: Record<string, Expectation> = {
  'there is no paper': {
    faults: [{ action: 'remove-paper' }],
    outcome: { at: 'failed', reason: 'paper-out' },
    afterwards: 'nowhere',
  },
  'the cover is open': {
    faults: [{ action: 'open-cover' }],
    outcome: { at: 'failed', reason: 'cover-open' },
    afterwards: 'nowhere',
  },
  'it is offline': {
    faults: [{ action: 'go-offline' }],
    outcome: { at: 'failed', reason: 'offline' },
    afterwards: 'nowhere',
  },
  'it is unplugged': {
    faults: [{ action: 'unplug' }],
    outcome: { at: 'failed', reason: 'unplugged' },
    afterwards: 'nowhere',
  },
  'it has stopped answering': {
    faults: [{ action: 'set-manners', manners: 'dead' }],
    outcome: { at: 'failed', reason: 'timeout' },
    afterwards: 'nowhere',
  },
  'it takes no bytes any more': {
    faults: [{ action: 'set-manners', manners: 'stuck' }],
    outcome: { at: 'failed', reason: 'timeout' },
    afterwards: 'nowhere',
  },
  'the paper is near its end': {
    faults: [{ action: 'paper-near-end' }],
    outcome: { at: 'printed' },
    afterwards: 'whole',
  },
  'it was switched off and on': {
    faults: [{ action: 'power-cycle' }],
    outcome: { at: 'printed' },
    afterwards: 'whole',
  },
  'the slip before still hangs in the slot': {
    faults: [{ action: 'take-slip' }],
    outcome: { at: 'printed' },
    afterwards: 'whole',
  },
}

/** The fault comes when part of the slip is out already. */
const DURING: Record<string, Expectation> = {
  'the roll ends': {
    faults: [{ action: 'paper-ends-after', lines: 2 }],
    outcome: { at: 'unconfirmed', reason: 'paper-out' },
    afterwards: 'whole',
  },
  'the roll ends and the printer drops what it held': {
    faults: [
      { action: 'set-recovery', recovery: 'forget' },
      { action: 'paper-ends-after', lines: 2 },
    ],
    outcome: { at: 'unconfirmed', reason: 'paper-out' },
    afterwards: 'at most in part',
  },
  'the cover is opened': {
    faults: [{ action: 'open-cover' }],
    outcome: { at: 'unconfirmed', reason: 'cover-open' },
    afterwards: 'whole',
  },
  'it goes offline': {
    faults: [{ action: 'go-offline' }],
    outcome: { at: 'unconfirmed', reason: 'offline' },
    afterwards: 'whole',
  },
  'it is unplugged': {
    faults: [{ action: 'unplug' }],
    outcome: { at: 'unconfirmed', reason: 'unplugged' },
    afterwards: 'whole',
  },
  'it stops answering but prints on': {
    faults: [{ action: 'set-manners', manners: 'silent' }],
    outcome: { at: 'unconfirmed', reason: 'timeout' },
    afterwards: 'whole',
  },
  'it loses its power for a moment': {
    faults: [{ action: 'power-cycle' }],
    outcome: { at: 'unconfirmed', reason: 'timeout' },
    afterwards: 'at most in part',
  },
}

/** What every driver of a ticket printer promises, shown against a simulator that can do all of this. */
export function ticketPrinterConformance(name: string, under: PrinterUnderTest): void {
  describe(name, () => {
    let clock: ManualClock
    let bench: PrinterBench

    const print = (number: string) =>
      outcomeWithin(bench.printer.print(slip(number)), PATIENCE_MS, clock.advance)
    const untilLegible = async (number: string) => {
      for (let ms = 0; ms < PROMPT_MS && timesPrinted(bench.view(), number) === 0; ms += 10)
        await clock.advance(10)
      expect(timesPrinted(bench.view(), number)).toBe(1)
    }
    const heal = async () => {
      bench.act(...HEAL)
      await clock.advance(60_000)
    }
    const expectNextSlipOnce = async () => {
      expect(await print('B999')).toEqual({ at: 'printed' })
      expect(timesPrinted(bench.view(), 'B999')).toBe(1)
      expect(isWhole(bench.view(), 'B999')).toBe(true)
    }

    beforeEach(async () => {
      clock = (under.clock ?? manualClock)()
      bench = openPrinterBench({ ...under, clock })
      await clock.advance(10_000)
    })
    afterEach(() => bench.supervisor.stop())

    test('is ready and prints a slip whole, once, understood to the last byte', async () => {
      expect(bench.health()).toEqual({ at: 'ready', conditions: [] })
      expect(await print('A001')).toEqual({ at: 'printed' })
      expect(isWhole(bench.view(), 'A001')).toBe(true)
      expect(timesPrinted(bench.view(), 'A001')).toBe(1)
      expect(bench.view().unknownBytes).toBe(0)
    })

    test('prints slips asked for together one after another, in order', async () => {
      const numbers = ['A001', 'A002', 'A003', 'A004']
      const outcomes = Promise.all(numbers.map((number) => bench.printer.print(slip(number))))
      await clock.advance(30_000)
      expect(await outcomes).toEqual(numbers.map(() => ({ at: 'printed' })))
      const slips = bench
        .view()
        .taken.toReversed()
        .concat(bench.view().hanging ?? [])
      expect(slips.map(({ inks }) => wordsOn(inks).find((line) => numbers.includes(line)))).toEqual(numbers)
    })

    test.each(Object.entries(BEFORE))('when %s, a slip ends as it should', async (_what, expected) => {
      await print('A001')
      bench.act(...expected.faults)
      const outcome = await print('A002')
      expect(outcome).toEqual(expected.outcome)
      await heal()
      expect(timesPrinted(bench.view(), 'A002')).toBe(expected.afterwards === 'nowhere' ? 0 : 1)
      expect(isWhole(bench.view(), 'A002')).toBe(expected.afterwards === 'whole')
      await expectNextSlipOnce()
    })

    test.each(Object.entries(DURING))(
      'when %s in mid-slip, nobody is told it is out',
      async (_what, expected) => {
        const printing = bench.printer.print(slip('A001'))
        await untilLegible('A001')
        bench.act(...expected.faults)
        expect(await outcomeWithin(printing, PATIENCE_MS, clock.advance)).toEqual(expected.outcome)
        await heal()
        expect(timesPrinted(bench.view(), 'A001')).toBe(1)
        if (expected.afterwards === 'whole') expect(isWhole(bench.view(), 'A001')).toBe(true)
        await expectNextSlipOnce()
      },
    )

    test('a slow printer is waited for', async () => {
      const printing = bench.printer.print(slip('A001'))
      await untilLegible('A001')
      bench.act({ action: 'set-speed', speed: 'slow' })
      expect(await outcomeWithin(printing, PATIENCE_MS, clock.advance)).toEqual({ at: 'printed' })
    })

    test('a roll that ends in mid-slip is known within two seconds', async () => {
      bench.act({ action: 'paper-ends-after', lines: 3 })
      const outcome = await outcomeWithin(bench.printer.print(slip('A001')), PROMPT_MS, clock.advance)
      expect(outcome).toEqual({ at: 'unconfirmed', reason: 'paper-out' })
    })

    test('an obstacle and its end are both known within two seconds, with nobody printing', async () => {
      bench.act({ action: 'open-cover' }, { action: 'remove-paper' })
      await clock.advance(PROMPT_MS)
      expect(bench.health()).toEqual({ at: 'attention', conditions: ['paper-out', 'cover-open'] })
      bench.act({ action: 'load-paper' }, { action: 'close-cover' })
      await clock.advance(PROMPT_MS)
      expect(bench.health()).toEqual({ at: 'ready', conditions: [] })
    })

    test('a dead printer is noticed while nobody prints, and so is its return', async () => {
      bench.act({ action: 'set-manners', manners: 'dead' })
      await clock.advance(30_000)
      expect(bench.health()).toEqual({ at: 'attention', conditions: ['unresponsive'] })
      bench.act({ action: 'set-manners', manners: 'all' })
      await clock.advance(30_000)
      expect(bench.health()).toEqual({ at: 'ready', conditions: [] })
      await expectNextSlipOnce()
    })

    test('a printer that only listens still gets the slip, once, and nobody claims to know', async () => {
      bench.act({ action: 'set-manners', manners: 'silent' })
      await clock.advance(30_000)
      expect(await print('A001')).toEqual({ at: 'unconfirmed', reason: 'timeout' })
      await clock.advance(10_000)
      expect(timesPrinted(bench.view(), 'A001')).toBe(1)
      expect(isWhole(bench.view(), 'A001')).toBe(true)
    })

    test('noise on the line makes nobody claim what is not so', async () => {
      bench.act({ action: 'set-noise', noise: 'some' })
      const numbers = Array.from({ length: 10 }, (_, n) => `A${100 + n}`)
      const outcomes: (PrintOutcome | 'hanging')[] = []
      for (const number of numbers) {
        outcomes.push(await print(number))
        bench.act({ action: 'take-slip' })
      }
      await heal()
      const whole = numbers.map((number) => isWhole(bench.view(), number))
      const printed = outcomes.filter((outcome) => outcome !== 'hanging' && outcome.at === 'printed')
      expect(printed.length).toBeGreaterThan(2)
      outcomes.forEach((outcome, n) => {
        if (outcome === 'hanging') throw new Error('a slip without an outcome')
        if (outcome.at === 'printed') expect(whole[n], numbers[n]).toBe(true)
        expect(timesPrinted(bench.view(), numbers[n] ?? '')).toBe(outcome.at === 'failed' ? 0 : 1)
      })
      await expectNextSlipOnce()
    })

    test('a slip that waited while the printer was pulled is not printed when it is back', async () => {
      const first = bench.printer.print(slip('A001'))
      const second = bench.printer.print(slip('A002'))
      await clock.advance(100)
      bench.act({ action: 'unplug' })
      expect(await outcomeWithin(first, PROMPT_MS, clock.advance)).toEqual({
        at: 'unconfirmed',
        reason: 'unplugged',
      })
      expect(await outcomeWithin(second, PROMPT_MS, clock.advance)).toEqual({
        at: 'failed',
        reason: 'unplugged',
      })
      await heal()
      expect(bench.health()).toEqual({ at: 'ready', conditions: [] })
      expect(timesPrinted(bench.view(), 'A002')).toBe(0)
      await expectNextSlipOnce()
    })

    test('slips under way when the daemon stops have their outcome before it is gone', async () => {
      const first = bench.printer.print(slip('A001'))
      const second = bench.printer.print(slip('A002'))
      await clock.advance(100)
      await bench.supervisor.stop()
      expect(await outcomeWithin(first, 0, clock.advance)).toEqual({ at: 'unconfirmed', reason: 'restarted' })
      expect(await outcomeWithin(second, 0, clock.advance)).toEqual({ at: 'failed', reason: 'restarted' })
    })

    test('nothing is left waiting after it has stopped', async () => {
      await print('A001')
      await bench.supervisor.stop()
      await clock.advance(30_000)
      expect(clock.pending()).toBe(0)
    })
  })
}
