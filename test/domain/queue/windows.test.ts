import { expect, test } from 'vitest'
import { decide } from '#daemon/domain/queue/decide.ts'
import { evolveAll } from '#daemon/domain/queue/evolve.ts'
import { startedOn } from '#test/support/started-on.ts'
import { openDesk, rules } from './queue-harness.ts'

const at = (window: string) => ({ window, clerk: 'li' })

test('a window calls only from its own queues', () => {
  const desk = openDesk()
  const social = desk.take({ itemSeq: 2 })
  expect(desk.refuses({ type: 'call-next', ...at('1') }).code).toBe('nobody-waiting')
  expect(desk.call('3')).toBe(social)
})

test('a window that is not in the station calls nobody', () => {
  const desk = openDesk()
  desk.take()
  expect(desk.refuses({ type: 'call-next', ...at('9') }).code).toBe('unknown-window')
})

test('a window calls nobody while it has called or serves somebody, and finishes nothing by itself', () => {
  const desk = openDesk()
  const first = desk.take()
  desk.take()
  desk.call('1')
  expect(desk.refuses({ type: 'call-next', ...at('1') })).toMatchObject({
    code: 'window-busy',
    ticketId: first,
  })
  desk.serve(first, '1')
  const refusal = desk.refuses({ type: 'call-next', ...at('1') })
  expect(refusal).toMatchObject({
    code: 'window-busy',
    why: 'serving',
    ticketId: first,
    number: 'A001',
  })
  expect(desk.ticket(first).state.at).toBe('serving')
})

test.for(['finish', 'hold', 'no-show', 'transfer', 'cancel'] as const)(
  'a window is free for the next call after %s',
  (way) => {
    const desk = openDesk()
    const ticketId = desk.take()
    const next = desk.take()
    desk.call('1')
    if (way === 'finish') {
      desk.serve(ticketId, '1')
      desk.finish(ticketId, '1')
    }
    if (way === 'hold') desk.does({ type: 'hold-ticket', ticketId, ...at('1'), reason: '去复印' })
    if (way === 'no-show') {
      desk.does({ type: 'recall-ticket', ticketId, ...at('1') })
      desk.does({ type: 'mark-no-show', ticketId, ...at('1') })
    }
    if (way === 'transfer') {
      desk.does({ type: 'transfer-ticket', ticketId, to: { queueId: 'social' }, by: 'li' })
    }
    if (way === 'cancel') desk.does({ type: 'cancel-ticket', ticketId, by: 'clerk', window: '1' })
    expect(desk.call('1')).toBe(next)
  },
)

test('two windows that press at once never call the same ticket', () => {
  const desk = openDesk()
  desk.take()
  desk.take()
  // Both decide on what they saw; the ledger takes one and lets the other decide again on what is true now.
  const left = desk.ask({ type: 'call-next', ...at('1') })
  const right = desk.ask({ type: 'call-next', ...at('2') })
  const callsFirst = { events: [{ type: 'window-opened' }, { type: 'ticket-called', ticketId: 't1' }] }
  expect([left, right]).toMatchObject([callsFirst, callsFirst])
  expect(desk.call('1')).toBe('t1')
  expect(desk.call('2')).toBe('t2')
})

test('deciding changes nothing: the same question has the same answer', () => {
  const desk = openDesk()
  desk.take()
  const state = desk.state()
  const facts = {
    time: desk.now(),
    day: state.day,
    clock: startedOn(desk.now(), state.day),
    opening: { at: 'open', closesAt: null } as const,
    issuing: { at: 'on' } as const,
    actor: { at: 'system' } as const,
    commandId: 'command',
    rules,
    newId: () => 'x',
    newToken: () => 'y',
  }
  const first = decide(state, { type: 'call-next', ...at('1') }, facts)
  if (first.at === 'refused') throw new Error(first.refusal.code)
  evolveAll(state, first.events, facts)
  expect(decide(state, { type: 'call-next', ...at('1') }, facts)).toEqual(first)
  expect(state.tickets.get('t1')?.state.at).toBe('waiting')
})

test('nobody is a no-show before enough calls', () => {
  const desk = openDesk()
  const ticketId = desk.take()
  desk.call('1')
  const refusal = desk.refuses({ type: 'mark-no-show', ticketId, ...at('1') })
  expect(refusal).toMatchObject({
    code: 'wrong-state',
    why: 'too-few-calls',
    ticketId,
    calls: 1,
    needed: 2,
  })
  desk.does({ type: 'recall-ticket', ticketId, ...at('1') })
  expect(desk.ticket(ticketId).state).toMatchObject({ at: 'called', calls: 2 })
  desk.does({ type: 'mark-no-show', ticketId, ...at('1') })
})

test('who comes back from a hold, or from a no-show by mistake, stands by arrival again', () => {
  const desk = openDesk()
  const held = desk.take()
  const missed = desk.take()
  const third = desk.take()
  desk.call('1')
  desk.does({ type: 'hold-ticket', ticketId: held, ...at('1'), reason: '回家拿户口簿' })
  expect(desk.ticket(held).state).toMatchObject({ at: 'held', window: '1', reason: '回家拿户口簿' })
  desk.call('1')
  desk.does({ type: 'recall-ticket', ticketId: missed, ...at('1') })
  desk.does({ type: 'mark-no-show', ticketId: missed, ...at('1') })
  desk.does({ type: 'return-ticket', ticketId: missed, by: 'li' })
  desk.does({ type: 'return-ticket', ticketId: held, by: 'li' })
  expect(['1', '1', '1'].map((window) => desk.serveNext(window))).toEqual([held, missed, third])
})

