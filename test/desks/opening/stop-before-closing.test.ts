import { expect, test } from 'vitest'
import type { QueueView } from '#contract/station.ts'
import { lastsPast, minutesUntilClosing } from '#daemon/desks/opening/stop-before-closing.ts'

const queue = (estimateMinutes: number | null): QueueView => ({
  id: 'general',
  name: '综合业务',
  letter: 'A',
  waiting: 3,
  estimateMinutes,
  estimateBasis: 3,
  left: null,
})

test('the time until closing is known while one is in sight', () => {
  const at = (closesAt: string | null, minute: number) =>
    minutesUntilClosing({ at: 'open', closesAt }, minute)
  expect(at('17:00', 16 * 60 + 30)).toBe(30)
  expect(at('24:00', 23 * 60)).toBe(60)
  expect(at('01:00', 23 * 60)).toBe(120)
  expect(at(null, 600)).toBeNull()
  expect(minutesUntilClosing({ at: 'closed', opensAt: null }, 600)).toBeNull()
})

test('the line lasts past closing where one more person would not be called before it', () => {
  expect(lastsPast([queue(29)], 30)).toBe(false)
  expect(lastsPast([queue(30)], 30)).toBe(true)
  expect(lastsPast([queue(1), queue(45)], 30)).toBe(true)
  // Without a basis nothing is said of the end of the line.
  expect(lastsPast([queue(null)], 30)).toBe(false)
})
