import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { QueueView } from '#contract/station.ts'
import { Ticket } from '#contract/ticket.ts'
import type { QueueRules } from '#daemon/domain/queue/rules.ts'
import type { QueueState } from '#daemon/domain/queue/state.ts'
import { queueViews, ticketView } from '#daemon/domain/queue/views.ts'
import { type Desk, oneQueue, openDesk, rules } from './queue-harness.ts'

const viewOf = (desk: Desk, id: string, given: QueueRules = oneQueue) =>
  ticketView(desk.state(), desk.ticket(id), given, desk.now())

function served(desk: Desk, windows: readonly string[], minutes: number): void {
  for (const window of windows) {
    desk.take()
    desk.serveNext(window, minutes)
  }
}

test('a ticket is shown to its holder as the contract says', () => {
  const desk = openDesk(oneQueue)
  const id = desk.take({ itemSeq: 18, declared: '孕', print: true })
  const view = viewOf(desk, id)
  expect(Value.Errors(Ticket, view)).toEqual([])
  expect(view).toEqual({
    id,
    number: 'A001',
    day: '2026-11-23',
    itemSeq: 18,
    queueId: 'general',
    state: { at: 'waiting', since: desk.now() },
    priority: { at: 'declared', reason: '孕' },
    ahead: 0,
    estimateMinutes: null,
    estimateBasis: 0,
    unattended: true,
    print: { at: 'sending' },
    takenAt: desk.now(),
    qr: 'KT1:token-1',
    check: '4068',
  })
})

test('the queues are shown as the contract says, with what is left of the quota', () => {
  const desk = openDesk()
  desk.take()
  desk.take({ itemSeq: 2 })
  const views = queueViews(desk.state(), rules, desk.now())
  for (const view of views) expect(Value.Errors(QueueView, view)).toEqual([])
  expect(views).toEqual([
    {
      id: 'general',
      name: '综合业务',
      letter: 'A',
      waiting: 1,
      estimateMinutes: null,
      estimateBasis: 0,
      left: null,
    },
    { id: 'social', name: '社保', letter: 'B', waiting: 1, estimateMinutes: null, estimateBasis: 0, left: 2 },
  ])
})

test('a ticket sent to one window still waits in its queue for everybody in the hall', () => {
  const desk = openDesk()
  desk.open('3')
  desk.does({ type: 'transfer-ticket', ticketId: desk.take(), to: { window: '3' }, by: 'li' })
  expect(queueViews(desk.state(), rules, desk.now())[0]?.waiting).toBe(1)
})

test('two services are no basis for an estimate, three are', () => {
  const desk = openDesk(oneQueue)
  served(desk, ['1', '1'], 6)
  const id = desk.take()
  desk.take()
  expect(viewOf(desk, id)).toMatchObject({ estimateMinutes: null, estimateBasis: 0 })
  desk.serveNext('1', 6)
  expect(viewOf(desk, desk.take())).toMatchObject({ ahead: 1, estimateMinutes: 6, estimateBasis: 3 })
})

test('the estimate rests on the newest ten services', () => {
  const desk = openDesk(oneQueue)
  served(
    desk,
    Array.from({ length: 10 }, () => '1'),
    60,
  )
  served(
    desk,
    Array.from({ length: 10 }, () => '1'),
    5,
  )
  desk.take()
  expect(viewOf(desk, desk.take())).toMatchObject({ estimateMinutes: 5, estimateBasis: 10 })
})

test('three people ahead at two busy windows of five minutes each are ten minutes', () => {
  const desk = openDesk(oneQueue)
  served(desk, ['1', '2', '1', '2'], 5)
  for (let count = 0; count < 5; count += 1) desk.take()
  desk.call('1')
  desk.call('2')
  expect(viewOf(desk, desk.take())).toMatchObject({ ahead: 3, estimateMinutes: 10 })
})

test('a window nobody sits at shortens no wait', () => {
  const desk = openDesk(oneQueue)
  served(desk, ['1', '1', '1'], 5)
  desk.take()
  desk.take()
  desk.call('1')
  expect(viewOf(desk, desk.take())).toMatchObject({ ahead: 1, estimateMinutes: 10 })
  desk.call('2')
  expect(viewOf(desk, desk.take())).toMatchObject({ ahead: 1, estimateMinutes: 5 })
})

test('a queue whose windows have done nothing today has no estimate', () => {
  const desk = openDesk()
  served(desk, ['1', '1', '1'], 5)
  const id = desk.take({ itemSeq: 2 })
  expect(viewOf(desk, id, rules)).toMatchObject({ estimateMinutes: null, estimateBasis: 0 })
})

test('a person sent to one window waits for that window alone', () => {
  const desk = openDesk(oneQueue)
  served(desk, ['1', '2', '1', '2'], 6)
  const id = desk.take()
  desk.take()
  desk.does({ type: 'transfer-ticket', ticketId: id, to: { window: '2' }, by: 'li' })
  desk.call('1')
  expect(viewOf(desk, id)).toMatchObject({ ahead: 0, estimateMinutes: 0 })
  desk.call('2')
  expect(viewOf(desk, id)).toMatchObject({ state: { at: 'called' }, estimateMinutes: null })
})

test('the screen before the ticket says what the ticket says after it', () => {
  const desk = openDesk(oneQueue)
  served(desk, ['1', '2', '1'], 9)
  for (const declared of [true, false, true, true, false, true]) desk.take({ declared })
  const before = queueViews(desk.state(), oneQueue, desk.now())[0]
  const after = viewOf(desk, desk.take())
  expect(before).toMatchObject({ estimateMinutes: after.estimateMinutes, estimateBasis: after.estimateBasis })
})

/** How often a question reads a ticket. */
function readsOf(state: QueueState, ask: (state: QueueState) => unknown): number {
  let reads = 0
  const tickets = new Proxy(state.tickets, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      reads += 1
      return value.bind(target)
    },
  })
  ask({ ...state, tickets })
  return reads
}

test('a thousand tickets of the day cost a question nothing', () => {
  const desk = openDesk(oneQueue)
  const reads = () => {
    const id = desk.take()
    desk.take({ declared: true })
    const count = readsOf(desk.state(), (state) => {
      queueViews(state, oneQueue, desk.now())
      ticketView(state, desk.ticket(id), oneQueue, desk.now())
    })
    desk.serveNext('1', 1)
    desk.serveNext('1', 1)
    return count
  }
  const early = reads()
  served(
    desk,
    Array.from({ length: 1000 }, () => '1'),
    0,
  )
  expect(early).toBeGreaterThan(0)
  expect(reads()).toBe(early)
})

test('a window that closes or pauses shortens no wait any more', () => {
  const desk = openDesk(oneQueue)
  served(desk, ['1', '2', '1', '2'], 6)
  for (let count = 0; count < 3; count += 1) desk.take()
  desk.call('1')
  const id = desk.take()
  expect(viewOf(desk, id)).toMatchObject({ ahead: 2, estimateMinutes: 6 })
  desk.does({ type: 'pause-window', window: '2', clerk: 'li', notice: '取件' })
  expect(viewOf(desk, id)).toMatchObject({ ahead: 2, estimateMinutes: 18 })
  desk.does({ type: 'close-window', window: '2', clerk: 'li' })
  expect(viewOf(desk, id)).toMatchObject({ ahead: 2, estimateMinutes: 18 })
})
