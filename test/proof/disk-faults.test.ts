import { test } from 'vitest'
import { diskFaults } from './disk-faults.ts'
import { expectToHold } from './lean.ts'

// Some twenty processes under strace, one after another.
test(
  'whichever call of the disk fails, what was acknowledged is kept, and what was refused is not',
  { timeout: 240_000 },
  async () => {
    await expectToHold(diskFaults, { seed: 4, trials: 8 })
  },
)
