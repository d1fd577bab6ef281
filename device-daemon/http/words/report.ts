import type { AgencyTallyReply } from '#contract/cases.ts'
import type { DayReport, DayVisits, MonthReport, PlaceFigures, Spread } from '#contract/report.ts'

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
  '办件人次、件数',
]

/**
 * A day as one table for Excel: the station, its windows, its people, its hours, its visits for cases. With a byte order mark, or Excel reads
 * the words as another encoding.
 */
export function dayCsv(report: DayReport): string {
  const { day, windows, people, hours, visits } = report
  return csvOf([
    HEADER,
    stationRow(report),
    ...windows.map((window) => placeRow(day, '窗口', window)),
    ...people.map((person) => placeRow(day, '人员', person)),
    ...hours.map(({ hour, taken, served }) => [day, '小时', `${hour}:00`, taken, '', served]),
    ...visitCounts(visits).map(([name, count]) => countRow(day, '办件', name, count)),
  ])
}

/**
 * A month as one table: the station day by day, then the month as a whole. Times are not added up: the middle of a month is
 * not the middle of its days.
 */
export function monthCsv({ month, days, agents }: MonthReport): string {
  const places = (kind: string, of: (day: DayReport) => readonly PlaceFigures[]) =>
    sumPlaces(days.flatMap(of)).map(({ name, called, served, noShows, cancelled }): Cell[] => [
      month,
      kind,
      name,
      '',
      called,
      served,
      noShows,
      cancelled,
    ])
  const sum = (of: (totals: DayReport['totals']) => number) =>
    days.reduce((all, { totals }) => all + of(totals), 0)
  const [taken, called, left] = [sum((of) => of.taken), sum((of) => of.waiting.count), sum((of) => of.left)]
  const [served, noShows, cancelled] = [
    sum((of) => of.served),
    sum((of) => of.noShows),
    sum((of) => of.cancelled),
  ]
  return csvOf([
    HEADER,
    ...days.map(stationRow),
    [month, '合计', '', taken, called, served, noShows, cancelled, left],
    ...places('窗口', ({ windows }) => windows),
    ...places('人员', ({ people }) => people),
    ...visitCounts(sumVisits(days.map(({ visits }) => visits))).map(([name, count]) =>
      countRow(month, '办件', name, count),
    ),
    ...agents.flatMap((agent) =>
      agentCounts(agent).map(([name, count]) => countRow(month, '代办', name, count)),
    ),
  ])
}

type Cell = string | number

const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`

function stationRow({ day, totals }: DayReport): Cell[] {
  const { taken, served, noShows, cancelled, left, waiting, service } = totals
  const counts = [taken, waiting.count, served, noShows, cancelled, left]
  return [day, '全站', '', ...counts, ...spreads(waiting, service)]
}

/** Of each window or person, in the order in which they come first. */
function sumPlaces(places: readonly PlaceFigures[]): PlaceFigures[] {
  const sums = new Map<string, PlaceFigures>()
  for (const each of places) {
    const before = sums.get(each.id)
    if (before === undefined) sums.set(each.id, { ...each })
    else {
      before.called += each.called
      before.served += each.served
      before.noShows += each.noShows
      before.cancelled += each.cancelled
    }
  }
  return [...sums.values()]
}

function sumVisits(days: readonly DayVisits[]): DayVisits {
  const sum = (of: (visits: DayVisits) => number) => days.reduce((all, visits) => all + of(visits), 0)
  return {
    first: sum(({ first }) => first),
    again: {
      'not-all-told': sum(({ again }) => again['not-all-told']),
      'result-not-there': sum(({ again }) => again['result-not-there']),
      other: sum(({ again }) => again.other),
    },
    offline: {
      'cannot-use': sum(({ offline }) => offline['cannot-use']),
      'no-phone': sum(({ offline }) => offline['no-phone']),
      'not-possible': sum(({ offline }) => offline['not-possible']),
      other: sum(({ offline }) => offline.other),
    },
  }
}

function agentCounts(agent: AgencyTallyReply['agents'][number]): (readonly [string, number])[] {
  const { name, entrusted, delivered, archived, satisfied, dissatisfied } = agent
  return [
    [`${name}：受委托`, entrusted],
    [`${name}：送达`, delivered],
    [`${name}：归档`, archived],
    [`${name}：回访满意`, satisfied],
    [`${name}：回访不满意`, dissatisfied],
  ]
}

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
const countRow = (day: string, kind: string, name: string, count: number): Cell[] =>
  HEADER.map((_, place) => [day, kind, name][place] ?? (place === HEADER.length - 1 ? count : ''))

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
