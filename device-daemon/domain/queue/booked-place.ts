import * as refusal from './refusals.ts'
import type { QueueCommand } from './commands.ts'
import type { Decision } from './refusals.ts'
import type { QueueFacts } from './rules.ts'
import type { QueueState } from './state.ts'

type Booked = NonNullable<Extract<QueueCommand, { type: 'take-ticket' }>['booked']>
type Refused = Extract<Decision, { at: 'refused' }>

/** Who comes a little before the hour need not go out again. */
const EARLY_MS = 10 * 60_000

/** So little that one who was booked stays behind all who came before the hour, and apart from others who were booked. */
const STEP = 1e-9

/**
 * 预约取号: where its ticket stands in the line. It is behind those who came before its hour began and before those who
 * came since, as if its holder had come when the hour began. Those with priority keep their turns.
 */
export function bookedPlace(
  state: QueueState,
  { bookingId, from, until }: Booked,
  { time, bookings = [] }: Pick<QueueFacts, 'time' | 'bookings'>,
): { at: 'place'; booked: { bookingId: string; arrival: number } } | Refused {
  if (!bookings.some(({ id, kind }) => id === bookingId && kind === 'number'))
    return refusal.bookingNotNow('unknown')
  if (Date.parse(time) < Date.parse(from) - EARLY_MS) return refusal.bookingNotNow('too-early')
  if (time >= until) return refusal.bookingNotNow('too-late')
  const came = state.arrivals + 1
  const first = time < from ? null : firstSince(state, from)
  return { at: 'place', booked: { bookingId, arrival: first === null ? came : first - 1 + came * STEP } }
}

/** The place of the first who came since an instant and was not booked; null where nobody did. */
function firstSince({ tickets }: QueueState, since: string): number | null {
  let first: number | null = null
  for (const { takenAt, arrival, booked } of tickets.values())
    if (booked === undefined && takenAt >= since && (first === null || arrival < first)) first = arrival
  return first
}
