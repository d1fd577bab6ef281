import type { Snapshot } from '#contract/live.ts'
import type { DayReport, NowReport, PlaceFigures, Spread, WaitingPerson } from '#contract/report.ts'
import { ago } from './windows.ts'

const NONE: Spread = { count: 0, median: null, ninetieth: null }
const spread = (count: number, median: number, ninetieth: number): Spread => ({
  count,
  median: median * 60,
  ninetieth: ninetieth * 60,
})

/** The day of the snapshot, at a station of Asia/Shanghai. */
const dayOf = ({ now }: Pick<Snapshot, 'now'>): string =>
  new Date(Date.parse(now) + 8 * 60 * 60_000).toISOString().slice(0, 10)

/** A morning on which nobody has come yet. */
export function emptyDay(snapshot: Snapshot): DayReport {
  return {
    day: dayOf(snapshot),
    asOf: snapshot.now,
    timeZone: snapshot.timeZone,
    at: 'going-on',
    totals: {
      taken: 0,
      served: 0,
      noShows: 0,
      cancelled: 0,
      left: 0,
      waiting: NONE,
      service: NONE,
      longestWait: null,
    },
    windows: snapshot.windows.map(({ id, label }) => place(id, label, 0)),
    people: [],
    hours: [],
    letters: [],
    visits: {
      first: 0,
      again: { 'not-all-told': 0, 'result-not-there': 0, other: 0 },
      offline: { 'cannot-use': 0, 'no-phone': 0, 'not-possible': 0, other: 0 },
    },
    stops: [],
  }
}

function place(id: string, name: string, served: number): PlaceFigures {
  return {
    id,
    name,
    called: served + 3,
    served,
    noShows: served === 0 ? 0 : 2,
    cancelled: served === 0 ? 0 : 1,
    waiting: served === 0 ? NONE : spread(served, 12, 34),
    service: served === 0 ? NONE : spread(served, 7, 18),
    ...(served === 0 ? { called: 0 } : {}),
  }
}

/** A full day; `names` are those of its people. */
export function fullDay(snapshot: Snapshot, names: readonly string[], served = 31): DayReport {
  const hours = [0.4, 0.9, 1, 0.8, 0.1, 0.3, 0.9, 0.7, 0.3]
  const all = served * snapshot.windows.length
  return {
    ...emptyDay(snapshot),
    totals: {
      taken: all + 24,
      served: all,
      noShows: 7,
      cancelled: 4,
      left: 13,
      waiting: spread(all, 12, 34),
      service: spread(all, 7, 18),
      longestWait: { number: 'A1004', seconds: 72 * 60 },
    },
    windows: snapshot.windows.map(({ id, label }, i) => place(id, label, served + i)),
    people: names.map((name, i) => place(`c-${i}`, name, served * 2 - i)),
    hours: hours.map((share, i) => ({
      hour: i + 8,
      taken: Math.round((share * all) / 5),
      served: Math.round((share * all) / 6),
    })),
    letters: [
      { letter: 'A', first: 'A001', last: `A${all}`, count: all },
      { letter: 'B', first: 'B001', last: 'B1204', count: 1204 },
    ],
    visits: {
      first: all,
      again: { 'not-all-told': 12, 'result-not-there': 5, other: 3 },
      offline: { 'cannot-use': 14, 'no-phone': 9, 'not-possible': 2, other: 1 },
    },
    stops: [
      { at: ago(snapshot, 90), by: names[0] ?? '', why: 'asked', resumedAt: ago(snapshot, 80) },
      { at: ago(snapshot, 20), by: names[0] ?? '', why: 'past-closing', resumedAt: null },
    ],
  }
}

const nobody = (snapshot: Snapshot): NowReport => ({
  seq: 1,
  now: snapshot.now,
  timeZone: snapshot.timeZone,
  day: dayOf(snapshot),
  waiting: [],
  waitingCount: 0,
  longest: null,
  heldCount: 0,
})

/** So many who wait, with errands and marks of every length. */
export function waitingNow(snapshot: Snapshot, count: number): NowReport {
  const people = Array.from({ length: Math.min(count, 200) }, (_, i): WaitingPerson => ({
    number: `A${String(i + 31).padStart(3, '0')}`,
    errand: i % 3 === 0 ? null : i % 3 === 1 ? '独生子女伤残死亡家庭扶助' : '交医疗保险',
    queue: '综合业务',
    priority: i % 4 === 1 ? { at: 'declared', reason: '抱婴' } : { at: 'none' },
    takenAt: ago(snapshot, 64 - Math.min(60, i)),
    only: i === 2 ? (snapshot.windows[0]?.id ?? null) : null,
  }))
  return {
    ...nobody(snapshot),
    waiting: people,
    waitingCount: count,
    longest: people[0] ?? null,
    heldCount: count === 0 ? 0 : 2,
  }
}
