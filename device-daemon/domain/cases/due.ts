import type { Exclusion } from '#contract/case-changes.ts'
import { type HolidayTable, workingDayAfter } from '../holidays.ts'
import type { SealedDue } from './events.ts'
import type { Due } from './types.ts'

/** 承诺时限 in working days; `unconfirmed`: 待核定, so that nothing is worked out. */
type Promised = { at: 'confirmed'; workdays: number } | { at: 'unconfirmed' }

/** What the catalogue says of an errand's time. `statutory`: 法定时限 in working days, where it is known. */
export type TimeRule = {
  promised: Promised
  statutory: number | null
  /** What of the time does not count, by the errand's own rule. */
  excluded: readonly Exclusion[]
}

/** Why a day cannot be set. `latest`: the last day that would hold. */
export type DueFault =
  | { code: 'due-wanting' }
  | { code: 'due-in-the-past' }
  | { code: 'due-too-late'; by: 'promise' | 'law'; latest: string }
  | { code: 'unknown-year'; year: number }

type Found = { at: 'due'; due: Due } | { at: 'fault'; fault: DueFault }

const fault = (of: DueFault): Found => ({ at: 'fault', fault: of })

/**
 * The day on which a case accepted on `from` is due: the first working day after it is day 1. `given`: the answering
 * unit's own day, which is asked for where the promise is 待核定, and may be earlier than the promise elsewhere.
 */
export function dueOf(
  { promised, statutory }: TimeRule,
  from: string,
  given: SealedDue | undefined,
  tables: readonly HolidayTable[],
): Found {
  if (promised.at === 'confirmed') {
    const reckoned = workingDayAfter(tables, from, promised.workdays)
    if (reckoned.at === 'unknown-year') return fault({ code: 'unknown-year', year: reckoned.year })
    if (given === undefined) return { at: 'due', due: { date: reckoned.date, basis: null } }
    if (given.date > reckoned.date)
      return fault({ code: 'due-too-late', by: 'promise', latest: reckoned.date })
  }
  if (given === undefined) return fault({ code: 'due-wanting' })
  if (given.date < from) return fault({ code: 'due-in-the-past' })
  // Where the calendar does not reach so far, the law's own day is not known here.
  const lawful = statutory === null ? null : workingDayAfter(tables, from, statutory)
  if (lawful?.at === 'known' && given.date > lawful.date)
    return fault({ code: 'due-too-late', by: 'law', latest: lawful.date })
  return { at: 'due', due: { date: given.date, basis: given.basis } }
}

type Excluded = { at: 'known'; days: number } | { at: 'unknown-year'; year: number }

/** Working days after `from` up to and with `until` (YYYY-MM-DD). */
export function workingDaysBetween(tables: readonly HolidayTable[], from: string, until: string): Excluded {
  let days = 0
  let day = from
  while (day < until) {
    const next = workingDayAfter(tables, day, 1)
    if (next.at === 'unknown-year') return next
    day = next.date
    if (day <= until) days += 1
  }
  return { at: 'known', days }
}

/** The day after the excluded time: the old one, so many working days later; or the one that is named anew. */
export function dueAfterPause(
  due: Due,
  { from, until }: { from: string; until: string },
  given: SealedDue | undefined,
  tables: readonly HolidayTable[],
): { at: 'due'; due: Due; excluded: number } | { at: 'fault'; fault: DueFault } {
  const excluded = workingDaysBetween(tables, from, until)
  if (excluded.at === 'unknown-year')
    return { at: 'fault', fault: { code: 'unknown-year', year: excluded.year } }
  const { days } = excluded
  if (given !== undefined) {
    if (given.date < until) return { at: 'fault', fault: { code: 'due-in-the-past' } }
    return { at: 'due', due: { date: given.date, basis: given.basis }, excluded: days }
  }
  // The answering unit named it: it names it again.
  if (due.basis !== null) return { at: 'fault', fault: { code: 'due-wanting' } }
  if (days === 0) return { at: 'due', due, excluded: 0 }
  const moved = workingDayAfter(tables, due.date, days)
  return moved.at === 'unknown-year'
    ? { at: 'fault', fault: { code: 'unknown-year', year: moved.year } }
    : { at: 'due', due: { date: moved.date, basis: null }, excluded: days }
}
