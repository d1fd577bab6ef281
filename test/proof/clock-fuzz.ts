// Days of a station whose clock lies, drawn at random.
import fc from 'fast-check'
import { DAY, lives, MINUTE, openHistory, type Sabotage, type Step, take } from './clock-history.ts'
import { type Control, type Effort, openTally, type Result, type Suite, type Tally } from './suite.ts'

/** So many lives are tried before the time is looked at. */
const BATCH = 200
const CONTROL_LIVES = 120

type Trial = {
  name: string
  promises: readonly string[]
  steps: fc.Arbitrary<Step[]>
  live(steps: Step[], sabotage: Sabotage): string[]
}

const RUNS_AWAY = 'the day never runs away from a clock that errs for minutes'
const WRONGED = 'nobody who came today is cancelled because of the clock'
const TWICE = 'no number is given twice, whatever the clock shows and clerks say yes to'
const RIGHT_AT_LAST = 'a right clock has the right day in the end'
const ASTRAY = 'replaying an entry leads to the state in which it was decided'

/** What each kind of life breaks of these, by name. */
const trials: readonly Trial[] = [
  {
    name: 'honest',
    promises: [RUNS_AWAY, WRONGED, TWICE, RIGHT_AT_LAST, ASTRAY],
    steps: lives.honest,
    live(steps, sabotage) {
      const broken = new Set<string>()
      const history = openHistory(sabotage)
      history.take()
      for (const step of steps) {
        history.live(step)
        if (history.open() > history.dayAtLatest()) broken.add(RUNS_AWAY)
      }
      if (history.wronged.length > 0) broken.add(WRONGED)
      history.pass(11 * MINUTE)
      return [...broken, ...always(history)]
    },
  },
  {
    name: 'wild',
    promises: [TWICE, RIGHT_AT_LAST, ASTRAY],
    steps: lives.wild,
    live(steps, sabotage) {
      const history = openHistory(sabotage)
      for (const step of [take, ...steps]) history.live(step)
      history.live({ at: 'set', by: 0 })
      history.pass(2 * DAY)
      history.take()
      return always(history)
    },
  },
]

function always(history: ReturnType<typeof openHistory>): string[] {
  return [
    ...(new Set(history.given).size < history.given.length ? [TWICE] : []),
    ...(history.open() === history.trueDay() ? [] : [RIGHT_AT_LAST]),
    ...(history.astray() > 0 ? [ASTRAY] : []),
  ]
}

export const clockFuzz: Suite = {
  name: 'clock-fuzz',
  title: 'A clock that lies',
  trial:
    'up to 40 events in the life of a station (a clock wrong for minutes, set wrong, or wrong after a restart; tickets, calls, midnights, clerks who say yes), half of the lives with a clock that only errs for minutes',
  trials: 10_000,
  async run(effort) {
    return { ...liveWithClocks(effort), controls: clockControls(effort.seed) }
  },
}

/** The same without its controls. */
export const clockLives: Suite = { ...clockFuzz, run: async (effort) => liveWithClocks(effort) }

function liveWithClocks(effort: Effort): Extract<Result, { at: 'ran' }> {
  const tally = openTally()
  const trials = fuzz(effort, tally, 'none')
  return { at: 'ran', trials, checks: tally.checks(), controls: [], tables: [], notes: [] }
}

export function clockControls(seed: number): Control[] {
  return [
    { sabotage: 'every clock is believed', caught: isCaught(seed, 'believes-everything', WRONGED) },
    {
      sabotage: 'a fold that forgets its numbers when a day is corrected',
      caught: isCaught(seed, 'forgets-numbers', TWICE),
    },
  ]
}

function isCaught(seed: number, sabotage: Sabotage, promise: string): boolean {
  const tally = openTally()
  fuzz({ seed, trials: CONTROL_LIVES, isOver: () => false, say: () => {} }, tally, sabotage)
  return tally.checks().some((check) => check.promise === promise && check.failures > 0)
}

/** How many lives were lived. */
function fuzz(effort: Omit<Effort, 'keep'>, tally: Tally, sabotage: Sabotage): number {
  let lived = 0
  while (lived < effort.trials && !effort.isOver()) {
    const seed = effort.seed * 1_000_003 + lived
    const numRuns = Math.min(BATCH, Math.ceil((effort.trials - lived) / trials.length))
    for (const trial of trials) fuzzBatch(trial, { seed, numRuns }, tally, sabotage)
    lived += numRuns * trials.length
    if (sabotage === 'none' && lived % 2000 === 0) effort.say(`${lived} lives, ${tally.failures()} failures`)
  }
  return lived
}

function fuzzBatch(
  { name, promises, steps, live }: Trial,
  { seed, numRuns }: { seed: number; numRuns: number },
  tally: Tally,
  sabotage: Sabotage,
): void {
  const property = fc.property(steps, (days) => {
    const broken = new Set(live(days, sabotage))
    for (const promise of promises)
      tally.check(
        promise,
        !broken.has(promise),
        () => `${name} life, batch seed ${seed}: ${JSON.stringify(days)}`,
      )
  })
  fc.assert(property, { seed, numRuns })
}
