import { expect, test } from 'vitest'
import { compose } from '#daemon/devices/protocols/escpos/compose.ts'
import type { DayReport } from '#contract/report.ts'
import { dayPaper } from '#daemon/desks/report/day-paper.ts'
import { dayReport } from '#daemon/desks/report/day-report.ts'
import { nowReport } from '#daemon/desks/report/now-report.ts'
import { type DayFigures, dayFigures } from '#daemon/domain/queue/day-figures.ts'
import { csvCell, dayCsv, monthCsv } from '#daemon/http/words/report.ts'
import { shippedModel } from '#test/support/printer-models.ts'
import { readJob, unknownIn, wordsOn } from '#test/support/read-slip.ts'
import { rules, stationInMemory } from '#test/support/station-in-memory.ts'

const nothing = dayFigures([], { now: '2026-11-23T10:00:00.000Z', hourOf: () => 9 })
const minutes = (median: number, ninetieth: number) => ({
  count: 3,
  median: median * 60,
  ninetieth: ninetieth * 60,
})
const place = {
  called: 3,
  served: 2,
  noShows: 1,
  cancelled: 0,
  waiting: minutes(4, 9.5),
  service: minutes(6, 8),
}

const visits = {
  first: 3,
  again: { 'not-all-told': 1, 'result-not-there': 0, other: 0 },
  offline: { 'cannot-use': 0, 'no-phone': 2, 'not-possible': 0, other: 0 },
}

function reportOf(figures: Partial<DayFigures>, names: Readonly<Record<string, string>> = {}) {
  return dayReport(
    {
      windows: [
        { id: 'W1', label: '1 号窗口' },
        { id: 'W2', label: '2 号窗口' },
      ],
      nameOf: (account) => names[account] ?? account,
      timeZone: 'Asia/Shanghai',
      day: '2026-11-23',
      asOf: '2026-11-23T10:00:00.000Z',
      at: 'over',
    },
    {
      figures: { ...nothing, ...figures },
      visits,
      acts: [
        { at: 'stopped', why: 'asked', by: 'staff-1', time: '2026-11-23T08:00:00.000Z' },
        { at: 'resumed', by: 'staff-1', time: '2026-11-23T08:10:00.000Z' },
        { at: 'stopped', why: 'past-closing', by: 'staff-1', time: '2026-11-23T08:30:00.000Z' },
      ],
    },
  )
}

test('every window of the station is in the report, also one that called nobody, and one that is there no more', () => {
  const { windows } = reportOf({
    windows: new Map([
      ['W2', place],
      ['W9', place],
    ]),
  })
  expect(windows.map(({ name, called }) => [name, called])).toEqual([
    ['1 号窗口', 0],
    ['2 号窗口', 3],
    ['W9', 3],
  ])
})

test('people are named, and 停止取号 is told with who pressed it and until when', () => {
  const { people, stops } = reportOf({ people: new Map([['staff-1', place]]) }, { 'staff-1': '张示例' })
  expect(people.map(({ name }) => name)).toEqual(['张示例'])
  expect(stops).toEqual([
    { at: '2026-11-23T08:00:00.000Z', by: '张示例', why: 'asked', resumedAt: '2026-11-23T08:10:00.000Z' },
    { at: '2026-11-23T08:30:00.000Z', by: '张示例', why: 'past-closing', resumedAt: null },
  ])
})

test('the table for Excel names what it counts, in minutes, and reads as UTF-8', () => {
  const csv = dayCsv(
    reportOf({
      taken: 5,
      served: 2,
      noShows: 1,
      cancelled: 1,
      left: 1,
      windows: new Map([['W1', place]]),
      hours: [{ hour: 9, taken: 5, served: 2 }],
    }),
  )
  expect(csv.startsWith('\uFEFF日期,类别,名称,取号,')).toBe(true)
  expect(csv.split('\r\n').slice(1)).toEqual([
    '2026-11-23,全站,,5,0,2,1,1,1,,,,',
    '2026-11-23,窗口,1 号窗口,,3,2,1,0,,4,9.5,6,8',
    '2026-11-23,窗口,2 号窗口,,0,0,0,0,,,,,',
    '2026-11-23,小时,9:00,5,,2',
    '2026-11-23,办件,第一次来,,,,,,,,,,,3',
    '2026-11-23,办件,又来：材料没说全,,,,,,,,,,,1',
    '2026-11-23,办件,能网办没网办：没有手机,,,,,,,,,,,2',
    '',
  ])
})

