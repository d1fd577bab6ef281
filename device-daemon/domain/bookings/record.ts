import type { EventTime } from '../area.ts'
import type { BookingEvent } from './events.ts'
import type { BookingAct, BookingRecord } from './state.ts'

export const isOpen = ({ state }: Pick<BookingRecord, 'state'>): boolean => state.at === 'booked'

/** Whether something about a person is kept with it that can still be read. */
export const keepsAPerson = ({ phone, address, person, acts, forgottenOn }: BookingRecord): boolean =>
  forgottenOn === undefined &&
  (phone !== null ||
    address !== null ||
    person !== undefined ||
    acts.some(({ text }) => typeof text === 'string'))

/** The day it is for: of its slot, or the one by which somebody rings up; null without one. */
export const dayOf = ({ slot, dueOn }: Pick<BookingRecord, 'slot' | 'dueOn'>): string | null =>
  slot?.day ?? dueOn

/** What one event makes of the booking it speaks of; nothing of an unknown one. */
export function evolveRecord(
  record: BookingRecord | undefined,
  event: BookingEvent,
  { time, day }: EventTime,
): BookingRecord | undefined {
  if (event.type === 'booking-made') {
    const { type: _type, bookingId: id, by: _by, ...given } = event
    return { ...given, id, time, state: { at: 'booked', on: day }, acts: [] }
  }
  if (record === undefined) return undefined
  const act = (did: Omit<BookingAct, 'time'>): BookingRecord => ({
    ...record,
    acts: [...record.acts, { ...did, time }],
  })
  const end = (did: Omit<BookingAct, 'time' | 'at'>, at: BookingRecord['state']['at']) => ({
    ...record,
    state: { at, on: day },
    acts: at === 'booked' ? record.acts : [...record.acts, { at, ...did, time }],
  })
  switch (event.type) {
    case 'booking-moved': {
      const { slot, agent, by } = event
      return { ...act({ at: 'moved', by }), slot, agent }
    }
    case 'booking-assigned':
      return { ...act({ at: 'assigned', by: event.by }), agent: event.agent }
    case 'booking-contact-opened':
      return act({ at: 'contact-opened', by: event.by })
    case 'booking-tied':
      return { ...record, person: event.person }
    case 'booking-cancelled':
      return end({ by: event.by, text: event.text }, 'cancelled')
    case 'booking-done':
      return end({ by: event.by, text: event.text }, 'done')
    case 'booking-not-met':
      return end({ by: event.by, text: event.text }, 'not-met')
    case 'booking-honoured':
      return end({ by: null }, 'honoured')
    case 'booking-lapsed':
      return end({ by: null }, 'lapsed')
    case 'booking-forgotten':
      return { ...act({ at: 'forgotten', by: null }), forgottenOn: day }
  }
}
