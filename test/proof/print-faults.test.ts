import { test } from 'vitest'
import { expectToHold } from './lean.ts'
import { printFaults } from './print-faults.ts'

test('whatever happens to the printer and when, no slip is out twice and no outcome is untrue', async () => {
  await expectToHold(printFaults, { seed: 5, trials: 360 })
})
