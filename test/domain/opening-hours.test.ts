import { assert, constantFrom, integer, property, record, subarray, uniqueArray } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessDay, type Hours, nextOpeningChange, openingAt } from '#daemon/domain/opening-hours.ts'

const SHANGHAI = 'Asia/Shanghai'
const NOON_BREAK = [
  { from: '08:30', to: '11:30' },
  { from: '14:00', to: '17:00' },
]
const ALWAYS: Hours = { weekly: [], closedDays: [], extraDays: [] }
const WEEKDAYS: Hours = { ...ALWAYS, weekly: [{ days: [1, 2, 3, 4, 5], open: NOON_BREAK }] }

/** Epoch ms of a wall-clock time in Shanghai. 2026-11-23 is a Monday. */
const at = (wall: string, zone = SHANGHAI) =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds

const opens = (day: string, time: string) => ({ at: 'closed', opensAt: { day, time } })

describe('a station with a break at noon', () => {
  test.for([
    ['2026-11-23T08:29:59', opens('2026-11-23', '08:30')],
    ['2026-11-23T08:30:00', { at: 'open', closesAt: '11:30' }],
    ['2026-11-23T11:29:59', { at: 'open', closesAt: '11:30' }],
    ['2026-11-23T11:30:00', opens('2026-11-23', '14:00')],
    ['2026-11-23T16:59:59', { at: 'open', closesAt: '17:00' }],
    ['2026-11-23T17:00:00', opens('2026-11-24', '08:30')],
    ['2026-11-27T17:00:00', opens('2026-11-30', '08:30')],
    ['2026-11-29T12:00:00', opens('2026-11-30', '08:30')],
  ] as const)('at %s says %o', ([wall, opening]) => {
    expect(openingAt(WEEKDAYS, SHANGHAI, at(wall))).toEqual(opening)
  })

  test('stays closed on a holiday and says when it opens after it', () => {
    const hours = { ...WEEKDAYS, closedDays: ['2026-11-24', '2026-11-25'] }
    expect(openingAt(hours, SHANGHAI, at('2026-11-24T10:00'))).toEqual(opens('2026-11-26', '08:30'))
  })

  test('works on a weekend that was swapped in, by that day’s own hours', () => {
    const open = [{ from: '09:00', to: '12:00' }]
    const hours = { ...WEEKDAYS, extraDays: [{ day: '2026-11-28', open }] }
    expect(openingAt(hours, SHANGHAI, at('2026-11-27T18:00'))).toEqual(opens('2026-11-28', '09:00'))
    expect(openingAt(hours, SHANGHAI, at('2026-11-28T10:00'))).toEqual({ at: 'open', closesAt: '12:00' })
    expect(openingAt(hours, SHANGHAI, at('2026-11-28T12:00'))).toEqual(opens('2026-11-30', '08:30'))
  })

  test('does not know when it opens while it is closed for more than thirty days', () => {
    const closedDays = Array.from({ length: 40 }, (_, n) =>
      Temporal.PlainDate.from('2026-11-23').add({ days: n }).toString(),
    )
    const hours = { ...WEEKDAYS, closedDays }
    expect(openingAt(hours, SHANGHAI, at('2026-11-23T10:00'))).toEqual({ at: 'closed', opensAt: null })
    expect(openingAt(hours, SHANGHAI, at('2026-12-10T10:00'))).toEqual(opens('2027-01-04', '08:30'))
  })
})

describe('a station that is open at all hours', () => {
  test('never closes', () => {
    expect(openingAt(ALWAYS, SHANGHAI, at('2026-11-23T03:00'))).toEqual({ at: 'open', closesAt: null })
    expect(nextOpeningChange(ALWAYS, SHANGHAI, at('2026-11-23T03:00'))).toBeNull()
  })

  test('closes at midnight before a closed day, and opens at the midnight after it', () => {
    const hours = { ...ALWAYS, closedDays: ['2026-11-25'] }
    expect(openingAt(hours, SHANGHAI, at('2026-11-23T23:59:59'))).toEqual({ at: 'open', closesAt: null })
    expect(openingAt(hours, SHANGHAI, at('2026-11-24T00:00'))).toEqual({ at: 'open', closesAt: '24:00' })
    expect(openingAt(hours, SHANGHAI, at('2026-11-25T00:00'))).toEqual(opens('2026-11-26', '00:00'))
    expect(openingAt(hours, SHANGHAI, at('2026-11-26T00:00'))).toEqual({ at: 'open', closesAt: null })
  })

  test('is the same as one that names all seven days', () => {
    const week = [{ days: [1, 2, 3, 4, 5, 6, 7], open: [{ from: '00:00', to: '24:00' }] }]
    expect(openingAt({ ...ALWAYS, weekly: week }, SHANGHAI, at('2026-11-23T03:00'))).toEqual({
      at: 'open',
      closesAt: null,
    })
  })
})

test('a night shift across midnight is one stretch', () => {
  const hours: Hours = {
    ...ALWAYS,
    weekly: [
      { days: [1], open: [{ from: '20:00', to: '24:00' }] },
      { days: [2], open: [{ from: '00:00', to: '02:00' }] },
    ],
  }
  expect(openingAt(hours, SHANGHAI, at('2026-11-23T22:00'))).toEqual({ at: 'open', closesAt: '02:00' })
  expect(openingAt(hours, SHANGHAI, at('2026-11-24T01:00'))).toEqual({ at: 'open', closesAt: '02:00' })
})

