import type { BookingKind, BookingSlot } from '#contract/bookings.ts'
import type { Decision as DecisionOf, Facts } from '../area.ts'
import { queryCode } from '../query-code.ts'
import type { BookingEvent } from './events.ts'
import type { BookingRecord, BookingsState } from './state.ts'

/** How many may be booked for one slot. `agents`: accounts of those who go then, each so many times; without any, so many in all. */
export type Room = { agents: readonly string[]; each: number }

type Made = Extract<BookingEvent, { type: 'booking-made' }>

export type BookingCommand =
  /**
   * What is sealed was sealed before under `bookingId`; running number, code and agent are found here. `room`: of its
   * slot, as the caller has looked it up; null where there is no such slot.
   */
  | ({ type: 'book'; room: Room | null; agents: readonly string[] } & Omit<
      Made,
      'type' | 'ordinal' | 'code' | 'agent'
    >)
  | { type: 'move-booking'; bookingId: string; by: string | null; slot: BookingSlot; room: Room | null }
  | { type: 'assign-booking'; bookingId: string; by: string; agent: string }
  | { type: 'cancel-booking'; bookingId: string; by: string | null; text: string | null }
  | { type: 'end-booking'; bookingId: string; by: string; at: 'done' | 'not-met'; text: string | null }
  /** `person`: the tag of its holder's card, sealed before. */
  | { type: 'tie-booking'; bookingId: string; person: string }
  /** Of one that may be over: the caller has looked it up. */
  | { type: 'open-booking-contact'; bookingId: string; by: string }
  /** Its key is destroyed already: the caller has seen that its term is over. */
  | { type: 'forget-booking'; bookingId: string }

export type BookingRefusal = { area: 'bookings' } & (
  | { code: 'slot-not-offered' }
  | { code: 'slot-taken' }
  | { code: 'too-many-bookings'; waitSeconds: number }
  /** It is over, or there never was one. */
  | { code: 'unknown-booking' }
)

type Decision = DecisionOf<BookingEvent, BookingRefusal>
type BookingFacts = Pick<Facts, 'time' | 'newToken'>

/** A bored child may book twenty; a village hall has hardly ten a day. */
const PER_KIOSK_AND_HOUR = 10
const HOUR_MS = 3_600_000
/** So many that nobody goes to are enough for the state to hold. */
const OPEN_MAX = 2_000

const accept = (...events: BookingEvent[]): Decision => ({ at: 'accepted', events })
const refuse = (refusal: BookingRefusal): Decision => ({ at: 'refused', refusal })

export function decide(state: BookingsState, command: BookingCommand, facts: BookingFacts): Decision {
  const { bookingId } = command
  switch (command.type) {
    case 'book':
      return book(state, command, facts)
    case 'open-booking-contact':
      return accept({ type: 'booking-contact-opened', bookingId, by: command.by })
    case 'forget-booking':
      return accept({ type: 'booking-forgotten', bookingId })
    case 'tie-booking':
    case 'move-booking':
    case 'assign-booking':
    case 'cancel-booking':
    case 'end-booking': {
      const record = state.open.find(({ id }) => id === bookingId)
      if (record === undefined) return refuse({ area: 'bookings', code: 'unknown-booking' })
      return change(state, record, command)
    }
  }
}

type Changing = Extract<BookingCommand, { type: `${'tie' | 'move' | 'assign' | 'cancel' | 'end'}-booking` }>

