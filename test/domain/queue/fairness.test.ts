import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ahead, aheadOfNewcomer } from '#daemon/domain/queue/ahead.ts'
import { callOrder } from '#daemon/domain/queue/call-order.ts'
import { pickNext } from '#daemon/domain/queue/pick-next.ts'
import type { PriorityRule, QueueRules } from '#daemon/domain/queue/rules.ts'
import { type Desk, oneQueue, openDesk, rules } from './queue-harness.ts'

const now = '2026-11-23T02:00:00.000Z'
const came = (arrival: number, minutesAgo = 0) => ({
  arrival,
  takenAt: new Date(Date.parse(now) - minutesAgo * 60_000).toISOString(),
})
const two: PriorityRule = { maxInARow: 2, ageingMinutes: null }
const ageing: PriorityRule = { maxInARow: 2, ageingMinutes: 30 }

test('priority goes first, also before those who came earlier', () => {
  const [ordinary, priority] = [came(1), came(2)]
  expect(pickNext({ priority, ordinary }, two, 0, now)).toBe(priority)
})

test('after the most allowed in a row somebody ordinary goes', () => {
  const [ordinary, priority] = [came(2), came(1)]
  expect(pickNext({ priority, ordinary }, two, 1, now)).toBe(priority)
  expect(pickNext({ priority, ordinary }, two, 2, now)).toBe(ordinary)
})

test('without somebody ordinary there is no limit in a row', () => {
  const priority = came(1)
  expect(pickNext({ priority, ordinary: undefined }, two, 9, now)).toBe(priority)
})

test('nobody is picked where nobody waits', () => {
  expect(pickNext({ priority: undefined, ordinary: undefined }, two, 0, now)).toBeUndefined()
})

test('who has waited long enough counts as priority: then the earlier one goes', () => {
  const priority = came(2)
  expect(pickNext({ priority, ordinary: came(1, 29) }, ageing, 0, now)).toBe(priority)
  const aged = came(1, 30)
  expect(pickNext({ priority, ordinary: aged }, ageing, 0, now)).toBe(aged)
  expect(pickNext({ priority, ordinary: came(3, 30) }, ageing, 0, now)).toBe(priority)
  expect(pickNext({ priority, ordinary: aged }, two, 0, now)).toBe(priority)
})

test('windows that share a queue share the count: two with priority, one without', () => {
  const desk = openDesk(oneQueue)
  const kinds = new Map<string, string>()
  for (let count = 0; count < 6; count += 1) kinds.set(desk.take({ declared: true }), 'P')
  for (let count = 0; count < 3; count += 1) kinds.set(desk.take(), 'o')
  const order = ['1', '2', '3', '1', '2', '3', '1', '2', '3'].map((window) => desk.serveNext(window))
  expect(order.map((id) => kinds.get(id)).join('')).toBe('PPoPPoPPo')
})

test('priority calls before somebody ordinary came do not count against priority', () => {
  const desk = openDesk(oneQueue)
  for (let count = 0; count < 4; count += 1) desk.take({ declared: true })
  for (let count = 0; count < 3; count += 1) desk.serveNext('1')
  desk.take()
  expect(desk.ticket(desk.call('1')).priority.at).toBe('declared')
})

for (const [patientItem, otherItem] of [
  [1, 2],
  [2, 1],
] as const) {
  test(`a window with several queues starves none of them, errand ${patientItem} either`, () => {
    const queues = rules.queues.map((queue) => ({ ...queue, dailyQuota: null }))
    const desk = openDesk({ ...rules, queues })
    const patient = desk.take({ itemSeq: patientItem })
    let calls = 0
    do {
      // Somebody with priority comes to the other queue for every call.
      desk.take({ itemSeq: otherItem, declared: true })
      calls += 1
    } while (desk.serveNext('2') !== patient && calls < 50)
    expect(calls).toBe(3)
  })
}

test('what a queue owes somebody ordinary is paid by whichever window calls next, with several queues too', () => {
  const queues = rules.queues.map((queue) => ({ ...queue, dailyQuota: null }))
  const desk = openDesk({ ...rules, queues })
  for (const declared of [true, true, true]) desk.take({ itemSeq: 2, declared })
  desk.take()
  const owed = desk.take({ itemSeq: 2 })
  desk.serveNext('3')
  desk.serveNext('3')
  expect(desk.call('2')).toBe(owed)
})

test('in a window with several queues a priority ticket is not kept behind another queue of ordinary ones', () => {
  const desk = openDesk(rules)
  for (let count = 0; count < 20; count += 1) desk.take()
  const priority = desk.take({ itemSeq: 2, declared: true })
  expect(desk.call('2')).toBe(priority)
})

