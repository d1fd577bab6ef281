import type { DayReport, DayVisits, PlaceFigures, Spread } from '#contract/report.ts'

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
  '办件人次',
]

/**
 * A day as one table for Excel: the station, its windows, its people, its hours, its visits for cases. With a byte order mark, or Excel reads
 * the words as another encoding.
 */
export function dayCsv({ day, totals, windows, people, hours, visits }: DayReport): string {
  const { taken, served, noShows, cancelled, left, waiting, service } = totals
  const rows: Cell[][] = [
    HEADER,
    [day, '全站', '', taken, waiting.count, served, noShows, cancelled, left, ...spreads(waiting, service)],
    ...windows.map((window) => placeRow(day, '窗口', window)),
    ...people.map((person) => placeRow(day, '人员', person)),
    ...hours.map(({ hour, taken, served }) => [day, '小时', `${hour}:00`, taken, '', served]),
    ...visitCounts(visits).map(([name, count]) => visitRow(day, name, count)),
  ]
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}

type Cell = string | number

/** Visits for cases, by what they are told apart by; those of which there were some. */
function visitCounts({ first, again, offline }: DayVisits): (readonly [string, number])[] {
  const all = [
    ['第一次来', first],
    ['又来：材料没说全', again['not-all-told']],
    ['又来：结果没到', again['result-not-there']],
    ['又来：别的', again.other],
    ['能网办没网办：不会用', offline['cannot-use']],
    ['能网办没网办：没有手机', offline['no-phone']],
    ['能网办没网办：网上办不成', offline['not-possible']],
    ['能网办没网办：别的', offline.other],
  ] as const
  return all.filter(([, count]) => count > 0)
}

/** In the last column, because no number of the queue is counted there. */
const visitRow = (day: string, name: string, count: number): Cell[] =>
  HEADER.map((_, place) => [day, '办件', name][place] ?? (place === HEADER.length - 1 ? count : ''))

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
