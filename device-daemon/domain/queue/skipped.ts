import type { EventTime } from '../area.ts'
import type { Numbers } from '../numbers.ts'
import type { QueueEvent } from './events.ts'
import { type PersistentMap, persistentMap } from './persistent.ts'
import type { QueueState } from './types.ts'

// A ticket's number is unique within its letter and day: that is one series.
const SERIES = /^queue\/(\d{4}-\d{2}-\d{2})\/(.)$/u

/** The number a ticket takes out of its series. */
export const numbersOf = (event: QueueEvent, { day }: EventTime): Numbers =>
  event.type === 'ticket-taken' ? { [`queue/${day}/${event.number.charAt(0)}`]: event.ordinal } : {}

/** The newest ordinal of each letter on a day that has just been opened: what a lost ledger may have given, or none. */
export const ordinalsOf = (skipped: Numbers, day: string): PersistentMap<string, number> =>
  persistentMap<string, number>().concat(
    Object.entries(skipped).flatMap(([series, ordinal]) => {
      const [, of, letter] = SERIES.exec(series) ?? []
      return of === day && letter !== undefined ? [[letter, ordinal] as const] : []
    }),
  )

/** Numbers go on above these, today and on the days they belong to; those of past days are dropped. */
export const skip = (state: QueueState, numbers: Numbers): QueueState => {
  const skipped: Record<string, number> = {}
  for (const [series, ordinal] of [...Object.entries(state.skipped), ...Object.entries(numbers)]) {
    const [, day] = SERIES.exec(series) ?? []
    if (day !== undefined && day >= state.day) skipped[series] = Math.max(ordinal, skipped[series] ?? 0)
  }
  const ordinals = [...ordinalsOf(skipped, state.day)].reduce(
    (raised, [letter, ordinal]) => raised.set(letter, Math.max(ordinal, raised.get(letter) ?? 0)),
    state.ordinals,
  )
  return { ...state, skipped, ordinals }
}
