import { test } from 'vitest'
import { clockFuzz } from './clock-fuzz.ts'
import { expectToHold } from './lean.ts'

test('whatever the clock shows, the day never runs away, no number is given twice and nobody is cancelled wrongly', async () => {
  await expectToHold(clockFuzz, { seed: 3, trials: 800 })
})
