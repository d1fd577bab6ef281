import { expect, test } from 'vitest'
import { secondsLeft } from '../../kiosk-ui/staff/use-countdown.ts'
import { words } from '../../kiosk-ui/staff/words.ts'

test('a locked account counts down to the second at which a PIN is looked at again', () => {
  const wait = { waitMs: 90_000, sinceMs: 1_000 }
  expect([1_000, 1_001, 31_000, 90_999, 91_000, 500_000].map((now) => secondsLeft(wait, now))).toEqual([
    90, 90, 60, 1, 0, 0,
  ])
  expect([90, 60, 59].map(words.signIn.left)).toEqual([
    '还要等 1 分 30 秒',
    '还要等 1 分 0 秒',
    '还要等 59 秒',
  ])
})
