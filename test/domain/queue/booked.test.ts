import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ahead } from '#daemon/domain/queue/ahead.ts'
import type { PriorityRule } from '#daemon/domain/queue/rules.ts'
import { type Desk, oneQueue, openDesk } from './queue-harness.ts'

/** The desk's clock begins at 01:00 UTC, nine o'clock on the station's wall. */
const HOUR = { from: '2026-11-23T01:30:00.000Z', until: '2026-11-23T02:30:00.000Z' }
const SLOT = { day: '2026-11-23', from: '09:30', to: '10:30' }

const book = (desk: Desk, bookingId: string) =>
  desk.does({
    type: 'book',
    bookingId,
    by: null,
    kind: 'number',
    itemSeq: 1,
    title: null,
    slot: SLOT,
    dueOn: null,
    group: null,
    phone: null,
    address: null,
    kiosk: null,
    room: { agents: [], each: 50 },
    agents: [],
  })
const booked = (bookingId: string) => ({ booked: { bookingId, ...HOUR } })

test('one who has booked an hour is called before those who came since, and after those who came before it', () => {
  const desk = openDesk(oneQueue)
  book(desk, 'b1')
  const before = desk.take()
  desk.pass(31)
  const since = desk.take()
  const late = desk.take(booked('b1'))
  expect(ahead(desk.state(), late, oneQueue, desk.now())).toBe(1)
  expect([1, 2, 3].map(() => desk.serveNext('1'))).toEqual([before, late, since])
  // It is used up.
  expect(desk.bookings().open).toEqual([])
  expect(
    desk.refuses({ type: 'take-ticket', kiosk: 'kiosk-1', print: false, ...booked('b1') }),
  ).toMatchObject({ code: 'booking-not-now', why: 'unknown' })
})

test('an hour that was booked begins ten minutes before it, and ends with it', () => {
  const desk = openDesk(oneQueue)
  for (const id of ['b1', 'b2']) book(desk, id)
  const take = { type: 'take-ticket', kiosk: 'kiosk-1', print: false } as const
  expect(desk.refuses({ ...take, ...booked('b1') })).toMatchObject({ why: 'too-early' })
  desk.pass(20)
  desk.take(booked('b1'))
  desk.pass(70)
  expect(desk.refuses({ ...take, ...booked('b2') })).toMatchObject({ why: 'too-late' })
})

type Move = { at: 'take'; who: 'ordinary' | 'priority' | 'booked' } | { at: 'call' } | { at: 'minutes' }
const move: fc.Arbitrary<Move> = fc.oneof(
  fc
    .constantFrom('ordinary' as const, 'priority' as const, 'booked' as const)
    .map((who): Move => ({ at: 'take', who })),
  fc.constant<Move>({ at: 'call' }),
  fc.constant<Move>({ at: 'minutes' }),
)
const rule: fc.Arbitrary<PriorityRule> = fc.record({
  maxInARow: fc.integer({ min: 1, max: 4 }),
  ageingMinutes: fc.constantFrom(null, 12),
})

/** Lives through the moves and then calls everybody; `honours`: the booked ones show their code. */
function orderOf(
  moves: readonly Move[],
  priority: PriorityRule,
  honours: boolean,
): { ids: string[]; first: string[] } {
  const desk = openDesk({ ...oneQueue, priority })
  const ids: string[] = []
  const first: string[] = []
  let bookings = 0
  // The hour has begun; half an hour of those who came before it.
  desk.pass(30)
  for (const step of moves) {
    if (step.at === 'minutes') desk.pass(5)
    else if (step.at === 'call') {
      if (desk.state().tickets.count(({ state }) => state.at === 'waiting') > 0) ids.push(desk.serveNext('1'))
    } else if (step.who === 'booked') {
      bookings += 1
      // The same commands in both lives, so that the same person has the same id.
      book(desk, `b${bookings}`)
      desk.take(honours ? booked(`b${bookings}`) : {})
    } else {
      const id = desk.take({ declared: step.who === 'priority' })
      if (step.who === 'priority') first.push(id)
    }
  }
  const given = { ...oneQueue, priority }
  const now = desk.now()
  const told = new Map(
    [...desk.state().tickets.values()]
      .filter(({ state }) => state.at === 'waiting')
      .map(({ id }) => [id, ahead(desk.state(), id, given, now)]),
  )
  for (let calls = 0; calls < told.size; calls += 1) {
    const id = desk.serveNext('1')
    // What the slip says of the people ahead holds with booked ones among them.
    expect(told.get(id)).toBe(calls)
    ids.push(id)
  }
  return { ids, first }
}

test('a booked hour never makes somebody with priority wait longer, where nobody ages', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), rule, (moves, priority) => {
      const honoured = orderOf(moves, priority, true)
      const without = orderOf(moves, priority, false)
      // Where people age, one whom a booked one passed has waited longer, and may go by arrival because of that.
      if (priority.ageingMinutes !== null) return
      for (const id of honoured.first)
        expect(honoured.ids.indexOf(id)).toBeLessThanOrEqual(without.ids.indexOf(id))
    }),
    { numRuns: 300 },
  )
})