test('a transfer keeps number and arrival and enters the other queue where they belong', () => {
  const desk = openDesk()
  const moved = desk.take()
  const local = desk.take({ itemSeq: 2 })
  desk.call('1')
  desk.does({ type: 'transfer-ticket', ticketId: moved, to: { queueId: 'social' }, by: 'li' })
  expect(desk.ticket(moved)).toMatchObject({ number: 'A001', queueId: 'social', state: { at: 'waiting' } })
  expect([desk.serveNext('3'), desk.serveNext('3')]).toEqual([moved, local])
})

test('a ticket sent to one window is called there and nowhere else', () => {
  const desk = openDesk()
  const moved = desk.take()
  desk.open('3')
  desk.does({ type: 'transfer-ticket', ticketId: moved, to: { window: '3' }, by: 'li' })
  expect(desk.refuses({ type: 'call-next', ...at('1') }).code).toBe('nobody-waiting')
  expect(desk.refuses({ type: 'call-next', ...at('2') }).code).toBe('nobody-waiting')
  expect(desk.call('3')).toBe(moved)
  desk.does({ type: 'hold-ticket', ticketId: moved, ...at('3'), reason: '去复印' })
  desk.does({ type: 'return-ticket', ticketId: moved, by: 'li' })
  expect(desk.call('3')).toBe(moved)
})

test('nobody is sent to a window where nobody is', () => {
  const desk = openDesk()
  const ticketId = desk.take()
  desk.call('1')
  const transfer = { type: 'transfer-ticket', ticketId, to: { window: '3' }, by: 'li' } as const
  expect(desk.refuses(transfer)).toMatchObject({ code: 'window-closed', ticketId })
  expect(desk.ticket(ticketId).state.at).toBe('called')
  desk.open('3')
  desk.does({ type: 'pause-window', ...at('3'), notice: '取件' })
  // A clerk who pauses comes back.
  desk.does(transfer)
  expect(desk.call('3')).toBe(ticketId)
})

test('those who wait for one window alone go back to their queue when it closes, each to its place', () => {
  const desk = openDesk()
  const [first, second, third] = [desk.take(), desk.take({ declared: true }), desk.take()]
  desk.open('3')
  for (const ticketId of [first, second])
    desk.does({ type: 'transfer-ticket', ticketId, to: { window: '3' }, by: 'li' })
  desk.does({ type: 'close-window', ...at('3') })
  expect(desk.ticket(first)).toMatchObject({ queueId: 'general', onlyWindow: null, number: 'A001' })
  expect(['1', '2', '1'].map((window) => desk.serveNext(window))).toEqual([second, first, third])
})

test.for(['held', 'no-show'] as const)(
  'who comes back from %s to a window that has closed since is called by any window of the queue',
  (where) => {
    const desk = openDesk()
    const ticketId = desk.take()
    desk.open('3')
    desk.does({ type: 'transfer-ticket', ticketId, to: { window: '3' }, by: 'li' })
    desk.call('3')
    if (where === 'held') desk.does({ type: 'hold-ticket', ticketId, ...at('3'), reason: '去复印' })
    else {
      desk.does({ type: 'recall-ticket', ticketId, ...at('3') })
      desk.does({ type: 'mark-no-show', ticketId, ...at('3') })
    }
    desk.does({ type: 'close-window', ...at('3') })
    desk.does({ type: 'return-ticket', ticketId, by: 'li' })
    expect(desk.call('1')).toBe(ticketId)
  },
)

test('a transfer to nowhere, or to where the ticket waits already, is refused', () => {
  const desk = openDesk()
  desk.open('3')
  const ticketId = desk.take()
  const transfer = (to: { queueId: string } | { window: string }) =>
    desk.run({ type: 'transfer-ticket', ticketId, to, by: 'li' })
  expect(transfer({ queueId: 'nowhere' })).toMatchObject({ refusal: { code: 'unknown-queue' } })
  expect(transfer({ window: '9' })).toMatchObject({ refusal: { code: 'unknown-window' } })
  expect(transfer({ queueId: 'general' })).toMatchObject({ refusal: { code: 'wrong-state', ticketId } })
  transfer({ window: '3' })
  expect(transfer({ window: '3' })).toMatchObject({ refusal: { code: 'wrong-state', ticketId } })
  expect(transfer({ queueId: 'general' }).at).toBe('accepted')
})

test('the hall remembers the newest twelve calls, each ticket once, a recall on top', () => {
  const desk = openDesk()
  for (let count = 0; count < 14; count += 1) {
    desk.take()
    desk.serveNext('1')
  }
  const last = desk.take()
  const other = desk.take()
  desk.call('1')
  desk.call('2')
  desk.does({ type: 'recall-ticket', ticketId: last, ...at('1') })
  const calls = desk.state().recentCalls
  expect(calls).toHaveLength(12)
  expect(calls.slice(0, 2).map(({ ticketId, window }) => [ticketId, window])).toEqual([
    [last, '1'],
    [other, '2'],
  ])
  expect(new Set(calls.map(({ ticketId }) => ticketId)).size).toBe(12)
})

test('an event of a ticket that is not there is a broken ledger, not a state', () => {
  const desk = openDesk()
  const at = { time: desk.now(), day: '2026-11-23' }
  expect(() => evolveAll(desk.state(), [{ type: 'ticket-printed', ticketId: 'gone' }], at)).toThrow('gone')
})
