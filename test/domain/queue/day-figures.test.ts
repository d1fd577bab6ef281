import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#daemon/domain/actor.ts'
import type { DayEvent } from '#daemon/domain/day/day.ts'
import { dayFigures, type PlaceFigures, type Spread } from '#daemon/domain/queue/day-figures.ts'
import type { QueueEvent } from '#daemon/domain/queue/events.ts'
import { type TicketHistory, ticketProjection } from '#daemon/domain/queue/projection.ts'
import { projectionTables } from '#test/support/projection-tables.ts'
import { liveThrough, steps } from './histories.ts'
import { openDesk } from './queue-harness.ts'

type Entry = { time: string; day: string; actor?: Actor; events: readonly (QueueEvent | DayEvent)[] }
const SYSTEM: Actor = { at: 'system' }
const hourOf = (instant: string) => (Number(instant.slice(11, 13)) + 8) % 24

/** Tickets of one day as the projection has them. */
function historiesOf(entries: readonly Entry[], day: string): readonly TicketHistory[] {
  const { tables, reading } = projectionTables(ticketProjection)
  for (const [i, { time, day, events, actor = SYSTEM }] of entries.entries()) {
    const at = { seq: i + 1, commandId: `c${i}`, time, day, actor }
    ticketProjection.apply(
      tables,
      events.map((event) => ({ event, at })),
    )
  }
  return ticketProjection.queries(reading).ofDay(day)
}

const figures = (entries: readonly Entry[], now = '2026-11-23T10:00:00.000Z', day = '2026-11-23') =>
  dayFigures(historiesOf(entries, day), { now, hourOf })

/** Nearest rank, counted off instead of computed. */
function ranked(times: number[], tenths: number): number | null {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted.find((_, i) => (i + 1) * 10 >= sorted.length * tenths) ?? null
}

const spread = (times: number[]): Spread => ({
  count: times.length,
  median: ranked(times, 5),
  ninetieth: ranked(times, 9),
})

const secondsBetween = (from: string, to: string) =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))

/** The same figures from the bare events, each ticket by itself, without a state and without the projection. */
function recomputed(entries: readonly Entry[], day: string) {
  const all = entries.flatMap(({ time, day, events }) => events.map((event) => ({ time, day, event })))
  const carried = new Map(
    all.flatMap(({ event }) => (event.type === 'ticket-carried-over' ? [[event.ticketId, event.day]] : [])),
  )
  const taken = all.flatMap(({ time, day, event }) =>
    event.type === 'ticket-taken'
      ? [{ id: event.ticketId, takenAt: time, day: carried.get(event.ticketId) ?? day }]
      : [],
  )
  const waits: { window: string; seconds: number }[] = []
  const ends: { at: 'served' | 'noShows' | 'cancelled'; window: string | null; seconds: number }[] = []
  const mine = taken.filter((ticket) => ticket.day === day)
  for (const { id, takenAt } of mine) {
    const own = all.filter(({ event }) => 'ticketId' in event && event.ticketId === id)
    const call = own.find(({ event }) => event.type === 'ticket-called')
    if (call?.event.type === 'ticket-called')
      waits.push({ window: call.event.window, seconds: secondsBetween(takenAt, call.time) })
    const moves = own.filter(({ event }) =>
      /called|serving|done|no-show|held|returned|transferred|cancelled/.test(event.type),
    )
    const last = moves.at(-1)
    if (last === undefined) continue
    let seconds = 0
    for (const [i, { event, time }] of moves.entries())
      if (event.type === 'ticket-serving') seconds += secondsBetween(time, moves[i + 1]?.time ?? time)
    if (last.event.type === 'ticket-done') ends.push({ at: 'served', window: last.event.window, seconds })
    if (last.event.type === 'ticket-no-show') ends.push({ at: 'noShows', window: last.event.window, seconds })
    if (last.event.type === 'ticket-cancelled' && last.event.by !== 'day-over')
      ends.push({ at: 'cancelled', window: null, seconds })
  }
  const counted = (mineOnly: (window: string | null) => boolean) => {
    const of = (at: string) => ends.filter((end) => end.at === at && mineOnly(end.window))
    return {
      served: of('served').length,
      noShows: of('noShows').length,
      cancelled: of('cancelled').length,
      waiting: spread(waits.filter(({ window }) => mineOnly(window)).map(({ seconds }) => seconds)),
      service: spread(of('served').map(({ seconds }) => seconds)),
    }
  }
  const windows = new Set([...waits, ...ends].flatMap(({ window }) => window ?? []))
  return {
    taken: mine.length,
    all: counted(() => true),
    windows: Object.fromEntries([...windows].map((id) => [id, counted((window) => window === id)])),
  }
}

const withoutCalled = ({ called: _called, ...rest }: PlaceFigures) => rest

