import { expect, test } from 'vitest'
import type { BookingSlot } from '#contract/bookings.ts'
import type { BookingCommand } from '#daemon/domain/bookings/decide.ts'
import { openDesk } from '../queue/queue-harness.ts'

const WEDNESDAY: BookingSlot = { day: '2026-11-25', from: '09:00', to: '11:00' }
const THURSDAY: BookingSlot = { ...WEDNESDAY, day: '2026-11-26' }

const visit = (
  id: string,
  more: Partial<Extract<BookingCommand, { type: 'book' }>> = {},
): BookingCommand => ({
  type: 'book',
  bookingId: id,
  by: null,
  kind: 'visit',
  itemSeq: 14,
  title: '高龄补贴',
  slot: WEDNESDAY,
  dueOn: null,
  group: null,
  phone: 's1.phone',
  address: null,
  kiosk: 'kiosk-1',
  room: { agents: ['li', 'wang'], each: 1 },
  agents: [],
  ...more,
})

test('a slot is given to as many as can go there, the work is shared, and the next one is told it is full', () => {
  const desk = openDesk()
  desk.does(visit('b1'))
  desk.does(visit('b2'))
  expect(desk.bookings().open.map(({ agent }) => agent)).toEqual(['li', 'wang'])
  expect(desk.refuses(visit('b3')).code).toBe('slot-taken')
  // Another errand takes the same people's time.
  expect(desk.refuses(visit('b4', { itemSeq: 18 })).code).toBe('slot-taken')
  desk.does({ type: 'cancel-booking', bookingId: 'b1', by: null, text: null })
  desk.does(visit('b5'))
  expect(desk.bookings().open.map(({ id, agent }) => [id, agent])).toEqual([
    ['b2', 'wang'],
    ['b5', 'li'],
  ])
  expect(desk.refuses(visit('b6', { room: null })).code).toBe('slot-not-offered')
})

test('a booking gets another time, once it is done it can be changed no more, and no two codes are the same', () => {
  const desk = openDesk()
  const codes = ['b1', 'b2'].map((id) => {
    desk.does(visit(id))
    return desk.bookings().open.at(-1)?.code ?? ''
  })
  expect(new Set(codes).size).toBe(2)
  expect(codes).toEqual([expect.stringMatching(/^\d{10}$/), expect.stringMatching(/^\d{10}$/)])
  const room = { agents: ['wang'], each: 1 }
  desk.does({ type: 'move-booking', bookingId: 'b1', by: null, slot: THURSDAY, room })
  expect(desk.bookings().open[0]).toMatchObject({ slot: THURSDAY, agent: 'wang', acts: [{ at: 'moved' }] })
  expect(desk.refuses({ type: 'move-booking', bookingId: 'b2', by: null, slot: THURSDAY, room }).code).toBe(
    'slot-taken',
  )
  desk.does({ type: 'end-booking', bookingId: 'b1', by: 'wang', at: 'done', text: null })
  expect(desk.bookings().open.map(({ id }) => id)).toEqual(['b2'])
  expect(desk.refuses({ type: 'cancel-booking', bookingId: 'b1', by: null, text: null }).code).toBe(
    'unknown-booking',
  )
})

test('a child who books again and again is stopped, and another kiosk is not', () => {
  const desk = openDesk()
  const room = { agents: [], each: 50 }
  for (let i = 0; i < 10; i++) desk.does(visit(`b${i}`, { room }))
  expect(desk.refuses(visit('b10', { room }))).toMatchObject({ code: 'too-many-bookings', waitSeconds: 3600 })
  desk.does(visit('b11', { room, kiosk: 'kiosk-2' }))
  desk.pass(60)
  desk.does(visit('b12', { room }))
})

test('an hour that nobody came for is let go at midnight, and a visit that nobody has told of stays', () => {
  const desk = openDesk()
  const today = { ...WEDNESDAY, day: '2026-11-23' }
  desk.does(visit('number', { kind: 'number', slot: today, room: { agents: [], each: 2 } }))
  desk.does(visit('visit', { slot: today }))
  desk.pass(24 * 60)
  desk.setDay('2026-11-24')
  desk.does({ type: 'open-day' })
  expect(desk.bookings().open.map(({ id }) => id)).toEqual(['visit'])
})
