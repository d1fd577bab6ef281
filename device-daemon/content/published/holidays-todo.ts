import type { HolidayTable } from '#daemon/domain/holidays.ts'
import type { StandingTodo } from '#daemon/domain/standing.ts'

/** A year whose notice of public holidays nobody has put in yet. `now`: the year that it is. */
export type HolidaysTodo = StandingTodo & { code: 'holidays-missing'; year: number; at: 'now' | 'next-year' }

/** MM-DD. The notice for the next year comes out between the end of October and the beginning of December. */
const ASKED_FROM = '11-15'

/** `today`: YYYY-MM-DD by the station's clock. */
export function holidaysTodo(tables: readonly HolidayTable[], today: string): readonly HolidaysTodo[] {
  const year = Number(today.slice(0, 4))
  const isMissing = (of: number) => tables.every((table) => table.year !== of)
  const missing = (of: number, more: Pick<HolidaysTodo, 'at' | 'when'>): HolidaysTodo => ({
    id: `holidays:missing:${of}`,
    code: 'holidays-missing',
    since: null,
    year: of,
    ...more,
  })
  if (isMissing(year)) return [missing(year, { at: 'now', when: { at: 'now' } })]
  if (today.slice(5) < ASKED_FROM || !isMissing(year + 1)) return []
  const day = `${year}-12-31`
  const days = Temporal.PlainDate.from(today).until(day, { largestUnit: 'day' }).days
  const when = days > 0 ? ({ at: 'days', days, day } as const) : ({ at: 'today' } as const)
  return [missing(year + 1, { at: 'next-year', when })]
}
