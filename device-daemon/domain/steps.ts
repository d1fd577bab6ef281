/** Work that may be long, in steps of about a millisecond: others have their turn between two of them. */
export type Steps<Result> = Generator<void, Result>

/** What is looked at or put in order within one step. */
const STEP = 1_000

/** All of it at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}

/** The same as `[...values].sort(compare)`: sorted pieces are merged until one is left. */
export function* sorted<T>(values: Iterable<T>, compare: (a: T, b: T) => number): Steps<T[]> {
  let runs: T[][] = []
  let run: T[] = []
  for (const value of values) {
    run.push(value)
    if (run.length < STEP) continue
    runs.push(run.sort(compare))
    run = []
    yield
  }
  runs.push(run.sort(compare))
  while (runs.length > 1) {
    const merged: T[][] = []
    for (let i = 0; i < runs.length; i += 2)
      merged.push(yield* merge(runs[i] ?? [], runs[i + 1] ?? [], compare))
    runs = merged
  }
  return runs[0] ?? []
}

function* merge<T>(left: readonly T[], right: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  const merged: T[] = []
  let at = 0
  for (const value of left) {
    for (let next = right[at]; next !== undefined && compare(next, value) < 0; next = right[at]) {
      merged.push(next)
      at += 1
      if (merged.length % STEP === 0) yield
    }
    merged.push(value)
    if (merged.length % STEP === 0) yield
  }
  for (const rest of right.slice(at)) merged.push(rest)
  return merged
}
