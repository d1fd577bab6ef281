import { expect, test } from 'vitest'
import { endOfDay } from '#daemon/domain/queue/end-of-day.ts'
import { emptyQueue, evolveAll } from '#daemon/domain/queue/evolve.ts'
import { tellEndOfDay } from '#daemon/domain/queue/left-waiting.ts'
import { fromSnapshot, toSnapshot } from '#daemon/domain/queue/snapshot.ts'
import { queueViews } from '#daemon/domain/queue/views.ts'
import { openDesk, rules } from './queue-harness.ts'

const at = { window: '1', clerk: 'li' }
const take = { type: 'take-ticket', kiosk: 'kiosk-1', print: false } as const

function eveningBefore() {
  const desk = openDesk()
  const serving = desk.take()
  desk.call('1')
  desk.serve(serving, '1')
  const called = desk.take()
  desk.call('2')
  const held = desk.take({ itemSeq: 2 })
  desk.call('3')
  desk.does({ type: 'hold-ticket', ticketId: held, window: '3', clerk: 'li', reason: '去复印' })
  const waiting = desk.take({ declared: true })
  const printing = desk.take({ print: true })
  desk.pass(16 * 60)
  desk.setDay('2026-11-24')
  return { desk, serving, called, held, waiting, printing }
}

test('the first command of a new day opens it and ends what still waited, in one decision', () => {
  const { desk, called, held, waiting, printing } = eveningBefore()
  const over = [called, held, printing, waiting].map((ticketId) => ({
    type: 'ticket-cancelled',
    ticketId,
    by: 'day-over',
  }))
  const [opened, ...rest] = desk.does(take)
  expect(opened).toEqual({ type: 'day-opened', day: '2026-11-24' })
  expect(rest.slice(0, 4)).toEqual(over)
  expect(rest[4]).toMatchObject({ type: 'ticket-taken', number: 'A001', ordinal: 1 })
  expect(rest).toHaveLength(5)
})

test('every accepted command opens the new day, not only a new ticket', () => {
  const { desk, serving } = eveningBefore()
  expect(desk.does({ type: 'finish-ticket', ticketId: serving, ...at })).toMatchObject([
    { type: 'day-opened' },
    { type: 'ticket-cancelled' },
    { type: 'ticket-cancelled' },
    { type: 'ticket-cancelled' },
    { type: 'ticket-cancelled' },
    // Midnight closed every window; a clerk who still serves opens theirs by the next act.
    { type: 'window-opened' },
    { type: 'ticket-done', ticketId: serving },
  ])
  expect(desk.state().tickets.has(serving)).toBe(false)
})

test('a refused command opens no day', () => {
  const { desk, waiting } = eveningBefore()
  const before = desk.state()
  expect(desk.refuses({ type: 'call-next', window: '3', clerk: 'li' }).code).toBe('nobody-waiting')
  expect(desk.refuses({ type: 'cancel-ticket', ticketId: waiting, by: 'clerk', window: '1' }).code).toBe(
    'unknown-ticket',
  )
  expect(desk.state()).toBe(before)
})

test('open-day opens a day once', () => {
  const { desk } = eveningBefore()
  expect(desk.does({ type: 'open-day' })).toHaveLength(5)
  expect(desk.does({ type: 'open-day' })).toEqual([])
})

test('a service that runs past midnight is finished, but its number never comes back into the queue', () => {
  const { desk, serving } = eveningBefore()
  desk.does({ type: 'open-day' })
  expect(desk.ticket(serving)).toMatchObject({ day: '2026-11-23', state: { at: 'serving' } })
  expect(desk.refuses({ type: 'call-next', ...at })).toMatchObject({ code: 'window-busy', ticketId: serving })
  const hold = { type: 'hold-ticket', ticketId: serving, ...at, reason: '去复印' } as const
  const transfer = { type: 'transfer-ticket', ticketId: serving, to: { window: '2' }, by: 'li' } as const
  for (const command of [hold, transfer]) {
    expect(desk.refuses(command)).toMatchObject({ code: 'wrong-state', why: 'of-a-past-day' })
  }
  desk.finish(serving, '1')
  expect(desk.state().tickets.has(serving)).toBe(false)
})

test("yesterday's last service is no basis for today's estimate, and its slip is not printed today", () => {
  const desk = openDesk()
  const serving = desk.take({ print: true })
  desk.does({ type: 'record-print', ticketId: serving, outcome: { at: 'failed', reason: 'paper-out' } })
  desk.call('1')
  desk.serve(serving, '1')
  desk.pass(5)
  desk.setDay('2026-11-24')
  desk.does({ type: 'open-day' })
  expect(desk.refuses({ type: 'reprint-ticket', ticketId: serving, kiosk: 'kiosk-1' })).toMatchObject({
    code: 'wrong-state',
  })
  desk.finish(serving, '1')
  expect(desk.state().recentServices).toEqual([])
})