test('the business day changes at the station’s own midnight', () => {
  expect(businessDay(SHANGHAI, at('2026-11-23T23:59:59.999'))).toBe('2026-11-23')
  expect(businessDay(SHANGHAI, at('2026-11-24T00:00'))).toBe('2026-11-24')
  expect(businessDay(SHANGHAI, Date.parse('2028-02-28T16:00:00Z'))).toBe('2028-02-29')
  expect(businessDay(SHANGHAI, Date.parse('2027-02-28T16:00:00Z'))).toBe('2027-03-01')
})

test('where summer time skips midnight, the day begins at one o’clock', () => {
  const zone = 'America/Sao_Paulo'
  const hours: Hours = { ...ALWAYS, closedDays: ['2018-11-03'] }
  const before = at('2018-11-03T23:59:59', zone)
  expect(openingAt(hours, zone, before)).toEqual(opens('2018-11-04', '01:00'))
  expect(nextOpeningChange(hours, zone, before)).toBe(before + 1000)
  expect(openingAt(hours, zone, before + 1000)).toEqual({ at: 'open', closesAt: null })
  expect(businessDay(zone, before + 1000)).toBe('2018-11-04')
})

test('an interval that summer time skips altogether opens nothing', () => {
  const zone = 'Europe/London'
  const hours: Hours = { ...ALWAYS, weekly: [{ days: [7], open: [{ from: '01:15', to: '02:00' }] }] }
  expect(openingAt(hours, zone, at('2026-03-29T02:05', zone))).toEqual(opens('2026-04-05', '01:15'))
})

/** Zones with summer time at two, at one, by half an hour, at midnight, and with none; and days around the changes. */
const zones = constantFrom(
  SHANGHAI,
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
)
const days = constantFrom(
  '2028-02-28',
  '2026-03-08',
  '2026-03-29',
  '2026-10-25',
  '2026-11-01',
  '2018-11-03',
  '2011-12-29',
  '2026-12-31',
)
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Intervals between four in the morning, when every change of the clock is over, and midnight; or a whole day. */
const intervals = uniqueArray(integer({ min: 4 * 60, max: 24 * 60 }), { minLength: 2, maxLength: 6 }).map(
  (minutes) => {
    const sorted = minutes.toSorted((a, b) => a - b).map(clock)
    const pairs = sorted.flatMap((from, index) => {
      const to = sorted[index + 1]
      return index % 2 === 0 && to !== undefined ? [{ from, to }] : []
    })
    return minutes.length === 5 ? [{ from: '00:00', to: '24:00' }] : pairs
  },
)
const scenes = record({
  zone: zones,
  day: days,
  seconds: integer({ min: -3 * 86_400, max: 3 * 86_400 }),
  week: subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  open: intervals,
  closed: subarray([0, 1, 2, 3]),
  extra: subarray([-1, 1, 2]),
})

function scene({ zone, day, seconds, week, open, closed, extra }: ScenesOf<typeof scenes>) {
  const date = Temporal.PlainDate.from(day)
  const near = (n: number) => date.add({ days: n }).toString()
  const hours: Hours = {
    weekly: [{ days: week, open }],
    closedDays: closed.map(near),
    extraDays: extra.map((n) => ({ day: near(n), open: [{ from: '09:00', to: '10:30' }] })),
  }
  return { zone, hours, now: date.toZonedDateTime(zone).epochMilliseconds + seconds * 1000 }
}
type ScenesOf<A> = A extends { generate(...args: never[]): { value: infer T } } ? T : never

/** What somebody sees who looks at the wall clock and at the sheet on the door. */
function openByTheWallClock(hours: Hours, zone: string, epochMs: number): boolean {
  const now = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone)
  const day = now.toPlainDate().toString()
  const time = now.toPlainTime().toString()
  const extra = hours.extraDays.find((extra) => extra.day === day)
  const weekday = hours.weekly.find(({ days }) => days.includes(now.dayOfWeek))
  const open = extra?.open ?? (hours.closedDays.includes(day) ? [] : (weekday?.open ?? []))
  return open.some(({ from, to }) => from <= time.slice(0, 5) && time.slice(0, 5) < to)
}

test('is open exactly when the wall clock says so, in any zone, around any change of the clock', () => {
  assert(
    property(scenes, (given) => {
      const { zone, hours, now } = scene(given)
      expect(openingAt(hours, zone, now).at).toBe(openByTheWallClock(hours, zone, now) ? 'open' : 'closed')
    }),
    { numRuns: 300 },
  )
})

test('says nothing new before the next change, and something new at it', () => {
  assert(
    property(scenes, integer({ min: 0, max: 999 }), (given, part) => {
      const { zone, hours, now } = scene(given)
      const opening = openingAt(hours, zone, now)
      const next = nextOpeningChange(hours, zone, now)
      const until = next ?? now + 40 * 86_400_000
      expect(until).toBeGreaterThan(now)
      const between = now + Math.floor(((until - now - 1) * part) / 999)
      expect(openingAt(hours, zone, between)).toEqual(opening)
      if (next !== null && opening.at === 'closed' && opening.opensAt !== null) {
        expect(openingAt(hours, zone, next).at).toBe('open')
      }
    }),
    { numRuns: 300 },
  )
})

test('the promised opening is the first moment at which it is open', () => {
  assert(
    property(scenes, (given) => {
      const { zone, hours, now } = scene(given)
      const opening = openingAt(hours, zone, now)
      if (opening.at === 'open' || opening.opensAt === null) return
      const promised = at(`${opening.opensAt.day}T${opening.opensAt.time}`, zone)
      expect(openingAt(hours, zone, promised).at).toBe('open')
      expect(openingAt(hours, zone, promised - 1).at).toBe('closed')
    }),
    { numRuns: 300 },
  )
})
