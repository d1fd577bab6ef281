import { expect } from 'vitest'
import { type Effort, faultsIn, type Suite } from './suite.ts'

/** Runs a few trials of a suite within `npm test`: the same code as a proof of hours. */
export async function expectToHold(suite: Suite, { seed, trials }: Pick<Effort, 'seed' | 'trials'>) {
  const result = await suite.run({
    seed,
    trials,
    isOver: () => false,
    say: () => undefined,
    keep: (folder) => folder,
  })
  expect(faultsIn(result)).toEqual([])
  if (result.at === 'not-run') throw new Error(`${suite.name} was not run: ${result.why}`)
  expect(result.trials).toBeGreaterThan(0)
  expect(result.controls.length).toBeGreaterThan(0)
  return result
}
