import { test } from 'vitest'
import { expectToHold } from './lean.ts'
import { soak } from './soak.ts'

test('day after day neither memory nor open files grow', async () => {
  await expectToHold(soak, { seed: 9, trials: 5 })
})