type Move = { at: 'take'; declared: boolean } | { at: 'call'; window: '1' | '2' | '3' } | { at: 'minutes' }

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.boolean().map((declared): Move => ({ at: 'take', declared })),
  fc.constantFrom('1' as const, '2' as const, '3' as const).map((window): Move => ({ at: 'call', window })),
  fc.constant<Move>({ at: 'minutes' }),
)
const rule: fc.Arbitrary<PriorityRule> = fc.record({
  maxInARow: fc.integer({ min: 1, max: 4 }),
  ageingMinutes: fc.constantFrom(null, 20),
})

const waitingIn = (desk: Desk): number =>
  desk.state().tickets.count((ticket) => ticket.state.at === 'waiting')

/** Lives through the moves and gives the order of the calls, and how many waited when each ticket came. */
function callsOf(given: QueueRules, moves: readonly Move[]) {
  const desk = openDesk(given)
  const order: string[] = []
  const before = new Map<string, { waiting: number; calls: number }>()
  for (const step of moves) {
    if (step.at === 'minutes') desk.pass(7)
    else if (step.at === 'take') {
      const waiting = waitingIn(desk)
      before.set(desk.take({ declared: step.declared }), { waiting, calls: order.length })
    } else if (waitingIn(desk) > 0) order.push(desk.serveNext(step.window))
  }
  return { desk, order, before }
}

test('nobody waits longer than their place in the queue and the rule allow, however many come after', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 150, size: 'max' }), rule, (moves, priority) => {
      const { desk, order, before } = callsOf({ ...oneQueue, priority }, moves)
      for (const [id, { waiting, calls }] of before) {
        const called = order.indexOf(id)
        const passed = (called === -1 ? order.length : called) - calls
        // Each of those before lets at most `maxInARow` others pass.
        expect(passed).toBeLessThan((waiting + 1) * (priority.maxInARow + 1))
      }
      expect(order.length + waitingIn(desk)).toBe(before.size)
    }),
    { numRuns: 200 },
  )
})

test('within a class nobody overtakes', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 150, size: 'max' }), rule, (moves, priority) => {
      const { desk, order } = callsOf({ ...oneQueue, priority }, moves)
      for (const kind of ['none', 'declared']) {
        const arrivals = order
          .map((id) => desk.ticket(id))
          .filter((ticket) => ticket.priority.at === kind)
          .map(({ arrival }) => arrival)
        expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b))
      }
    }),
    { numRuns: 200 },
  )
})

test('the people ahead on the ticket are those who are then called before it', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 80, size: 'max' }), rule, (moves, priority) => {
      const given = { ...oneQueue, priority }
      const { desk } = callsOf(given, moves)
      const now = desk.now()
      const told = new Map(
        [...desk.state().tickets.values()]
          .filter((ticket) => ticket.state.at === 'waiting')
          .map(({ id }) => [id, ahead(desk.state(), id, given, now)]),
      )
      for (let calls = 0; calls < told.size; calls += 1) expect(told.get(desk.serveNext('1'))).toBe(calls)
    }),
    { numRuns: 200 },
  )
})

/** One window for both queues, as in a village where one person does everything. */
const oneWindow = (priority: PriorityRule): QueueRules => ({
  ...rules,
  priority,
  queues: rules.queues.map((queue) => ({ ...queue, dailyQuota: null, windows: ['2'] })),
})

test('where one window has several queues, people of the others who are called first are counted too', () => {
  const people = fc.array(fc.record({ declared: fc.boolean(), itemSeq: fc.constantFrom(1, 2) }), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(people, rule, (people, priority) => {
      const given = oneWindow(priority)
      const desk = openDesk(given)
      for (const taken of people) desk.take(taken)
      const now = desk.now()
      const order = callOrder(desk.state(), '2', given, now).map(({ id }) => id)
      expect(order.map((id) => ahead(desk.state(), id, given, now))).toEqual(order.map((_, i) => i))
      // And who would come now is told what the ticket says then.
      const told = aheadOfNewcomer(desk.state(), 'social', given, now)
      const newcomer = desk.take({ itemSeq: 2 })
      expect(ahead(desk.state(), newcomer, given, now)).toBe(told)
    }),
    { numRuns: 100 },
  )
})

test('people of another queue count only as far as the windows of one’s own call them', () => {
  const desk = openDesk({ ...rules, queues: rules.queues.map((queue) => ({ ...queue, dailyQuota: null })) })
  for (const window of ['1', '2', '3']) desk.open(window)
  for (let count = 0; count < 6; count += 1) desk.take({ itemSeq: 2 })
  // Window 1 calls from this queue alone, so it is free for the next resident.
  const newcomer = desk.take()
  expect(ahead(desk.state(), newcomer, rules, desk.now())).toBe(0)
})

test('a hall so full that nobody knows the order yet is counted by arrival', () => {
  const given = oneWindow(two)
  const desk = openDesk(given)
  for (let count = 0; count < 300; count += 1) desk.take({ itemSeq: 1 + (count % 2) })
  const last = desk.take()
  expect(ahead(desk.state(), last, given, desk.now())).toBe(300)
})
