import { test } from 'vitest'
import { expectToHold } from './lean.ts'
import { parserFuzz } from './parser-fuzz.ts'

test('any bytes in any pieces never throw, and after a pause the next good one is understood', async () => {
  await expectToHold(parserFuzz, { seed: 6, trials: 2000 })
})
