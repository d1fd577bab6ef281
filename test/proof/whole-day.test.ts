import { test } from 'vitest'
import { expectToHold } from './lean.ts'
import { wholeDay } from './whole-day.ts'

test('after a day at three windows, with a printer that fails and a restart at noon, the day’s sheet is what the ledger says', async () => {
  await expectToHold(wholeDay, { seed: 23, trials: 2 })
})
