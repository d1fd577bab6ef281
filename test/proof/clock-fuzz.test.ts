import { expect, test } from 'vitest'
import { clockControls, clockLives } from './clock-fuzz.ts'
import { expectToHold } from './lean.ts'

test.for([3, 4, 5, 6])(
  'whatever the clock shows, the day never runs away, no number is given twice and nobody is cancelled wrongly (seed %i)',
  async (seed) => {
    await expectToHold(clockLives, { seed, trials: 200 }, 'apart')
  },
)

test('a station that believes every clock, or forgets its numbers, is caught', () => {
  expect(clockControls(3).filter(({ caught }) => !caught)).toEqual([])
})
