import type { CaseLight } from '#contract/cases.ts'
import type { HolidayTable } from '../holidays.ts'
import { workingDaysBetween } from './due.ts'
import type { CaseRecord } from './types.ts'

/** Working days before the day at which a case turns amber, and red. */
export type LightRule = { amberWorkdays: number; redWorkdays: number }

/** How near its day is. Where the calendar does not reach so far, days of the week stand for working days. */
export function lightOf(
  { state, due }: Pick<CaseRecord, 'state' | 'due'>,
  today: string,
  tables: readonly HolidayTable[],
  { amberWorkdays, redWorkdays }: LightRule,
): CaseLight {
  return state.at !== 'accepted' || due === null
    ? 'none'
    : lightOfDay(due.date, today, tables, { amberWorkdays, redWorkdays })
}

/** How near a day (YYYY-MM-DD) is by which something is to be done. */
export function lightOfDay(
  day: string,
  today: string,
  tables: readonly HolidayTable[],
  { amberWorkdays, redWorkdays }: LightRule,
): CaseLight {
  if (day < today) return 'overdue'
  // So far away that it need not be counted.
  if (Temporal.PlainDate.from(today).until(day).days > FAR_DAYS) return 'green'
  const counted = workingDaysBetween(tables, today, day)
  const days = counted.at === 'known' ? counted.days : Temporal.PlainDate.from(today).until(day).days
  if (days <= redWorkdays) return 'red'
  return days <= amberWorkdays ? 'amber' : 'green'
}

/** Longer than the most working days that a rule can name, and any holiday among them. */
const FAR_DAYS = 40