test('a slip still under way after its service is over outlives midnight too', () => {
  const desk = openDesk()
  const slow = desk.take({ print: true })
  desk.serveNext('1')
  desk.setDay('2026-11-24')
  desk.does({ type: 'open-day' })
  expect(desk.ticket(slow)).toMatchObject({ state: { at: 'done' }, print: { at: 'sending' } })
  desk.does({ type: 'record-print', ticketId: slow, outcome: { at: 'unconfirmed', reason: 'timeout' } })
  expect(desk.state().tickets.has(slow)).toBe(false)
})

test('a slip under way at midnight keeps its ticket and its day until the printer answers', () => {
  const { desk, printing, waiting } = eveningBefore()
  desk.does({ type: 'open-day' })
  expect(desk.ticket(printing)).toMatchObject({
    day: '2026-11-23',
    state: { at: 'cancelled' },
    print: { at: 'sending' },
  })
  expect(desk.state().tickets.has(waiting)).toBe(false)
  expect(desk.does({ type: 'record-print', ticketId: printing, outcome: { at: 'printed' } })).toEqual([
    { type: 'ticket-printed', ticketId: printing },
  ])
  expect(desk.state().tickets.has(printing)).toBe(false)
})

test('a new day starts with empty queues, fresh numbers, a fresh quota and no calls on the display', () => {
  const desk = openDesk()
  for (let count = 0; count < 3; count += 1) desk.take({ itemSeq: 2 })
  desk.serveNext('3', 5)
  desk.setDay('2026-11-24')
  expect(desk.ticket(desk.take({ itemSeq: 2 }))).toMatchObject({ number: 'B001', day: '2026-11-24' })
  expect(desk.state()).toMatchObject({ recentCalls: [], recentServices: [] })
  expect(desk.state().tickets.size).toBe(1)
})

test('a person with a ticket of yesterday may take one today', () => {
  const desk = openDesk()
  const card = { personTag: 'person-1', priority: { at: 'none' } } as const
  desk.take({ card })
  desk.setDay('2026-11-24')
  expect(desk.ticket(desk.take({ card })).number).toBe('A001')
})

test('a clock that was set back does not bring yesterday back', () => {
  const desk = openDesk()
  desk.take()
  desk.setDay('2026-11-22')
  desk.pass(-24 * 60)
  expect(desk.ticket(desk.take())).toMatchObject({ number: 'A002', day: '2026-11-23' })
  expect(desk.state().day).toBe('2026-11-23')
  expect([desk.serveNext('1', 5), desk.serveNext('1', 5)]).toEqual(['t1', 't2'])
})

test('a service that ends before it began, or that somebody forgot to end, counts for no estimate', () => {
  const desk = openDesk()
  for (const minutes of [-60, 0, 300, 7]) {
    desk.take()
    desk.serveNext('1', minutes)
  }
  expect(desk.state().recentServices).toEqual([420])
})

/** Far more people than one entry ends. */
function fullHallAtMidnight() {
  const desk = openDesk()
  const card = { personTag: 'person-1', priority: { at: 'none' } } as const
  const waiting = [desk.take({ card }), ...Array.from({ length: 349 }, () => desk.take())]
  desk.setDay('2026-11-24')
  return { desk, card, waiting }
}

test('a day that leaves hundreds waiting is over for all of them at once, though the ledger says it of a few at a time', () => {
  const { desk, card, waiting } = fullHallAtMidnight()
  const first = desk.does({ type: 'open-day' })
  expect(first.length).toBeLessThan(150)
  expect(queueViews(desk.state(), rules, desk.now()).map((queue) => queue.waiting)).toEqual([0, 0])
  for (const ticketId of waiting) {
    expect(desk.refuses({ type: 'call-ticket', ticketId, ...at, reason: '急' }).code).toBe('unknown-ticket')
  }
  expect(desk.refuses({ type: 'call-next', ...at }).code).toBe('nobody-waiting')
  // A person of yesterday is nobody's today, and the numbers begin anew.
  expect(desk.ticket(desk.take({ card })).number).toBe('A001')
  const later: string[] = []
  for (let events = desk.does({ type: 'tell-end-of-day' }); events.length > 0;) {
    expect(events.length).toBeLessThan(150)
    for (const event of events)
      if (event.type === 'ticket-cancelled' && event.by === 'day-over') later.push(event.ticketId)
    events = desk.does({ type: 'tell-end-of-day' })
  }
  const ended = first.flatMap((event) => (event.type === 'ticket-cancelled' ? [event.ticketId] : []))
  expect([...ended, ...later]).toEqual(waiting)
  expect(desk.ticket(desk.take()).number).toBe('A002')
})

test('a person left waiting is still known after a restart between two entries of the end of the day', () => {
  const { desk, waiting } = fullHallAtMidnight()
  desk.does({ type: 'open-day' })
  desk.does({ type: 'tell-end-of-day' })
  const replayed = desk.entries.reduce((state, entry) => evolveAll(state, entry.events, entry), emptyQueue)
  const loaded = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(desk.state()))))
  const left = [...desk.state().leftWaiting]
  expect(left.length).toBeGreaterThan(0)
  expect(left).toEqual(waiting.slice(-left.length))
  expect([...replayed.leftWaiting]).toEqual(left)
  expect([...loaded.leftWaiting]).toEqual(left)
})

