import type { Bench } from '#contract/bench.ts'
import type { ViewTopic } from '../topic.ts'

/** A line of print comes every 25 ms: changes are told in one go, as fast as an eye follows. */
const GATHER_MS = 40

/** The simulated devices as they are now, for the page /bench. */
export function benchTopic(
  bench: () => Bench,
  onChanged: (listener: () => void) => () => void,
): ViewTopic<object, Bench> {
  return { name: 'bench', audience: 'bench', snapshot: bench, onChanged, gatherMs: GATHER_MS }
}