describe('the figures of a day', () => {
  test('are those that its bare events give, whatever a day was like', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const desk = liveThrough(history)
        for (const day of new Set(desk.entries.map((entry) => entry.day))) {
          const { taken, left, served, noShows, cancelled, waiting, service, windows, hours, letters } =
            figures(desk.entries, desk.now(), day)
          const again = recomputed(desk.entries, day)
          expect({ served, noShows, cancelled, waiting, service }).toEqual(again.all)
          expect(Object.fromEntries([...windows].map(([id, each]) => [id, withoutCalled(each)]))).toEqual(
            again.windows,
          )
          expect(taken).toBe(again.taken)
          // Every number that was taken ends in one way or is left.
          expect(served + noShows + cancelled + left).toBe(taken)
          expect(hours.reduce((sum, hour) => sum + hour.taken, 0)).toBe(taken)
          expect(hours.reduce((sum, hour) => sum + hour.served, 0)).toBe(served)
          expect(letters.reduce((sum, letter) => sum + letter.count, 0)).toBe(taken)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('tell each window and person what they called and what they ended', () => {
    const desk = openDesk()
    const first = desk.take()
    desk.pass(5)
    desk.take()
    desk.open('1')
    desk.call('1')
    desk.serve(first, '1')
    desk.pass(10)
    desk.finish(first, '1')
    const { taken, left, waiting, service, longestWait, windows, people, letters } = figures(
      desk.entries,
      desk.now(),
    )
    expect({ taken, left, waiting, service }).toEqual({
      taken: 2,
      left: 1,
      waiting: { count: 1, median: 300, ninetieth: 300 },
      service: { count: 1, median: 600, ninetieth: 600 },
    })
    expect(windows.get('1')).toMatchObject({ called: 1, served: 1, noShows: 0 })
    expect(people.get('li')).toEqual(windows.get('1'))
    // The second one has waited for ten minutes by now, and longer than the first one did.
    expect(longestWait).toEqual({ number: 'A002', seconds: 600 })
    expect(letters).toEqual([{ letter: 'A', first: 'A001', last: 'A002', count: 2 }])
  })

  test('do not count the time in which somebody was put aside as service', () => {
    const desk = openDesk()
    const id = desk.take()
    const at = { window: '1', clerk: 'li' }
    desk.call('1')
    desk.serve(id, '1')
    desk.pass(3)
    desk.does({ type: 'hold-ticket', ticketId: id, ...at, reason: '去复印' })
    desk.pass(30)
    desk.does({ type: 'return-ticket', ticketId: id, by: 'li' })
    desk.call('1')
    desk.serve(id, '1')
    desk.pass(4)
    desk.finish(id, '1')
    const { service, waiting } = figures(desk.entries)
    expect(service.median).toBe(7 * 60)
    expect(waiting).toEqual({ count: 1, median: 0, ninetieth: 0 })
  })

  test('count a service whose 办完 was taken back once, and whole', () => {
    const desk = openDesk()
    const id = desk.take()
    const at = { window: '1', clerk: 'li' }
    const actor: Actor = { at: 'staff', account: 'li', window: '1' }
    desk.call('1')
    desk.serve(id, '1')
    desk.pass(3)
    desk.finish(id, '1')
    desk.does({ type: 'undo-ending', ticketId: id, ...at }, actor)
    expect(figures(desk.entries, desk.now())).toMatchObject({ served: 0, left: 1 })
    desk.pass(2)
    desk.finish(id, '1')
    const { served, service } = figures(desk.entries, desk.now())
    expect({ served, service }).toEqual({ served: 1, service: { count: 1, median: 300, ninetieth: 300 } })
  })

  test('count a number that was cancelled at a window there, and one that went with the day as left', () => {
    const taken = (ticketId: string, number: string) =>
      ({
        type: 'ticket-taken',
        ticketId,
        number,
        queueId: 'general',
        ordinal: 1,
        itemSeq: null,
        discreet: false,
        priority: { at: 'none' },
        kiosk: 'kiosk-1',
        token: ticketId,
        personTag: null,
      }) as const
    const at = { time: '2026-11-23T01:00:00.000Z', day: '2026-11-23' }
    const { cancelled, left, windows, people } = figures([
      { ...at, events: [taken('t1', 'A001')] },
      { ...at, events: [taken('t2', 'A002')] },
      {
        ...at,
        actor: { at: 'staff', account: 'li', window: '2' },
        events: [{ type: 'ticket-cancelled', ticketId: 't1', by: 'clerk' }],
      },
      {
        time: '2026-11-23T16:00:00.000Z',
        day: '2026-11-24',
        events: [
          { type: 'day-opened', day: '2026-11-24' },
          { type: 'ticket-cancelled', ticketId: 't2', by: 'day-over' },
        ],
      },
    ])
    expect({ cancelled, left }).toEqual({ cancelled: 1, left: 1 })
    expect(windows.get('2')?.cancelled).toBe(1)
    expect(people.get('li')?.cancelled).toBe(1)
  })

  test('of a day without a ticket are noughts', () => {
    expect(figures([])).toMatchObject({ taken: 0, left: 0, longestWait: null, hours: [], letters: [] })
  })
})