test('a ledger of an earlier program, which ended a whole day in one entry, leads to the same', () => {
  const { desk, waiting } = fullHallAtMidnight()
  const before = desk.state()
  const events = [
    { type: 'day-opened', day: '2026-11-24' } as const,
    ...waiting.map((ticketId) => ({ type: 'ticket-cancelled', ticketId, by: 'day-over' }) as const),
  ]
  const atOnce = evolveAll(before, events, { time: desk.now(), day: '2026-11-24' })
  desk.does({ type: 'open-day' })
  while (desk.does({ type: 'tell-end-of-day' }).length > 0);
  expect(toSnapshot(atOnce)).toEqual(toSnapshot(desk.state()))
})

test('a ledger that ends somebody who was never there cannot be trusted', () => {
  const { desk } = fullHallAtMidnight()
  desk.does({ type: 'open-day' })
  const events = [{ type: 'ticket-cancelled', ticketId: 'nobody', by: 'day-over' } as const]
  expect(() => evolveAll(desk.state(), events, { time: desk.now(), day: '2026-11-24' })).toThrow('nobody')
})

/** A hall of 350 people who came before their day was believed, and somebody of the day before. */
function fullHallBeforeTheDay() {
  const desk = openDesk()
  const old = desk.take()
  desk.pass(15 * 60)
  const came = Array.from({ length: 350 }, () => desk.take())
  const since = new Date(Date.parse(desk.now()) - 60_000).toISOString()
  const at = { time: desk.now(), day: '2026-11-24' }
  const opened = { type: 'day-opened', day: '2026-11-24', since } as const
  const state = evolveAll(desk.state(), [opened], at)
  return { old, came, since, at, opened, before: desk.state(), state }
}

test('hundreds who came before their day was believed are of that day at once, though the ledger says it of a few at a time', () => {
  const { old, came, at, opened, state } = fullHallBeforeTheDay()
  const first = endOfDay(state, opened)
  expect(first.length).toBeLessThan(150)
  expect(state.tickets.has(old)).toBe(false)
  for (const id of came)
    expect(state.tickets.get(id)).toMatchObject({ day: '2026-11-24', state: { at: 'waiting' } })
  expect(queueViews(state, rules, at.time).map((queue) => queue.waiting)).toEqual([350, 0])

  // The next number is above all of theirs, and a restart between two entries forgets none.
  let told = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(evolveAll(state, first, at)))))
  expect(openDesk(rules, told, 'n').take()).toBe('n1')
  const said = first.filter((event) => event.type === 'ticket-carried-over').map(({ ticketId }) => ticketId)
  for (let events = tellEndOfDay(told); events.length > 0; events = tellEndOfDay(told)) {
    expect(events.length).toBeLessThan(150)
    for (const event of events) if (event.type === 'ticket-carried-over') said.push(event.ticketId)
    told = evolveAll(told, events, at)
  }
  expect(said).toEqual(came)
  expect(told.ordinals.get('A')).toBe(351)
})

test('a ledger of an earlier program, which took a whole hall over in one entry, leads to the same', () => {
  const { old, came, at, opened, before, state } = fullHallBeforeTheDay()
  const recorded = came.map((ticketId, i) => {
    const number = `A${String(i + 2).padStart(3, '0')}`
    return { type: 'ticket-carried-over', ticketId, day: at.day, number, ordinal: i + 2 } as const
  })
  const ofYesterday = { type: 'ticket-cancelled', ticketId: old, by: 'day-over' } as const
  const atOnce = evolveAll(before, [opened, ...recorded, ofYesterday], at)
  let told = evolveAll(state, endOfDay(state, opened), at)
  while (tellEndOfDay(told).length > 0) told = evolveAll(told, tellEndOfDay(told), at)
  expect(toSnapshot(atOnce)).toEqual(toSnapshot(told))
})

test('what a clock calls a day to come is ended with the day, where it was seen running out of it', () => {
  const desk = openDesk()
  desk.pass(16 * 60)
  const ofToday = desk.take()
  desk.pass(24 * 60)
  const ofNoDay = desk.take()
  const time = (minutes: number) => new Date(Date.parse(desk.now()) + minutes * 60_000).toISOString()
  const opened = { type: 'day-opened', day: '2026-11-24', since: time(-25 * 60), until: time(-60) } as const
  const state = evolveAll(desk.state(), [opened], { time: time(-60), day: '2026-11-24' })
  expect(endOfDay(state, opened)).toMatchObject([
    { type: 'ticket-cancelled', ticketId: ofNoDay, by: 'day-over' },
    { type: 'ticket-carried-over', ticketId: ofToday },
  ])
})
