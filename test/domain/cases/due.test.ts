import { assert, integer, property } from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { dueAfterPause, dueOf, workingDaysBetween } from '#daemon/domain/cases/due.ts'
import { type HolidayTable, kindOfDay, workingDayAfter } from '#daemon/domain/holidays.ts'
import { SHIPPED, readToStart } from '../../settings/small-config.ts'

let tables: readonly HolidayTable[]
beforeAll(async () => {
  const read = await readToStart(SHIPPED)
  if (read.at === 'faults') throw new Error(JSON.stringify(read.faults))
  tables = read.settings.written.contents.station.hours.calendar?.tables ?? []
})

const time = (workdays: number) =>
  ({ promised: { at: 'confirmed', workdays }, statutory: null, excluded: ['publicity'] }) as const
const UNCONFIRMED = { promised: { at: 'unconfirmed' }, statutory: 30, excluded: [] } as const
/** Days after the first of January of the first year there is a notice for. */
const anyDay = integer({ min: 0, max: 600 })
const dayAfter = (count: number) =>
  Temporal.PlainDate.from(`${Math.min(...tables.map(({ year }) => year))}-01-01`)
    .add({ days: count })
    .toString()

/** Whether people work on a day, by the notices alone. */
const isWorked = (day: string) => {
  const date = Temporal.PlainDate.from(day)
  const kind = kindOfDay(tables, date)
  return kind.at === 'make-up-workday' || (kind.at === 'ordinary' && date.dayOfWeek <= 5)
}

describe('a promise, by the years of holidays that are shipped', () => {
  test('ends on a working day with exactly so many working days behind it, the day of 受理 not counted', () => {
    assert(
      property(anyDay, integer({ min: 1, max: 45 }), (from, workdays) => {
        const found = dueOf(time(workdays), dayAfter(from), undefined, tables)
        if (found.at === 'fault') return expect(found.fault.code).toBe('unknown-year')
        const { date } = found.due
        expect(isWorked(date)).toBe(true)
        let counted = 0
        for (let day = from + 1; dayAfter(day) <= date; day++) if (isWorked(dayAfter(day))) counted += 1
        expect(counted).toBe(workdays)
      }),
    )
  })

  test('is moved by as many working days as were excluded, and by none for a weekend', () => {
    assert(
      property(anyDay, integer({ min: 0, max: 40 }), (from, long) => {
        const due = { date: dayAfter(from + 60), basis: null }
        const span = { from: dayAfter(from), until: dayAfter(from + long) }
        const moved = dueAfterPause(due, span, undefined, tables)
        if (moved.at === 'fault') return expect(moved.fault.code).toBe('unknown-year')
        const left = workingDaysBetween(tables, due.date, moved.due.date)
        expect(left).toEqual({ at: 'known', days: moved.excluded })
        expect(workingDaysBetween(tables, span.from, span.until)).toEqual({
          at: 'known',
          days: moved.excluded,
        })
      }),
    )
  })

  test('is never worked out for a year without a notice, nor where it is 待核定', () => {
    const last = `${Math.max(...tables.map(({ year }) => year))}-12-20`
    const year = Number(last.slice(0, 4)) + 1
    expect(dueOf(time(20), last, undefined, tables)).toEqual({
      at: 'fault',
      fault: { code: 'unknown-year', year },
    })
    expect(dueOf(UNCONFIRMED, last, undefined, tables)).toMatchObject({ fault: { code: 'due-wanting' } })
    // The law's own day lies in that year too: it cannot be held against the day that was named.
    const named = { date: `${year}-03-01`, basis: { sealed: '电话' } }
    expect(dueOf(UNCONFIRMED, last, named, tables)).toEqual({ at: 'due', due: named })
  })

  test('may be named earlier than it is, never later, and never later than the law', () => {
    const from = `${Math.min(...tables.map(({ year }) => year))}-03-03`
    const promised = workingDayAfter(tables, from, 20)
    const lawful = workingDayAfter(tables, from, 30)
    if (promised.at !== 'known' || lawful.at !== 'known') throw new Error('the shipped years are known')
    const later = { date: '2099-01-01', basis: { sealed: '电话' } }
    expect(dueOf(time(20), from, later, tables)).toMatchObject({
      fault: { code: 'due-too-late', by: 'promise', latest: promised.date },
    })
    expect(dueOf(UNCONFIRMED, from, later, tables)).toMatchObject({
      fault: { code: 'due-too-late', by: 'law', latest: lawful.date },
    })
    const earlier = { date: from, basis: { sealed: '电话' } }
    expect(dueOf(time(20), from, earlier, tables)).toEqual({ at: 'due', due: earlier })
    expect(dueOf(UNCONFIRMED, from, { ...earlier, date: '2020-01-01' }, tables)).toMatchObject({
      fault: { code: 'due-in-the-past' },
    })
  })
})
