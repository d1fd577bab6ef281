import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BenchAction } from '#contract/bench.ts'
import type { PrintOutcome } from '#daemon/devices/ports.ts'
import { simulatedWire } from '#daemon/devices/wires/simulated.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { isWhole, openPrinterBench, slip, timesPrinted } from '#test/support/printer-bench.ts'

type Step = { at: 'print' } | { at: 'wait'; ms: number } | { at: 'happens'; action: BenchAction }

const HEAL: BenchAction[] = [
  { action: 'set-manners', manners: 'all' },
  { action: 'set-noise', noise: 'none' },
  { action: 'set-speed', speed: 'normal' },
  { action: 'load-paper' },
  { action: 'close-cover' },
  { action: 'go-online' },
  { action: 'plug-in' },
]

const manners = fc.constantFrom('all', 'no-process-id', 'silent', 'dead', 'stuck')
const anyAction: fc.Arbitrary<BenchAction> = fc.oneof(
  fc.constantFrom<BenchAction>(
    { action: 'load-paper' },
    { action: 'remove-paper' },
    { action: 'paper-near-end' },
    { action: 'open-cover' },
    { action: 'close-cover' },
    { action: 'go-offline' },
    { action: 'go-online' },
    { action: 'unplug' },
    { action: 'plug-in' },
    { action: 'power-cycle' },
    { action: 'take-slip' },
  ),
  fc.record({ action: fc.constant('paper-ends-after'), lines: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ action: fc.constant('set-manners'), manners }),
  fc.record({ action: fc.constant('set-speed'), speed: fc.constantFrom('normal', 'slow') }),
  fc.record({ action: fc.constant('set-recovery'), recovery: fc.constantFrom('resume', 'forget') }),
)
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Step>({ at: 'print' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      at: fc.constant('wait'),
      ms: fc.constantFrom(0, 1, 3, 8, 20, 60, 150, 400, 1200, 4000, 11_000),
    }),
  },
  { weight: 4, arbitrary: fc.record({ at: fc.constant('happens'), action: anyAction }) },
)
const steps = fc.array(anyStep, { minLength: 2, maxLength: 14 })
/** What kind of unit it is. */
const anyUnit = fc.record({
  simulator: fc.constantFrom('thermal-80', 'thermal-58'),
  manners: fc.constantFrom('all', 'no-process-id'),
  recovery: fc.constantFrom('resume', 'forget'),
})
type Unit = typeof anyUnit extends fc.Arbitrary<infer T> ? T : never

/** Runs a story to its good end: everything in order again, and time enough for whatever was held back. */
async function tell(story: readonly Step[], unit: Unit, bytesPerSecond?: number) {
  const clock = manualClock()
  const { simulator, manners, recovery } = unit
  const model = simulator === 'thermal-58' ? 'generic-58' : 'generic-80'
  const bench = openPrinterBench({
    clock,
    driver: 'escpos',
    simulator,
    options: { model },
    wire: (device) => simulatedWire(device, clock, bytesPerSecond),
  })
  bench.act({ action: 'set-manners', manners }, { action: 'set-recovery', recovery })
  await clock.advance(6000)
  const outcomes = new Map<string, PrintOutcome>()
  const tooEarly: string[] = []
  const printing: Promise<unknown>[] = []
  for (const step of story) {
    if (step.at === 'wait') await clock.advance(step.ms)
    else if (step.at === 'happens') bench.act(step.action)
    else {
      const number = `A${100 + printing.length}`
      const noted = async () => {
        const outcome = await bench.printer.print(slip(number))
        outcomes.set(number, outcome)
        // Whole at this very moment, not some time later.
        if (outcome.at === 'printed' && !isWhole(bench.view(), number)) tooEarly.push(number)
      }
      printing.push(noted())
    }
  }
  await clock.advance(60_000 * printing.length)
  const settledBeforeHealing = outcomes.size === printing.length
  bench.act(...HEAL)
  await clock.advance(120_000)
  const paper = bench.view()
  await bench.supervisor.stop()
  await clock.advance(60_000)
  return { outcomes, paper, tooEarly, settledBeforeHealing, left: clock.pending() }
}

/** What holds for every printer, whatever happens to it and when. */
async function expectTruth(story: readonly Step[], unit: Unit, bytesPerSecond?: number) {
  const { outcomes, paper, tooEarly, settledBeforeHealing, left } = await tell(story, unit, bytesPerSecond)
  expect(settledBeforeHealing, 'every slip has its outcome without anybody helping').toBe(true)
  expect(tooEarly, 'a slip counts as printed when it is out, not before').toEqual([])
  for (const [number, outcome] of outcomes) {
    expect(timesPrinted(paper, number), `${number} is never out twice`).toBeLessThanOrEqual(1)
    if (outcome.at === 'printed') expect(isWhole(paper, number), `${number} is out whole`).toBe(true)
    if (outcome.at === 'failed') expect(timesPrinted(paper, number), `${number} is not out`).toBe(0)
  }
  expect(left).toBe(0)
}

test('whatever happens to the printer and when, no slip is out twice and no outcome is untrue', async () => {
  await fc.assert(
    fc.asyncProperty(steps, anyUnit, (story, unit) => expectTruth(story, unit)),
    { numRuns: 300 },
  )
})

/**
 * Bytes may not vanish without a trace in the middle of a write: no printer of this kind checks what it received, so a
 * confirmation says that what arrived is on paper, not that all of it arrived.
 */
const losesBytes = (step: Step) =>
  step.at === 'happens' &&
  (step.action.action === 'power-cycle' ||
    (step.action.action === 'set-manners' && step.action.manners === 'dead'))
const slowLineSteps = steps.map((story) => story.filter((step) => !losesBytes(step)))

test('over a line so slow that everything happens in mid-write, the same holds', async () => {
  await fc.assert(
    fc.asyncProperty(slowLineSteps, anyUnit, fc.constantFrom(960, 240), (story, unit, bytesPerSecond) =>
      expectTruth(story, unit, bytesPerSecond),
    ),
    { numRuns: 60 },
  )
})
