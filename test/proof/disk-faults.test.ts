import { test } from 'vitest'
import { diskFaults } from './disk-faults.ts'
import { expectToHold } from './lean.ts'

test('whichever call of the disk fails, what was acknowledged is kept, and what was refused is not', async () => {
  await expectToHold(diskFaults, { seed: 4, trials: 8 })
})
