import { expect, test } from 'vitest'
import { bookingsTodo } from '#daemon/desks/bookings/bookings-todo.ts'
import type { BookingCommand } from '#daemon/domain/bookings/decide.ts'
import { bookingsTodoWords } from '#daemon/http/words/todo/bookings.ts'
import { openDesk } from '../../domain/queue/queue-harness.ts'

type Book = Extract<BookingCommand, { type: 'book' }>

test('who goes is told of what is for today, and of what has no result, on its list and from the longest wait on', () => {
  const desk = openDesk()
  const book = (bookingId: string, kind: Book['kind'], day: string): void =>
    void desk.does({
      type: 'book',
      bookingId,
      by: null,
      kind,
      itemSeq: 14,
      title: '高龄补贴',
      slot: kind === 'contact' ? null : { day, from: '09:00', to: '11:00' },
      dueOn: kind === 'contact' ? day : null,
      group: null,
      phone: 's1.phone',
      address: null,
      kiosk: 'kiosk-1',
      room: { agents: ['li'], each: 9 },
      agents: [],
    })
  const said = (today: string) =>
    bookingsTodo(desk.bookings(), today).map((todo) => {
      const { title, note, place } = bookingsTodoWords(todo)
      return [title, todo.day, place?.open, note.includes('2026年')]
    })
  book('late', 'visit', '2026-11-25')
  book('later', 'visit', '2026-11-24')
  book('call', 'contact', '2026-11-25')
  book('hour', 'number', '2026-11-25')
  expect(said('2026-11-23')).toEqual([])
  expect(said('2026-11-25')).toEqual([
    ['上门办理 1 件过了日子没有记结果', '2026-11-24', 'today', true],
    ['今天上门办理 1 件', '2026-11-25', 'today', false],
    ['今天代为联系 1 件', '2026-11-25', 'contact', false],
  ])
  expect(said('2026-11-26').map(([title]) => title)).toEqual([
    '上门办理 2 件过了日子没有记结果',
    '代为联系 1 件过了日子没有记结果',
  ])
  desk.does({ type: 'end-booking', bookingId: 'later', by: 'li', at: 'done', text: null })
  desk.does({ type: 'cancel-booking', bookingId: 'call', by: null, text: null })
  expect(said('2026-11-26')).toEqual([['上门办理 1 件过了日子没有记结果', '2026-11-25', 'today', true]])
})
