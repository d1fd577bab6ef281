import type { Area, EventTime, Facts } from '../area.ts'
import type { CaseEvent } from '../cases/events.ts'
import type { DayEvent } from '../day/day.ts'
import type { QueueEvent } from '../queue/events.ts'
import { type BookingCommand, type BookingRefusal, decide, lately } from './decide.ts'
import { type BookingEvent, bookingEvents, isBookingEvent } from './events.ts'
import { bookingsProjection } from './projection.ts'
import { evolveRecord, isOpen } from './record.ts'
import type { BookingsState } from './state.ts'

type Heard =
  | Extract<QueueEvent, { type: 'ticket-taken' }>
  | Extract<DayEvent, { type: 'day-opened' }>
  | Extract<CaseEvent, { type: 'case-opened' }>

const evolve = (state: BookingsState, event: BookingEvent | Heard, at: EventTime): BookingsState => {
  if (!isBookingEvent(event)) return state
  if (event.type === 'booking-made') {
    const record = evolveRecord(undefined, event, at)
    const recent = lately(state.recent, Date.parse(at.time))
    return {
      count: Math.max(state.count, event.ordinal),
      open: record === undefined ? state.open : [...state.open, record],
      recent: event.kiosk === null ? recent : [...recent, { kiosk: event.kiosk, time: at.time }],
    }
  }
  // What is said of one that is over concerns the projection alone.
  const open = state.open.flatMap((record) => {
    const next = record.id === event.bookingId ? evolveRecord(record, event, at) : record
    return next === undefined || !isOpen(next) ? [] : [next]
  })
  return { ...state, open }
}

/** A number that was taken with a code uses it up; one whose day went by is let go; a visit of which a case came is done. */
function react(
  { bookings: { open } }: { bookings: BookingsState },
  event: BookingEvent | Heard,
  _facts: Facts<null>,
): readonly BookingEvent[] {
  if (event.type === 'ticket-taken')
    return event.booked === undefined
      ? []
      : [{ type: 'booking-honoured', bookingId: event.booked.bookingId, ticketId: event.ticketId }]
  if (event.type === 'case-opened') {
    const { ofBooking, by } = event
    return open
      .filter(({ id }) => id === ofBooking)
      .map(({ id }) => ({ type: 'booking-done', bookingId: id, by, text: null }))
  }
  if (event.type !== 'day-opened') return []
  return open
    .filter(({ kind, slot }) => kind === 'number' && slot !== null && slot.day < event.day)
    .map(({ id }) => ({ type: 'booking-lapsed', bookingId: id }))
}

/** 上门办理、预约、代为联系、预约取号: what residents have arranged with the station, until it is kept. */
export const bookings: Area<{
  name: 'bookings'
  state: BookingsState
  command: BookingCommand
  event: BookingEvent
  hears: Heard
  refusal: BookingRefusal
}> & { projection: typeof bookingsProjection } = {
  name: 'bookings',
  empty: { count: 0, open: [], recent: [] },
  foldVersion: 2,
  commands: {
    book: true,
    'tie-booking': true,
    'move-booking': true,
    'assign-booking': true,
    'cancel-booking': true,
    'end-booking': true,
    'open-booking-contact': true,
    'forget-booking': true,
  },
  events: bookingEvents,
  hears: { 'ticket-taken': true, 'day-opened': true, 'case-opened': true },
  decide: (whole, command, facts) => decide(whole.bookings, command, facts),
  evolve,
  react,
  projection: bookingsProjection,
  snapshot: { save: (state) => state, load },
}

/** Taken as it is: version and checksum of the file were compared before. */
function load(json: unknown): BookingsState {
  if (isState(json)) return json
  throw new Error('this is no snapshot of bookings')
}

const isState = (json: unknown): json is BookingsState =>
  typeof json === 'object' && json !== null && 'open' in json && Array.isArray(json.open)