function change(state: BookingsState, record: BookingRecord, command: Changing): Decision {
  const { bookingId } = command
  switch (command.type) {
    case 'tie-booking':
      return accept({ type: 'booking-tied', bookingId, person: command.person })
    case 'move-booking': {
      const { by, slot, room } = command
      if (isSame(record.slot, slot)) return accept()
      const place = placeIn(state, { kind: record.kind, itemSeq: record.itemSeq, slot }, room)
      return 'refusal' in place
        ? refuse(place.refusal)
        : accept({ type: 'booking-moved', bookingId, by, slot, agent: place.agent })
    }
    case 'assign-booking': {
      const { by, agent } = command
      return record.agent === agent ? accept() : accept({ type: 'booking-assigned', bookingId, by, agent })
    }
    case 'cancel-booking': {
      const { by, text } = command
      return accept({ type: 'booking-cancelled', bookingId, by, text })
    }
    case 'end-booking': {
      const { by, at, text } = command
      return accept({ type: `booking-${at}`, bookingId, by, text })
    }
  }
}

type Booking = Extract<BookingCommand, { type: 'book' }>

function book(state: BookingsState, command: Booking, { time, newToken }: BookingFacts): Decision {
  const { type: _type, room, agents, ...given } = command
  const { kiosk, kind, itemSeq, slot } = given
  if (kiosk !== null) {
    const waitSeconds = waitFor(state.recent, kiosk, time)
    if (waitSeconds > 0 || state.open.length >= OPEN_MAX)
      return refuse({
        area: 'bookings',
        code: 'too-many-bookings',
        waitSeconds: waitSeconds || HOUR_MS / 1000,
      })
  }
  const place =
    slot === null ? { agent: fewest(agents, state.open) } : placeIn(state, { kind, itemSeq, slot }, room)
  if ('refusal' in place) return refuse(place.refusal)
  const ordinal = state.count + 1
  return accept({
    ...given,
    type: 'booking-made',
    ordinal,
    code: queryCode(ordinal, newToken(), 6),
    agent: place.agent,
  })
}

type Wanted = { kind: BookingKind; itemSeq: number; slot: BookingSlot }

/** A free place in a slot. Who goes is the one with the fewest of that time, so that the work is shared. */
function placeIn(
  { open }: BookingsState,
  wanted: Wanted,
  room: Room | null,
): { agent: string | null } | { refusal: BookingRefusal } {
  if (room === null) return { refusal: { area: 'bookings', code: 'slot-not-offered' } }
  const there = open.filter((each) => shareRoom(each, wanted))
  const free = room.agents.filter((agent) => there.filter((each) => each.agent === agent).length < room.each)
  const isFull = room.agents.length === 0 ? there.length >= room.each : free.length === 0
  return isFull ? { refusal: { area: 'bookings', code: 'slot-taken' } } : { agent: fewest(free, there) }
}

/** Visits of all errands share those who go, and numbers the hour; each of 54–55 has its own days. */
export const shareRoom = (
  each: Pick<BookingRecord, 'kind' | 'itemSeq' | 'slot'>,
  { kind, itemSeq, slot }: Wanted,
): boolean => each.kind === kind && (kind !== 'date' || each.itemSeq === itemSeq) && isSame(each.slot, slot)

const isSame = (a: BookingSlot | null, b: BookingSlot): boolean =>
  a !== null && a.day === b.day && a.from === b.from && a.to === b.to

const fewest = (agents: readonly string[], among: readonly BookingRecord[]): string | null => {
  const counts = agents.map((agent) => ({
    agent,
    count: among.filter((each) => each.agent === agent).length,
  }))
  return counts.toSorted((a, b) => a.count - b.count)[0]?.agent ?? null
}

/** Seconds until this kiosk takes another one; 0 for at once. */
function waitFor(recent: BookingsState['recent'], kiosk: string, time: string): number {
  const now = Date.parse(time)
  const freed = lately(recent, now)
    .filter((each) => each.kiosk === kiosk)
    .at(-PER_KIOSK_AND_HOUR)
  return freed === undefined ? 0 : Math.ceil((Date.parse(freed.time) + HOUR_MS - now) / 1000)
}

/** A clock that was set back leaves nothing from the future. */
export const lately = (recent: BookingsState['recent'], now: number): BookingsState['recent'] =>
  recent.filter(({ time }) => Date.parse(time) > now - HOUR_MS && Date.parse(time) <= now)
