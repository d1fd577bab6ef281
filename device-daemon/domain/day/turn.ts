import type { ClockFacts } from '../area.ts'

/** `open`: the open business day, '' before the first one. `earlier`: days that were open before it, newest last. */
export type DayState = { readonly open: string; readonly earlier: readonly string[] }

/** What the clock says: its business day, and how far it can be trusted. */
export type DayClaim = { day: string; clock: ClockFacts }

/** What the clock's day does to the open one. */
export type Turn =
  | { at: 'stays' }
  /** The clock is not believed, at least not yet: the open day goes on. */
  | { at: 'doubted'; because: 'far-ahead' | 'far-behind' | 'day-behind' | 'impossible' }
  /** `since`: when it began, where people may have come in it before it was believed; null at an ordinary midnight. */
  | { at: 'opens'; day: string; since: string | null }
  /** The open day was wrong: what waits goes on in this one. */
  | { at: 'corrects'; day: string }

/** So long a clock must not have been set before a surprising day is believed. */
const STEADY_MS = 10 * 60_000

/** So many days are remembered, so that one that is opened again repeats no number. */
export const REMEMBERED_DAYS = 31

// A clock before this program was written is wrong: the machine's battery is empty.
const EARLIEST = '2026-01-01'

const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString()

const isTrusted = ({ steadyForMs, synchronised }: ClockFacts): boolean =>
  steadyForMs >= STEADY_MS && synchronised !== false

/** Whether a person may say that this day is right. */
export const isPossible = (day: string): boolean => day >= EARLIEST && /^\d{4}-/u.test(day)

const ahead = ({ open, earlier }: DayState, { day, clock }: DayClaim): Turn => {
  const since = clock.dayBegan
  // The clock was seen running from the open day into this one: an ordinary midnight.
  if (clock.from.day <= open) {
    if (clock.steadySince === 'start') return { at: 'opens', day, since: null }
    // One that has just been set may have been set to a minute before.
    const isSteady = clock.steadyForMs >= STEADY_MS
    return isSteady ? { at: 'opens', day, since } : { at: 'doubted', because: 'far-ahead' }
  }
  // A machine that was off for a night. A day begins less than 36 hours after any entry of the day before.
  if (clock.steadySince === 'start' && day === dayAfter(open)) return { at: 'opens', day, since }
  if (!isTrusted(clock)) return { at: 'doubted', because: 'far-ahead' }
  return earlier.includes(day) ? { at: 'corrects', day } : { at: 'opens', day, since }
}

const behind = ({ open }: DayState, { day, clock }: DayClaim): Turn => {
  // A clock that was set back by a day opens no former day by itself: tomorrow it is right again.
  if (dayAfter(day) === open) return { at: 'doubted', because: 'day-behind' }
  return isTrusted(clock) ? { at: 'corrects', day } : { at: 'doubted', because: 'far-behind' }
}

/**
 * Whether the day turns. The day of a clock that has just been set, and one further ahead than a night, are believed
 * only once the clock has been steady for a while, so that a clock that errs for seconds ends no day.
 */
export const turnOf = (state: DayState, claim: DayClaim): Turn => {
  const { day } = claim
  if (day === state.open) return { at: 'stays' }
  // There is nothing to compare the first day with, and a station has to work at once; a wrong one is corrected.
  if (state.open === '') return { at: 'opens', day, since: null }
  if (!isPossible(day)) return { at: 'doubted', because: 'impossible' }
  return day > state.open ? ahead(state, claim) : behind(state, claim)
}

/** Likewise, once a person has said that the clock is right. */
export const turnConfirmed = (state: DayState, { day, clock }: DayClaim): Turn => {
  if (day === state.open) return { at: 'stays' }
  if (state.open === '') return { at: 'opens', day, since: null }
  if (day < state.open || state.earlier.includes(day)) return { at: 'corrects', day }
  return { at: 'opens', day, since: clock.dayBegan }
}

/** The day in which an entry would stand that is written now. */
export const dayNow = (state: DayState, claim: DayClaim): string => {
  const turn = turnOf(state, claim)
  return turn.at === 'opens' || turn.at === 'corrects' ? turn.day : state.open
}

/**
 * The turn that must have come before an entry of another day than the open one, where the ledger cannot be read. `began`:
 * when that day began; null where the entry's own time lies in another day, so that the clock erred.
 */
export const missedTurn = ({ open, earlier }: DayState, day: string, began: string | null): Turn => {
  if (day === open) return { at: 'stays' }
  if (open === '') return { at: 'opens', day, since: null }
  // To go on wrongly with people of the day before is mended by a clerk; to end the day of those who came is not.
  if (began === null || day < open || earlier.includes(day)) return { at: 'corrects', day }
  return { at: 'opens', day, since: began }
}
