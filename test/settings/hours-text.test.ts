import { expect, test } from 'vitest'
import { checkHoursText } from '#daemon/settings/check-hours-text.ts'

type Week = [days: number[], ...open: string[]][]

/** What is told of these lines beside this week; each interval as `08:30-11:30`. */
const told = (text: string[], week: Week) =>
  checkHoursText({
    text,
    weekly: week.map(([days, ...open]) => ({
      days,
      open: open.map((span) => ({ from: span.slice(0, 5), to: span.slice(6) })),
    })),
  }).map(({ path, words }) => `${path.join('.')} ${words}`)

const WEEKDAYS = [1, 2, 3, 4, 5]
const HALVES = ['08:30-11:30', '14:00-17:00'] as const

test.for<[text: string[], week: Week]>([
  [['周一至周五 8:30–11:30 14:00–17:00', '农忙可调整（示例）'], [[WEEKDAYS, ...HALVES]]],
  [['周一至周五', '上午 8:30–11:30', '下午 14:00–17:00'], [[WEEKDAYS, ...HALVES]]],
  [['工作日 上午8:30至11:30，下午2:00至5:00（法定节假日除外）'], [[WEEKDAYS, ...HALVES]]],
  [['上午 8:30-11:30，下午 14:00-17:00'], [[WEEKDAYS, ...HALVES]]],
  [
    ['周一到周五：08:30~17:00；周六：09:00~12:00', '周日休息'].flatMap((line) => line.split('；')),
    [
      [WEEKDAYS, '08:30-17:00'],
      [[6], '09:00-12:00'],
    ],
  ],
  [['每天 8:30–12:00 12:00–17:00'], [[[1, 2, 3, 4, 5, 6, 7], '08:30-17:00']]],
  [['全天可取号（示例）'], []],
  [['周一至周日 24小时开放'], []],
])('says nothing of %j, which is what the week keeps', ([text, week]) => {
  expect(told(text, week)).toEqual([])
})

test.for<[text: string[], week: Week]>([
  [['夏季 周一至周五 8:00–12:00', '冬季 周一至周五 8:30–12:00'], [[WEEKDAYS, '08:30-12:00']]],
  [['周一至周五早上八点半到十一点半'], [[WEEKDAYS, '09:00-12:00']]],
  [['具体时间请看门口的通知'], [[WEEKDAYS, '09:00-12:00']]],
  [['逢集 7:30–12:00，平日 8:30–12:00'], [[WEEKDAYS, '08:30-12:00']]],
])('judges nothing that is not plainly said: %j', ([text, week]) => {
  expect(told(text, week)).toEqual([])
})

test('another hour on the screen than at the kiosk is told, with what the week keeps', () => {
  expect(told(['周一至周五 8:30–11:30 14:30–17:00'], [[WEEKDAYS, ...HALVES]])).toEqual([
    expect.stringMatching(
      /^hours\.text\.0 .*每周时段里周一、二、三、四、五是 08:30–11:30 14:00–17:00；两处应当一样/,
    ),
  ])
})

test('a day that is open only on the screen is told', () => {
  expect(told(['周一至周六 8:30–11:30 14:00–17:00'], [[WEEKDAYS, ...HALVES]])).toEqual([
    expect.stringMatching(/^hours\.text\.0 .*每周时段里周六不开放/),
  ])
})

test('a day that is open and that no line names is told', () => {
  expect(told(['周一至周五 8:30–17:00'], [[[1, 2, 3, 4, 5, 6], '08:30-17:00']])).toEqual([
    expect.stringMatching(/^hours\.text 每周时段里周六是 08:30–17:00，写给人看的却没有说/),
  ])
})

test('hours on the screen of a station that gives numbers day and night are told', () => {
  expect(told(['周一至周五 8:30–17:00'], [])).toEqual([
    expect.stringMatching(/^hours\.text\.0 .*每周时段空着，是全天开放/),
  ])
})

test('a station that says 全天 and closes at night is told', () => {
  expect(told(['全天开放'], [[WEEKDAYS, '08:30-17:00']])).toEqual([
    expect.stringMatching(/^hours\.text\.0 .*周一、二、三、四、五是 08:30–17:00/),
  ])
})
