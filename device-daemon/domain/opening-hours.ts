import type { Opening } from '#contract/station.ts'
import { type HolidayTable, kindOfDay } from './holidays.ts'

type Interval = { from: string; to: string }

/** Wall-clock opening hours; times are HH:MM up to 24:00, days YYYY-MM-DD, weekdays 1 (Monday) to 7. */
export type Hours = {
  /** Weekdays that do not occur are closed; empty = open at all hours. */
  weekly: readonly { days: readonly number[]; open: readonly Interval[] }[]
  closedDays: readonly string[]
  /** These days' own hours; they count before week, closed days and holidays. */
  extraDays: readonly { day: string; open: readonly Interval[] }[]
  /** Public holidays and make-up workdays; undefined: every day is as its weekday. */
  calendar?: {
    tables: readonly HolidayTable[]
    onHolidays: 'closed' | 'open'
    /** `as-weekday`: with the hours of the first day from Monday to Friday that is open. */
    onMakeUpDays: 'as-weekday' | 'as-its-day'
  }
}

/** How far ahead the next opening or closing is looked for. */
const HORIZON_DAYS = 30

const WHOLE_DAY: readonly Interval[] = [{ from: '00:00', to: '24:00' }]

/**
 * Whether the station is open at `epochMs` by its wall clock; no clock and no zone of the machine is asked. `closesAt`
 * is told within 24 hours of closing, `opensAt` within 30 days of opening. An interval includes its first instant and
 * excludes its last; intervals that touch are one, also across midnight. An unknown `timeZone` throws.
 */
export function openingAt(hours: Hours, timeZone: string, epochMs: number): Opening {
  return openingSpan(hours, timeZone, epochMs).opening
}

/** Minutes since midnight, 0–1439, by the station's wall clock. */
export function minuteOfDay(timeZone: string, epochMs: number): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone)
  return hour * 60 + minute
}

/** First instant after `epochMs` (epoch ms) at which `openingAt` may read otherwise; null = never, by these hours. */
export function nextOpeningChange(hours: Hours, timeZone: string, epochMs: number): number | null {
  return openingSpan(hours, timeZone, epochMs).until
}

type OpeningSpan = { opening: Opening; until: number | null }

function openingSpan(hours: Hours, timeZone: string, epochMs: number): OpeningSpan {
  const { calendar } = hours
  const keepsHolidays = calendar !== undefined && calendar.onHolidays === 'closed'
  const dated = keepsHolidays || hours.closedDays.length + hours.extraDays.length > 0
  if (hours.weekly.length === 0 && !dated) return { opening: { at: 'open', closesAt: null }, until: null }

  const now = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone)
  const today = now.toPlainDate()
  const undecided = (opening: Opening): OpeningSpan => ({
    opening,
    until: dated ? startOf(today.add({ days: 1 }), timeZone).epochMilliseconds : null,
  })

  let current: Stretch | undefined
  for (const next of stretches(hours, timeZone, today)) {
    if (current && isBefore(current.to, next.from)) break
    if (current) current = { from: current.from, to: isBefore(current.to, next.to) ? next.to : current.to }
    else if (isBefore(now, next.to)) current = next
  }
  if (!current) return undecided({ at: 'closed', opensAt: null })
  if (isBefore(now, current.from)) {
    const opensAt = { day: current.from.toPlainDate().toString(), time: wallTime(current.from) }
    return { opening: { at: 'closed', opensAt }, until: current.from.epochMilliseconds }
  }
  const beyond = startOf(today.add({ days: HORIZON_DAYS }), timeZone)
  if (!isBefore(current.to, beyond)) return undecided({ at: 'open', closesAt: null })
  const foreseen = current.to.subtract({ days: 1 })
  if (isBefore(now, foreseen)) {
    return { opening: { at: 'open', closesAt: null }, until: foreseen.epochMilliseconds }
  }
  const atMidnight = current.to.equals(current.to.startOfDay())
  return {
    opening: { at: 'open', closesAt: atMidnight ? '24:00' : wallTime(current.to) },
    until: current.to.epochMilliseconds,
  }
}

/** Business day of an instant by the station's wall clock, YYYY-MM-DD. */
export function businessDay(timeZone: string, epochMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** The same time of day on another day (YYYY-MM-DD) by the station's wall clock; both epoch milliseconds. */
export function onDay(timeZone: string, epochMs: number, day: string): number {
  const now = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone)
  const plainTime = now.toPlainTime()
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
}

/** When the business day of an instant began, epoch milliseconds. */
export function dayBegan(timeZone: string, epochMs: number): number {
  const now = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone)
  return now.startOfDay().epochMilliseconds
}

type Stretch = { from: Temporal.ZonedDateTime; to: Temporal.ZonedDateTime }

/** Open intervals in order, from `today` to the horizon; touching ones are still apart. */
function* stretches(hours: Hours, timeZone: string, today: Temporal.PlainDate): Generator<Stretch> {
  for (let ahead = 0; ahead < HORIZON_DAYS; ahead++) {
    const day = today.add({ days: ahead })
    // A zone that crosses the date line skips a whole day (Apia, 2011-12-30).
    if (!startOf(day, timeZone).toPlainDate().equals(day)) continue
    for (const { from, to } of openOn(hours, day)) {
      const stretch = { from: at(day, from, timeZone), to: at(day, to, timeZone) }
      // An interval that a change to summer time skips is no stretch at all.
      if (isBefore(stretch.from, stretch.to)) yield stretch
    }
  }
}

/** Open intervals of one day, in order. */
export function openOn(hours: Hours, day: Temporal.PlainDate): readonly Interval[] {
  const name = day.toString()
  const extra = hours.extraDays.find((extra) => extra.day === name)
  if (extra) return extra.open
  if (hours.closedDays.includes(name)) return []
  return onWeekday(hours, weekdayOf(hours, day))
}

function onWeekday({ weekly }: Hours, weekday: number | 'none'): readonly Interval[] {
  if (weekday === 'none') return []
  if (weekly.length === 0) return WHOLE_DAY
  return weekly.find(({ days }) => days.includes(weekday))?.open ?? []
}

/** The weekday whose hours this day has. */
function weekdayOf(hours: Hours, day: Temporal.PlainDate): number | 'none' {
  const { calendar } = hours
  if (calendar === undefined) return day.dayOfWeek
  const kind = kindOfDay(calendar.tables, day)
  const isOff = kind.at === 'holiday' || (kind.at === 'unknown' && kind.lawful !== null)
  if (isOff && calendar.onHolidays === 'closed') return 'none'
  if (kind.at !== 'make-up-workday' || calendar.onMakeUpDays === 'as-its-day') return day.dayOfWeek
  return [1, 2, 3, 4, 5].find((weekday) => onWeekday(hours, weekday).length > 0) ?? day.dayOfWeek
}

/** Instant of a wall-clock time. Midnight is where the day really begins, even where a DST change skips 00:00. */
function at(day: Temporal.PlainDate, time: string, timeZone: string): Temporal.ZonedDateTime {
  if (time === '00:00') return startOf(day, timeZone)
  if (time === '24:00') return startOf(day.add({ days: 1 }), timeZone)
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
}

function startOf(day: Temporal.PlainDate, timeZone: string): Temporal.ZonedDateTime {
  return day.toZonedDateTime({ timeZone }).startOfDay()
}

function isBefore(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean {
  return a.epochMilliseconds < b.epochMilliseconds
}

function wallTime(instant: Temporal.ZonedDateTime): string {
  return instant.toPlainTime().toString({ smallestUnit: 'minute' })
}
