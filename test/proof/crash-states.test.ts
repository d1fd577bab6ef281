import { test } from 'vitest'
import { crashStates } from './crash-states.ts'
import { expectToHold } from './lean.ts'

test('whatever of its unsynced writes a power cut leaves, a station starts with everything that it has acknowledged', async () => {
  await expectToHold(crashStates, { seed: 7, trials: 40 })
})
