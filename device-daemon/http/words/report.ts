import type { DayReport, PlaceFigures, Spread } from '#contract/report.ts'

const HEADER = [
  '日期',
  '类别',
  '名称',
  '取号',
  '叫到',
  '办完',
  '过号',
  '取消',
  '没有办',
  '等候中位数（分钟）',
  '等候九成以内（分钟）',
  '办理中位数（分钟）',
  '办理九成以内（分钟）',
]

/**
 * A day as one table for Excel: the station, its windows, its people, its hours. With a byte order mark, or Excel reads
 * the words as another encoding.
 */
export function dayCsv({ day, totals, windows, people, hours }: DayReport): string {
  const { taken, served, noShows, cancelled, left, waiting, service } = totals
  const rows: Cell[][] = [
    HEADER,
    [day, '全站', '', taken, waiting.count, served, noShows, cancelled, left, ...spreads(waiting, service)],
    ...windows.map((window) => placeRow(day, '窗口', window)),
    ...people.map((person) => placeRow(day, '人员', person)),
    ...hours.map(({ hour, taken, served }) => [day, '小时', `${hour}:00`, taken, '', served]),
  ]
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}

type Cell = string | number

function placeRow(day: string, kind: string, place: PlaceFigures): Cell[] {
  const { name, called, served, noShows, cancelled, waiting, service } = place
  return [day, kind, name, '', called, served, noShows, cancelled, '', ...spreads(waiting, service)]
}

const spreads = (waiting: Spread, service: Spread): Cell[] =>
  [waiting.median, waiting.ninetieth, service.median, service.ninetieth].map((seconds) =>
    seconds === null ? '' : Math.round(seconds / 6) / 10,
  )

/** What begins like a formula is text: a name must not become one in the reader's Excel. */
export function csvCell(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const text = /^\s*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
