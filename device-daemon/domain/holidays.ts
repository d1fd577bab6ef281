/** 国务院办公厅's notice for one year. Days are YYYY-MM-DD; a holiday may begin or end in the year beside it. */
export type HolidayTable = {
  year: number
  holidays: readonly { name: string; from: string; to: string }[]
  /** Days of a weekend on which everybody works instead. */
  workdays: readonly string[]
}

/** Public holidays that the law itself puts on days. */
export type LawfulHoliday =
  | 'new-year'
  | 'spring-festival'
  | 'labour-day'
  | 'dragon-boat'
  | 'mid-autumn'
  | 'national-day'

/** What a day is by the notices. `unknown`: there is none for its year yet; `lawful`: a public holiday all the same. */
export type DayKind =
  | { at: 'holiday'; name: string }
  | { at: 'make-up-workday' }
  | { at: 'ordinary' }
  | { at: 'unknown'; lawful: LawfulHoliday | null }

/**
 * 全国年节及纪念日放假办法 第二条, as amended on 2024-11-10 (国务院令第795号): days of the sun's calendar that are public
 * holidays in every year, whatever a notice adds around them.
 */
const BY_SUN: Readonly<Record<string, LawfulHoliday>> = {
  '01-01': 'new-year',
  '05-01': 'labour-day',
  '05-02': 'labour-day',
  '10-01': 'national-day',
  '10-02': 'national-day',
  '10-03': 'national-day',
}

/** 春节 (初一 to 初三), 端午节 and 中秋节 of the same article, by the traditional calendar. */
const BY_MOON: Readonly<Record<string, LawfulHoliday>> = {
  'M01-1': 'spring-festival',
  'M01-2': 'spring-festival',
  'M01-3': 'spring-festival',
  'M05-5': 'dragon-boat',
  'M08-15': 'mid-autumn',
}

type Known = { years: ReadonlySet<number>; days: ReadonlyMap<string, DayKind> }

const ORDINARY: DayKind = { at: 'ordinary' }

/** By the list that a day was looked up in: it is asked for at every command. */
const known = new WeakMap<readonly HolidayTable[], Known>()

export function kindOfDay(tables: readonly HolidayTable[], day: Temporal.PlainDate): DayKind {
  const { years, days } = known.get(tables) ?? remember(tables)
  const found = days.get(day.toString())
  if (found !== undefined) return found
  return years.has(day.year) ? ORDINARY : { at: 'unknown', lawful: holidayByLaw(day) }
}

/** 清明节, which follows the sun more closely, is left to the notices. */
export function holidayByLaw(day: Temporal.PlainDate): LawfulHoliday | null {
  const bySun = BY_SUN[day.toString().slice(5)]
  if (bySun !== undefined) return bySun
  const moon = (of: Temporal.PlainDate) => {
    const { monthCode, day: dayOfMonth } = of.withCalendar('chinese')
    return BY_MOON[`${monthCode}-${dayOfMonth}`]
  }
  // 除夕 is the day before 初一, whether the month has 29 days or 30.
  return moon(day) ?? (moon(day.add({ days: 1 })) === 'spring-festival' ? 'spring-festival' : null)
}

function remember(tables: readonly HolidayTable[]): Known {
  const days = new Map<string, DayKind>()
  for (const { holidays, workdays } of tables) {
    for (const { name, from, to } of holidays) {
      const last = Temporal.PlainDate.from(to)
      for (let day = Temporal.PlainDate.from(from); isUpTo(day, last); day = day.add({ days: 1 }))
        days.set(day.toString(), { at: 'holiday', name })
    }
    for (const day of workdays) days.set(day, { at: 'make-up-workday' })
  }
  const made = { years: new Set(tables.map(({ year }) => year)), days }
  known.set(tables, made)
  return made
}

const isUpTo = (day: Temporal.PlainDate, last: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(day, last) <= 0

/** Date of a working day, YYYY-MM-DD; or the first year that has to be known for it and is not. */
export type WorkingDay = { at: 'known'; date: string } | { at: 'unknown-year'; year: number }

/** The working day so many days on: the first one after `from` (YYYY-MM-DD) is day 1. `days` ≥ 1. */
export function workingDayAfter(tables: readonly HolidayTable[], from: string, days: number): WorkingDay {
  let day = Temporal.PlainDate.from(from)
  for (let count = 0; count < days;) {
    day = day.add({ days: 1 })
    const kind = kindOfDay(tables, day)
    if (kind.at === 'unknown') return { at: 'unknown-year', year: day.year }
    if (kind.at === 'make-up-workday' || (kind.at === 'ordinary' && day.dayOfWeek <= 5)) count++
  }
  return { at: 'known', date: day.toString() }
}
