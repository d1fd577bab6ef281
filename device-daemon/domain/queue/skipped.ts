import type { EventTime } from '../area.ts'
import { REMEMBERED_DAYS } from '../day/turn.ts'
import type { Numbers } from '../numbers.ts'
import type { QueueEvent } from './events.ts'
import { type PersistentMap, persistentMap } from './persistent.ts'
import type { QueueState } from './state.ts'

// A ticket's number is unique within its letter and day: that is one series.
const SERIES = /^queue\/(\d{4}-\d{2}-\d{2})\/(.)$/u

/** The number a ticket takes out of its series. */
export const numbersOf = (event: QueueEvent, at: EventTime): Numbers => {
  if (event.type !== 'ticket-taken' && event.type !== 'ticket-carried-over') return {}
  const day = event.type === 'ticket-taken' ? at.day : event.day
  return { [`queue/${day}/${event.number.charAt(0)}`]: event.ordinal }
}

type Ordinals = PersistentMap<string, number>

/** Of each letter the higher one. */
export const raisedTo = (ordinals: Ordinals, others: Iterable<readonly [string, number]>): Ordinals =>
  [...others].reduce(
    (raised, [letter, ordinal]) => raised.set(letter, Math.max(ordinal, raised.get(letter) ?? 0)),
    ordinals,
  )

const skippedOn = (skipped: Numbers, day: string): (readonly [string, number])[] =>
  Object.entries(skipped).flatMap(([series, ordinal]) => {
    const [, of, letter] = SERIES.exec(series) ?? []
    return of === day && letter !== undefined ? [[letter, ordinal] as const] : []
  })

/** The newest ordinal of each letter on a day: what was given while it was open, and what a lost ledger may have given. */
const ordinalsOf = ({ earlier, skipped }: QueueState, day: string): Ordinals =>
  raisedTo(
    persistentMap<string, number>().concat(earlier.find((of) => of.day === day)?.ordinals ?? []),
    skippedOn(skipped, day),
  )

/** A lost ledger may have given this number on a new day already: then the ticket keeps the day it was taken on. */
export const isFree = (
  ordinals: Ordinals,
  { number, ordinal }: { number: string; ordinal: number },
): boolean => ordinal > (ordinals.get(number.charAt(0)) ?? 0)

/** Takes the day's numbers up, keeping those of the day before in mind. `open`: how the day begins. */
export const numbersFrom = (
  state: QueueState,
  day: string,
  open: 'new' | 'corrected',
): Pick<QueueState, 'earlier' | 'ordinals'> => {
  const left = state.earlier.filter((of) => of.day !== day && of.day !== state.day)
  const closed = { day: state.day, ordinals: [...state.ordinals].sort(([a], [b]) => (a < b ? -1 : 1)) }
  const ordinals = ordinalsOf(state, day)
  return {
    earlier: state.day === '' ? left : [...left, closed].slice(-REMEMBERED_DAYS),
    // After a correction people stand in the hall with numbers of the wrong day.
    ordinals: open === 'new' ? ordinals : raisedTo(ordinals, state.ordinals),
  }
}

/** Goes on above these numbers, today and on the days they belong to. What is long over needs none. */
export const skip = (state: QueueState, numbers: Numbers): QueueState => {
  const skipped: Record<string, number> = {}
  const days = [state.day, ...state.earlier.map(({ day }) => day)]
  const oldest = days.reduce((a, b) => (a < b ? a : b))
  for (const [series, ordinal] of [...Object.entries(state.skipped), ...Object.entries(numbers)]) {
    const [, day] = SERIES.exec(series) ?? []
    if (day !== undefined && day >= oldest) skipped[series] = Math.max(ordinal, skipped[series] ?? 0)
  }
  return { ...state, skipped, ordinals: raisedTo(state.ordinals, skippedOn(skipped, state.day)) }
}
