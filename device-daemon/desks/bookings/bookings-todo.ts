import type { BookingKind } from '#contract/bookings.ts'
import { dayOf } from '#daemon/domain/bookings/record.ts'
import type { BookingsState } from '#daemon/domain/bookings/state.ts'
import type { StandingTodo } from '#daemon/domain/standing.ts'

/** Visits and dates of today, and what is past its day. `day`: of the one that waits longest. */
export type BookingsTodo = StandingTodo & {
  code: 'bookings-today' | 'bookings-overdue'
  kind: BookingKind
  count: number
  day: string
}

const KINDS: readonly BookingKind[] = ['visit', 'date', 'contact']

/** One for each kind of which any is for today, and one for each of which any is overdue. */
export function bookingsTodo({ open }: BookingsState, today: string): readonly BookingsTodo[] {
  return KINDS.flatMap((kind) => {
    const those = open.flatMap((each) => {
      const day = each.kind === kind ? dayOf(each) : null
      return day === null || day > today ? [] : [{ day, time: each.time }]
    })
    const overdue = those.filter(({ day }) => day < today)
    const due = those.filter(({ day }) => day === today)
    return todoOf('bookings-overdue', kind, overdue).concat(todoOf('bookings-today', kind, due))
  })
}

function todoOf(
  code: BookingsTodo['code'],
  kind: BookingKind,
  those: readonly { day: string; time: string }[],
): BookingsTodo[] {
  const [first] = those.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  if (first === undefined) return []
  const { day, time } = first
  return [{ id: `${code}:${kind}`, code, kind, when: { at: 'today' }, since: time, count: those.length, day }]
}
