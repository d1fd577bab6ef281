// Paper ends, covers open, cables are pulled, a printer lies or falls silent, at any instant of any slip: the real driver
// against the simulated printer, on a clock of its own.
import fc from 'fast-check'
import type { BenchAction } from '#contract/bench.ts'
import type { PrintOutcome } from '#daemon/devices/ports.ts'
import { simulatedWire } from '#daemon/devices/wires/simulated.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { isWhole, openPrinterBench, slip, timesPrinted } from '#test/support/printer-bench.ts'
import { HEAL } from '#test/support/heal-printer.ts'
import { type Effort, openTally, type Suite, type Tally } from './suite.ts'

/** Broken on purpose: a slip whose fate is unknown is printed again, or every slip counts as printed. */
type Sabotage = 'none' | 'prints-again' | 'believes'

type Step = { at: 'print' } | { at: 'wait'; ms: number } | { at: 'happens'; action: BenchAction }

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
async function tell(story: readonly Step[], unit: Unit, sabotage: Sabotage, bytesPerSecond?: number) {
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
        const told = await bench.printer.print(slip(number))
        const retries = sabotage === 'prints-again' && told.at === 'unconfirmed'
        const printed = retries ? await bench.printer.print(slip(number)) : told
        const outcome: PrintOutcome = sabotage === 'believes' ? { at: 'printed' } : printed
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
async function judge({ story, unit, bytesPerSecond }: Story, sabotage: Sabotage, tally: Tally, from: string) {
  const { outcomes, paper, tooEarly, settledBeforeHealing, left } = await tell(
    story,
    unit,
    sabotage,
    bytesPerSecond,
  )
  const words = () => `${from}: ${JSON.stringify({ unit, bytesPerSecond, story })}`
  tally.check('every slip has its outcome without anybody helping', settledBeforeHealing, words)
  tally.check('a slip counts as printed when it is out, not before', tooEarly.length === 0, words)
  tally.check('no timer is left behind', left === 0, words)
  for (const [number, outcome] of outcomes) {
    const times = timesPrinted(paper, number)
    tally.check('no slip is out twice', times <= 1, words)
    if (outcome.at === 'printed')
      tally.check('what is called printed is out whole', isWhole(paper, number), words)
    if (outcome.at === 'failed') tally.check('what is called failed is not out', times === 0, words)
  }
}

/**
 * Bytes may not vanish without a trace in the middle of a write: no printer of this kind checks what it received, so a
 * confirmation says that what arrived is on paper, not that all of it arrived.
 */
const losesBytes = (step: Step) =>
  step.at === 'happens' &&
  (step.action.action === 'power-cycle' ||
    (step.action.action === 'set-manners' && step.action.manners === 'dead'))

type Story = { story: readonly Step[]; unit: Unit; bytesPerSecond?: number }
const anyStory: fc.Arbitrary<Story> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ story: steps, unit: anyUnit }) },
  {
    // A line so slow that everything happens in mid-write.
    weight: 1,
    arbitrary: fc.record({
      story: steps.map((story) => story.filter((step) => !losesBytes(step))),
      unit: anyUnit,
      bytesPerSecond: fc.constantFrom(960, 240),
    }),
  },
)
const BATCH = 20
/** At most: few stories have a slip that nobody confirmed and that came out all the same. */
const CONTROL_STORIES = 2_000

export const printFaults: Suite = {
  name: 'print-faults',
  title: 'A printer that fails at any instant',
  trial:
    'up to 14 events at a simulated printer (a slip is begun, time passes, paper ends, the cover opens, the cable is pulled, the unit falls silent, is slow or is switched off), over a fast line or one of 240 bytes a second',
  trials: 20_000,
  async run(effort) {
    const tally = openTally()
    const trials = await tellAll(effort, 'none', tally)
    return {
      at: 'ran',
      trials,
      checks: tally.checks(),
      controls: [
        {
          sabotage: 'an unconfirmed slip is printed again',
          caught: await isCaught(effort, 'prints-again', /out twice/),
        },
        { sabotage: 'every slip counts as printed', caught: await isCaught(effort, 'believes', /out whole/) },
      ],
      tables: [],
      notes: ['The printer is simulated after the manuals of the TM series; it is not a printer.'],
    }
  },
}

async function tellAll(effort: Effort, sabotage: Sabotage, tally: Tally): Promise<number> {
  let told = 0
  while (told < effort.trials && !effort.isOver()) {
    const seed = effort.seed * 1_000_003 + told
    const numRuns = Math.min(BATCH, effort.trials - told)
    for (const story of fc.sample(anyStory, { seed, numRuns }))
      await judge(story, sabotage, tally, `batch seed ${seed}`)
    told += numRuns
    if (sabotage === 'none' && told % 1000 === 0) effort.say(`${told} stories, ${tally.failures()} failures`)
  }
  return told
}

async function isCaught(effort: Effort, sabotage: Sabotage, promise: RegExp): Promise<boolean> {
  const tally = openTally()
  const caught = () => tally.checks().some((check) => promise.test(check.promise) && check.failures > 0)
  await tellAll({ ...effort, trials: CONTROL_STORIES, isOver: caught }, sabotage, tally)
  return caught()
}
