import { expect } from 'vitest'
import { type Effort, faultsIn, type Suite } from './suite.ts'

/**
 * Runs a few trials of a suite within `npm test`: the same code as a proof of hours. `controls`: `apart` where they are a test
 * of their own.
 */
export async function expectToHold(
  suite: Suite,
  { seed, trials }: Pick<Effort, 'seed' | 'trials'>,
  controls: 'here' | 'apart' = 'here',
) {
  const result = await suite
    .run({
      seed,
      trials,
      isOver: () => false,
      say: () => undefined,
      keep: (folder) => folder,
    })
    .catch((error: unknown) => {
      sayAtOnce(suite, error instanceof Error ? (error.stack ?? error.message) : String(error))
      throw error
    })
  const faults = faultsIn(result)
  for (const fault of faults) sayAtOnce(suite, fault)
  expect(faults).toEqual([])
  if (result.at === 'not-run') throw new Error(`${suite.name} was not run: ${result.why}`)
  expect(result.trials).toBeGreaterThan(0)
  expect(result.controls.length > 0).toBe(controls === 'here')
  return result
}

/** The runner says why a test failed only once all of them have ended; who stops it before that still has the cause. */
function sayAtOnce({ name }: Suite, cause: string): void {
  process.stderr.write(`✗ ${name}: ${cause}\n`)
}
