import { expect, test } from 'vitest'
import type { DayException, Exception } from '#daemon/domain/opening/exceptions.ts'
import { differingDays } from '#daemon/http/words/opening.ts'

const on = (day: string, exception: Exception, reason = ''): DayException => ({
  id: `${day} ${exception.at}`,
  day,
  exception,
  reason,
  by: 'staff-1',
})
const label = (window: string) => `${window} 号窗口`

test('days that differ are told one a line, the nearest first, and no more than two of them', () => {
  const lines = differingDays(
    [
      on('2026-12-31', { at: 'closed' }),
      on('2026-11-23', { at: 'opens-later', time: '10:00' }),
      on('2026-11-23', { at: 'closes-earlier', time: '15:00' }, '学习'),
      on('2026-11-24', { at: 'window-until', window: '2', time: '15:00' }),
    ],
    label,
  )
  expect(lines).toEqual(['11月23日 10:00 才开门，15:00 关门（学习）', '11月24日 2 号窗口到 15:00'])
  expect(differingDays([on('2026-12-31', { at: 'closed' })], label)).toEqual(['12月31日 全天不开门'])
  expect(differingDays([], label)).toEqual([])
})
