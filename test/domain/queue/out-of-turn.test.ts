import { expect, test } from 'vitest'
import { callOrder } from '#daemon/domain/queue/call-order.ts'
import { ahead } from '#daemon/domain/queue/ahead.ts'
import { type Desk, openDesk, oneQueue, rules } from './queue-harness.ts'

const at = (window: string) => ({ window, clerk: 'li' })
const callEarly = (desk: Desk, ticketId: string, window = '1') =>
  desk.does({ type: 'call-ticket', ticketId, ...at(window), reason: '腿脚不便' })
const hold = (desk: Desk, ticketId: string, window = '1') =>
  desk.does({ type: 'hold-ticket', ticketId, ...at(window), reason: '去复印' })
const comeBack = (desk: Desk, ticketId: string) => desk.does({ type: 'return-ticket', ticketId, by: 'li' })

test('a clerk calls one who cannot stand any longer before the others, and the ledger keeps why', () => {
  const desk = openDesk()
  desk.take()
  const chosen = desk.take()
  expect(callEarly(desk, chosen)).toContainEqual(
    expect.objectContaining({ type: 'ticket-called', ticketId: chosen, reason: '腿脚不便' }),
  )
  expect(desk.ticket(chosen).state).toMatchObject({ at: 'called', window: '1', calls: 1 })
})

test('nobody is called away from the person who stands at the window', () => {
  const desk = openDesk()
  const served = desk.take()
  const chosen = desk.take()
  desk.call('1')
  expect(desk.refuses({ type: 'call-ticket', ticketId: chosen, ...at('1'), reason: '孩子小' })).toMatchObject(
    {
      code: 'window-busy',
      ticketId: served,
    },
  )
})

test('a window calls out of turn only whom it may call at all', () => {
  const desk = openDesk()
  const social = desk.take({ itemSeq: 2 })
  const forAnother = desk.take()
  desk.open('2')
  desk.does({ type: 'transfer-ticket', ticketId: forAnother, to: { window: '2' }, by: 'li' })
  for (const ticketId of [social, forAnother])
    expect(desk.refuses({ type: 'call-ticket', ticketId, ...at('1'), reason: '孩子小' })).toMatchObject({
      why: 'not-for-this-window',
    })
})

test('those who go first wait no longer because a clerk called somebody early: who was passed over is owed the turn', () => {
  const desk = openDesk(oneQueue)
  const first = desk.take()
  const young = desk.take()
  for (let many = 0; many < 3; many++) desk.take({ declared: true })
  callEarly(desk, young)
  desk.serve(young, '1')
  desk.finish(young, '1')
  // Of two in a row one is used up by the choice.
  expect(desk.serveNext('1')).not.toBe(first)
  expect(desk.serveNext('1')).toBe(first)
})

test('choosing the first in line counts as its turn', () => {
  const desk = openDesk(oneQueue)
  const first = desk.take()
  desk.take({ declared: true })
  desk.serveNext('1')
  callEarly(desk, first)
  expect(desk.state().queues.get('general')?.line.priorityInARow).toBe(0)
})

test('one who comes back from the copier is the next at the window that put them aside, before all who wait', () => {
  const desk = openDesk(oneQueue)
  const away = desk.take()
  desk.call('1')
  hold(desk, away)
  desk.take({ declared: true })
  comeBack(desk, away)
  expect(desk.ticket(away)).toMatchObject({ state: { at: 'waiting' }, nextAt: '1' })
  expect(callOrder(desk.state(), '1', oneQueue, desk.now())[0]?.id).toBe(away)
  expect(ahead(desk.state(), away, oneQueue, desk.now())).toBe(0)
  expect(desk.call('2')).not.toBe(away)
  expect(desk.call('1')).toBe(away)
})

test('two who come back to one window are called in the order in which they first came', () => {
  const desk = openDesk(oneQueue)
  const [first, second] = [desk.take(), desk.take()]
  for (const id of [first, second]) {
    desk.call('1')
    hold(desk, id)
  }
  comeBack(desk, second)
  comeBack(desk, first)
  expect(ahead(desk.state(), second, oneQueue, desk.now())).toBe(1)
  expect(desk.serveNext('1')).toBe(first)
  expect(desk.serveNext('1')).toBe(second)
})

test('one who comes back when that window has closed, or who is sent elsewhere, waits there', () => {
  const desk = openDesk(rules)
  const [closed, sent, closing] = [desk.take(), desk.take(), desk.take()]
  desk.open('2')
  for (const id of [closed, sent, closing]) {
    desk.call('1')
    hold(desk, id)
  }
  comeBack(desk, sent)
  desk.does({ type: 'transfer-ticket', ticketId: sent, to: { window: '2' }, by: 'li' })
  expect(desk.ticket(sent)).toMatchObject({ onlyWindow: '2', nextAt: null })
  comeBack(desk, closing)
  desk.does({ type: 'close-window', ...at('1') })
  comeBack(desk, closed)
  for (const id of [closed, closing])
    expect(desk.ticket(id)).toMatchObject({ onlyWindow: null, nextAt: null })
})

test('a held one, one who did not come and one that was cancelled may be called at once where they stand', () => {
  for (const way of ['hold', 'no-show', 'cancel'] as const) {
    const desk = openDesk()
    const ticketId = desk.take()
    desk.call('1')
    if (way === 'hold') hold(desk, ticketId)
    else if (way === 'cancel')
      desk.does(
        { type: 'cancel-ticket', ticketId, by: 'clerk', window: '1' },
        { at: 'staff', account: 'li', window: '1' },
      )
    else {
      desk.does({ type: 'recall-ticket', ticketId, ...at('1') })
      desk.does({ type: 'mark-no-show', ticketId, ...at('1') })
    }
    const { priorityInARow } = desk.state().windows.get('1') ?? {}
    callEarly(desk, ticketId)
    expect(desk.ticket(ticketId).state.at).toBe('called')
    expect(desk.state().windows.get('1')?.priorityInARow).toBe(priorityInARow)
  }
})

test('a person with a newer number is not called by the old one', () => {
  const desk = openDesk()
  const card = { personTag: 'p1', priority: { at: 'none' } } as const
  const old = desk.take({ card })
  desk.call('1')
  desk.does({ type: 'recall-ticket', ticketId: old, ...at('1') })
  desk.does({ type: 'mark-no-show', ticketId: old, ...at('1') })
  desk.take({ card })
  expect(desk.refuses({ type: 'call-ticket', ticketId: old, ...at('1'), reason: '孩子小' })).toMatchObject({
    code: 'already-waiting',
    why: 'has-a-newer-ticket',
  })
})
