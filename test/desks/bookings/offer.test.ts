import { expect, test } from 'vitest'
import type { BookingRules } from '#contract/booking-rules.ts'
import { freeDays, roomOf } from '#daemon/desks/bookings/offer.ts'

const slots = [
  { from: '09:00', to: '11:00' },
  { from: '14:00', to: '16:00' },
]
const offered: BookingRules = {
  keepDays: 30,
  daysAhead: 7,
  visits: {
    items: [14],
    agents: [
      { name: '李', days: [1, 3], groups: ['一组'] },
      { name: '王', days: [3] },
      { name: '没有账号', days: [1, 2, 3, 4, 5] },
    ],
    slots,
    each: 1,
  },
  numbers: { days: [1, 2, 3, 4, 5], slots, each: 2 },
}
/** A Monday, at half past nine; Thursday is a holiday, Friday the station's own. */
const around = {
  offered,
  today: '2026-11-23',
  time: '09:30',
  hours: {
    weekly: [],
    closedDays: ['2026-11-27'],
    extraDays: [],
    calendar: {
      tables: [
        { year: 2026, holidays: [{ name: '假', from: '2026-11-26', to: '2026-11-26' }], workdays: [] },
      ],
      onHolidays: 'closed',
      onMakeUpDays: 'as-its-day',
    },
  },
  accountOf: (name: string) => ({ 李: 'li', 王: 'wang' })[name],
} as const

const days = (asked: Parameters<typeof freeDays>[0]) =>
  freeDays(asked, around, []).map(
    ({ day, slots: free }) => `${day} ${free.map((each) => each.free).join(' ')}`,
  )

test('a visit is offered on days on which somebody with an account goes to that part, from tomorrow on', () => {
  expect(days({ kind: 'visit', itemSeq: 14, group: '一组' })).toEqual(['2026-11-25 2 2', '2026-11-30 1 1'])
  expect(days({ kind: 'visit', itemSeq: 14, group: '二组' })).toEqual(['2026-11-25 1 1'])
  expect(days({ kind: 'visit', itemSeq: 15 })).toEqual([])
})

test('an hour can be booked later today, never on a holiday, and nobody gets one that was not offered', () => {
  const number = { kind: 'number', itemSeq: 14 } as const
  expect(days(number)).toEqual(['2026-11-23 2', '2026-11-24 2 2', '2026-11-25 2 2', '2026-11-30 2 2'])
  const slot = { day: '2026-11-24', from: '09:00', to: '11:00' }
  expect(roomOf(number, slot, around)).toEqual({ agents: [], each: 2 })
  expect(roomOf(number, { ...slot, day: '2026-11-23' }, around)).toBeNull()
  expect(roomOf(number, { ...slot, day: '2026-11-26' }, around)).toBeNull()
  expect(roomOf(number, { ...slot, to: '12:00' }, around)).toBeNull()
})
