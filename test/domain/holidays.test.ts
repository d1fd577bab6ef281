import { beforeAll, describe, expect, test } from 'vitest'
import { holidaysTodo } from '#daemon/content/published/holidays-todo.ts'
import { type HolidayTable, holidayByLaw, kindOfDay, workingDayAfter } from '#daemon/domain/holidays.ts'
import { type Hours, openingAt, openOn } from '#daemon/domain/opening-hours.ts'
import { SHIPPED, readToStart } from '../settings/small-config.ts'

let tables: readonly HolidayTable[]
beforeAll(async () => {
  const read = await readToStart(SHIPPED)
  if (read.at === 'faults') throw new Error(JSON.stringify(read.faults))
  tables = read.settings.written.contents.station.hours.calendar?.tables ?? []
})

const day = (of: string) => Temporal.PlainDate.from(of)
const daysOf = (year: number) =>
  Array.from({ length: 366 }, (_, i) => day(`${year}-01-01`).add({ days: i })).filter(
    (of) => of.year === year,
  )
const daysThat = (year: number, at: 'holiday' | 'make-up-workday') =>
  daysOf(year).flatMap((of) => (kindOfDay(tables, of).at === at ? [of.toString()] : []))

/** 国务院办公厅关于2026年部分节假日安排的通知, 2025-11-04, typed from its text: first day, days off in a row. */
const NOTICE_2026 = [
  ['2026-01-01', 3],
  ['2026-02-15', 9],
  ['2026-04-04', 3],
  ['2026-05-01', 5],
  ['2026-06-19', 3],
  ['2026-09-25', 3],
  ['2026-10-01', 7],
] as const

describe('the shipped tables', () => {
  test('have every day off and every day of work that the notice for 2026 names, and no other', () => {
    const off = NOTICE_2026.flatMap(([from, count]) =>
      Array.from({ length: count }, (_, i) => day(from).add({ days: i }).toString()),
    )
    expect(daysThat(2026, 'holiday')).toEqual(off)
    expect(daysThat(2026, 'make-up-workday')).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ])
  })

  test('give each day off that the law itself names, and as many working days as every day taken for them', () => {
    for (const { year } of tables) {
      const lawful = daysOf(year).filter((of) => holidayByLaw(of) !== null)
      expect(lawful).toHaveLength(12)
      for (const of of lawful) expect(kindOfDay(tables, of).at, of.toString()).toBe('holiday')
      // 13 days a year are off by law (清明节 is not reckoned here); whatever else is off on weekdays is worked for.
      const offOnWeekdays = daysThat(year, 'holiday').filter((of) => day(of).dayOfWeek <= 5).length
      expect(offOnWeekdays - daysThat(year, 'make-up-workday').length).toBe(13)
    }
  })
})

describe('a working day', () => {
  test.for([
    // Friday to Monday; a weekend in between.
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-23', 5, '2026-11-30'],
    // Over the National Day, with Saturday the 10th as a day of work.
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-09-30', 4, '2026-10-12'],
    ['2025-12-31', 1, '2026-01-04'],
  ] as const)('so many after %s: %i', ([from, days, date]) => {
    expect(workingDayAfter(tables, from, days)).toEqual({ at: 'known', date })
  })

  test('of a year that has no notice yet is not guessed', () => {
    expect(workingDayAfter(tables, '2026-12-28', 4)).toEqual({ at: 'unknown-year', year: 2027 })
    expect(workingDayAfter(tables, '2026-12-28', 3)).toEqual({ at: 'known', date: '2026-12-31' })
  })
})

describe('what has to be put in', () => {
  test.for([
    ['2026-11-14', []],
    ['2026-11-28', [[2027, { at: 'days', days: 33, day: '2026-12-31' }]]],
    ['2026-12-31', [[2027, { at: 'today' }]]],
    ['2027-01-01', [[2027, { at: 'now' }]]],
  ] as const)('on %s: %j', ([today, missing]) => {
    expect(holidaysTodo(tables, today).map(({ year, when }) => [year, when])).toEqual(missing)
  })
})

describe('hours', () => {
  const weekly = [
    { days: [1, 2, 3, 4, 5], open: [{ from: '08:30', to: '17:00' }] },
    { days: [6], open: [{ from: '09:00', to: '11:00' }] },
  ]
  const hours = (
    calendar: Partial<NonNullable<Hours['calendar']>> = {},
    more: Partial<Hours> = {},
  ): Hours => ({
    weekly,
    closedDays: [],
    extraDays: [],
    ...more,
    calendar: { tables, onHolidays: 'closed', onMakeUpDays: 'as-weekday', ...calendar },
  })
  const first = (of: Hours, on: string) => openOn(of, day(on))[0]?.from ?? 'closed'

  test('stay closed on a holiday and open on a make-up workday as on a weekday, unless the station says otherwise', () => {
    expect(first(hours(), '2026-10-01')).toBe('closed')
    expect(first(hours({ onHolidays: 'open' }), '2026-10-01')).toBe('08:30')
    expect(first(hours(), '2026-10-10')).toBe('08:30')
    expect(first(hours({ onMakeUpDays: 'as-its-day' }), '2026-10-10')).toBe('09:00')
    const own = { extraDays: [{ day: '2026-10-02', open: [{ from: '10:00', to: '11:00' }] }] }
    expect(first(hours({}, own), '2026-10-02')).toBe('10:00')
    expect(first(hours({}, { closedDays: ['2026-10-10'] }), '2026-10-10')).toBe('closed')
  })

  test('of a year without a notice still keep the days that the law names, National Day among them', () => {
    expect(first(hours(), '2027-10-01')).toBe('closed')
    expect(first(hours(), '2027-02-05'), '除夕').toBe('closed')
    expect(first(hours(), '2027-02-08'), '初三').toBe('closed')
    expect(first(hours(), '2027-02-09')).toBe('08:30')
    expect(first(hours({ onHolidays: 'open' }), '2027-10-01')).toBe('08:30')
  })

  test('tell on the eve of a holiday when the station opens again', () => {
    const evening = Date.parse('2026-09-30T10:00:00Z')
    expect(openingAt(hours(), 'Asia/Shanghai', evening)).toEqual({
      at: 'closed',
      opensAt: { day: '2026-10-08', time: '08:30' },
    })
    const always = hours({}, { weekly: [] })
    expect(openingAt(always, 'Asia/Shanghai', evening)).toMatchObject({ at: 'open', closesAt: '24:00' })
  })
})
