import { test } from 'vitest'
import { combined } from './combined.ts'
import { expectToHold } from './lean.ts'

test('with clock, disk and kills against it at once, a station starts again and gives no number twice', async () => {
  await expectToHold(combined, { seed: 8, trials: 8 })
})