test('the table of a month has each day, then windows, people, visits and agents added up, and no time that cannot be added', () => {
  const day = (of: string): DayReport => ({
    ...reportOf(
      { taken: 5, served: 2, noShows: 1, cancelled: 1, left: 1, windows: new Map([['W1', place]]) },
      {},
    ),
    day: of,
  })
  const agents = [{ name: '张示例', entrusted: 4, delivered: 3, archived: 2, satisfied: 2, dissatisfied: 1 }]
  const csv = monthCsv({ month: '2026-11', days: [day('2026-11-23'), day('2026-11-24')], agents })
  expect(csv.split('\r\n').slice(1)).toEqual([
    '2026-11-23,全站,,5,0,2,1,1,1,,,,',
    '2026-11-24,全站,,5,0,2,1,1,1,,,,',
    '2026-11,合计,,10,0,4,2,2,2',
    '2026-11,窗口,1 号窗口,,6,4,2,0',
    '2026-11,窗口,2 号窗口,,0,0,0,0',
    '2026-11,办件,第一次来,,,,,,,,,,,6',
    '2026-11,办件,又来：材料没说全,,,,,,,,,,,2',
    '2026-11,办件,能网办没网办：没有手机,,,,,,,,,,,4',
    '2026-11,代办,张示例：受委托,,,,,,,,,,,4',
    '2026-11,代办,张示例：送达,,,,,,,,,,,3',
    '2026-11,代办,张示例：归档,,,,,,,,,,,2',
    '2026-11,代办,张示例：回访满意,,,,,,,,,,,2',
    '2026-11,代办,张示例：回访不满意,,,,,,,,,,,1',
    '',
  ])
})

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+86 536', "'+86 536"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1', "' =1"],
  ['\t=1', "'\t=1"],
  ['王,芳', '"王,芳"'],
  ['1 号窗口', '1 号窗口'],
] as const)('a name like %s stays text in Excel', (name, cell) => {
  expect(csvCell(name)).toBe(cell)
})

test.for(['generic-80', 'generic-58'] as const)('日结单 prints whole on %s', (model) => {
  const report = reportOf(
    {
      taken: 5,
      served: 2,
      noShows: 1,
      cancelled: 1,
      left: 1,
      longestWait: { number: 'A003', seconds: 31 * 60 },
      letters: [{ letter: 'A', first: 'A001', last: 'A005', count: 5 }],
      windows: new Map([['W1', place]]),
      people: new Map([['staff-1', place]]),
    },
    { 'staff-1': '张示例' },
  )
  const paper = dayPaper(report, {
    stationName: '示例社区便民服务站',
    sample: true,
    timeOf: (instant) => instant.slice(11, 16),
  })
  const printer = shippedModel(model)
  const { inks } = readJob(compose(paper, printer, { at: 'fence' }), printer.dots)
  expect(unknownIn(inks)).toEqual([])
  const words = wordsOn(inks).join('').replaceAll(/\s/g, '')
  for (const told of [
    '2026年11月23日',
    '取号5',
    '办完2',
    '没有办1',
    'A001到A005，5个',
    '等得最久A00331分钟',
    '停止取号',
    '08:30到',
    '1号窗口办完2',
    '叫到3，过号1，取消0',
    '签字',
  ])
    expect(words).toContain(told)
  // A window at which nobody was served takes no paper.
  expect(words).not.toContain('2号窗口')
})

test('who waits is told in the order in which they will be called, with who has waited the longest', async () => {
  const { station, does, take, clock } = await stationInMemory()
  await take()
  await clock.advance(60_000)
  await take()
  await does({ type: 'take-ticket', kiosk: 'kiosk-1', print: false, declared: '老' })
  await does({ type: 'call-next', window: 'W1', clerk: 'li' })
  const { waiting, waitingCount, longest, heldCount } = nowReport(station.state().queue, {
    seq: station.seq(),
    now: new Date(clock.now()).toISOString(),
    time: new Date(clock.now()).toISOString(),
    timeZone: 'Asia/Shanghai',
    day: '2026-11-23',
    rules,
    guideOf: () => undefined,
  })
  expect(waiting.map(({ number }) => number)).toEqual(['A001', 'A002'])
  expect(waitingCount).toBe(2)
  expect(longest).toMatchObject({ number: 'A001', queue: '综合业务', errand: null })
  expect(heldCount).toBe(0)
})
