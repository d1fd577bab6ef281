import type { HolidayTable as Table } from '#daemon/domain/holidays.ts'
import { type Finding, type Path, wrong } from '../check/finding.ts'
import { daysBetween, isRealDay } from '../check/real-day.ts'
import { checkShape, type Sound } from '../check/shape.ts'
import type { Fault } from '../fault.ts'
import type { WrittenDocument } from '../source.ts'
import { HolidayTable } from './schema.ts'

/** 春节 with its make-up days is the longest that any notice had, nine days. */
const LONGEST_DAYS = 12

/** The tables that are sound, the newest year first; one with a fault is left out, so that its year is not known. */
export function checkHolidayFiles(documents: readonly WrittenDocument[]): {
  faults: Fault[]
  tables: readonly Table[]
} {
  const faults: Fault[] = []
  const tables: Table[] = []
  for (const document of documents) {
    if (document.value === undefined) {
      faults.push(...document.faults)
      continue
    }
    const { findings, sound = {}, whole } = checkShape(HolidayTable, document.value, [], document.asWritten)
    const found = [...findings, ...checkHolidays(sound, []), ...wrongName(document, sound)]
    faults.push(...document.faults, ...found.map(({ path, words }) => document.fault(path, words)))
    if (whole && found.length === 0 && document.faults.length === 0) tables.push(tableOf(whole))
  }
  return { faults, tables: tables.toSorted((a, b) => b.year - a.year) }
}

/** What days need of a notice. */
export const tableOf = ({ year, holidays, workdays }: HolidayTable): Table => ({ year, holidays, workdays })

function wrongName({ id }: WrittenDocument, { year }: Sound<HolidayTable>): Finding[] {
  return year === undefined || id === String(year)
    ? []
    : [wrong(['year'], `写的是 ${year}，这个文件是 ${id} 年的，两处应当一样`)]
}

/** What the schema of a table cannot say: real days of that year, in order, and make-up days at weekends. */
export function checkHolidays(
  { year, holidays = [], workdays = [] }: Sound<HolidayTable>,
  base: Path,
): Finding[] {
  const spans = holidays.flatMap((holiday, i) => {
    const path = [...base, 'holidays', i]
    const { from, to } = holiday ?? {}
    const unreal = [...notInYear(from, year, [...path, 'from']), ...notInYear(to, year, [...path, 'to'])]
    if (unreal.length > 0 || from === undefined || to === undefined) return unreal
    const length = daysBetween(from, to) + 1
    if (length < 1) return [wrong([...path, 'to'], `${to} 早于第一天 ${from}，最后一天应不早于第一天`)]
    if (length > LONGEST_DAYS)
      return [wrong([...path, 'to'], `${from} 到 ${to} 有 ${length} 天，一段放假应不超过 ${LONGEST_DAYS} 天`)]
    const before = holidays.slice(0, i).find((other) => overlap(other, { from, to }))
    return before === undefined ? [] : [wrong(path, `和 ${before.name ?? '前面的'} 重叠，各段应互不重叠`)]
  })
  return [
    ...spans,
    ...workdays.flatMap((day, i) => {
      const path = [...base, 'workdays', i]
      const unreal = notInYear(day, year, path)
      if (unreal.length > 0 || day === undefined) return unreal
      if (Temporal.PlainDate.from(day).dayOfWeek <= 5)
        return [wrong(path, `${day} 不是周六、周日，调休上班的日子应为周六或周日`)]
      const off = holidays.find((holiday) => overlap(holiday, { from: day, to: day }))
      return off === undefined ? [] : [wrong(path, `${day} 又在 ${off.name ?? '放假'} 里，应只写一处`)]
    }),
  ]
}

/** A holiday may reach into the year beside its own by some days, as 元旦 of 2024 did. */
function notInYear(day: string | undefined, year: number | undefined, path: Path): Finding[] {
  if (day === undefined) return []
  if (!isRealDay(day)) return [wrong(path, `日历上没有 ${day} 这一天，应为：年-月-日`)]
  if (year === undefined || Math.abs(daysBetween(day, `${year}-07-01`)) <= 190) return []
  return [wrong(path, `${day} 不是 ${year} 年的日子`)]
}

type Span = { from?: string; to?: string } | undefined

const overlap = (one: Span, { from, to }: { from: string; to: string }): boolean =>
  one?.from !== undefined && one.to !== undefined && one.from <= to && from <= one.to
