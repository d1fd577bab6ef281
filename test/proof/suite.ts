/** How much of a proof is run, and where it says what it sees. */
export type Effort = {
  /** The same seed tries the same things in the same order. */
  seed: number
  /** So many trials at most; what a trial is, each suite says. */
  trials: number
  /** True once the time given is used up: a suite ends after the trial under way. */
  isOver(): boolean
  say(line: string): void
  /** Keeps a copy of a folder in which something failed, for a person to look at; gives its place. */
  keep(folder: string, name: string): string
}

/** One promise and how often it was tried. `examples`: the first failures, each with what brings it back. */
export type Check = { promise: string; trials: number; failures: number; examples: string[] }

/** Something broken on purpose: a proof that cannot fail is none. */
export type Control = { sabotage: string; caught: boolean }

export type Table = { title: string; columns: string[]; rows: (string | number)[][] }

export type Result =
  | { at: 'ran'; trials: number; checks: Check[]; controls: Control[]; tables: Table[]; notes: string[] }
  /** The machine lacks something, or does not allow it. */
  | { at: 'not-run'; why: string }

export type Suite = {
  /** As on the command line. */
  name: string
  title: string
  /** What is done in one trial, for the report's reader. */
  trial: string
  /** Trials of a run without a limit of its own. */
  trials: number
  run(effort: Effort): Promise<Result>
}

const EXAMPLES_KEPT = 5

/** Counts promises that were kept and broken. */
export type Tally = {
  check(promise: string, isKept: boolean, example: () => string): void
  checks(): Check[]
  failures(): number
}

export function openTally(): Tally {
  const checks = new Map<string, Check>()
  return {
    check(promise, isKept, example) {
      const check = checks.get(promise) ?? { promise, trials: 0, failures: 0, examples: [] }
      checks.set(promise, check)
      check.trials += 1
      if (isKept) return
      check.failures += 1
      if (check.examples.length < EXAMPLES_KEPT) check.examples.push(example())
    },
    checks: () => [...checks.values()],
    failures: () => [...checks.values()].reduce((sum, { failures }) => sum + failures, 0),
  }
}

/** Everything that did not go as promised, in words; empty where the proof holds. */
export function faultsIn(result: Result): string[] {
  if (result.at === 'not-run') return []
  return [
    ...result.checks
      .filter(({ failures }) => failures > 0)
      .map(({ promise, failures, trials, examples }) =>
        [`${promise}: failed ${failures} of ${trials}`, ...examples].join('\n  '),
      ),
    ...result.controls
      .filter(({ caught }) => !caught)
      .map(({ sabotage }) => `not caught, although it must be: ${sabotage}`),
  ]
}
