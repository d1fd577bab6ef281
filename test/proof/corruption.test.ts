import { test } from 'vitest'
import { corruption } from './corruption.ts'
import { expectToHold } from './lean.ts'

test('whatever file of a used station is damaged, it recovers, refuses with words, or says what is lost', async () => {
  await expectToHold(corruption, { seed: 2, trials: 120 })
})
