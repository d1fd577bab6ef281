import { expect, test } from 'vitest'
import type { QueueCommand } from '#daemon/domain/queue/commands.ts'
import { type Desk, openDesk } from './queue-harness.ts'

type Issue = Extract<QueueCommand, { type: 'issue-ticket' }>

const command = (more: Partial<Issue> = {}): Issue => ({
  type: 'issue-ticket',
  window: '1',
  clerk: 'li',
  kiosk: 'kiosk-1',
  print: false,
  serve: false,
  ...more,
})

/** Issues a ticket at a window and gives its id. */
function issue(desk: Desk, more: Partial<Issue> = {}): string {
  const taken = desk.does(command(more)).find((event) => event.type === 'ticket-taken')
  if (taken === undefined) throw new Error('nothing was issued')
  return taken.ticketId
}

test('a number from the window stands in the line like one from the kiosk, and says who gave it', () => {
  const desk = openDesk()
  const first = desk.take()
  const ticketId = issue(desk, { itemSeq: 18, declared: '残' })
  expect(desk.ticket(ticketId)).toMatchObject({
    number: 'A002',
    itemSeq: 18,
    discreet: true,
    priority: { at: 'declared', reason: '残' },
    issued: { window: '1', clerk: 'li' },
    state: { at: 'waiting' },
    print: { at: 'none' },
  })
  expect(desk.ticket(first).issued).toBeNull()
  expect(desk.call('1')).toBe(ticketId)
})

test('its slip comes out at the chosen kiosk, with the same events as at the kiosk itself', () => {
  const desk = openDesk()
  const ticketId = issue(desk, { print: true, kiosk: 'kiosk-2' })
  expect(desk.ticket(ticketId)).toMatchObject({ print: { at: 'sending' }, printKiosk: 'kiosk-2' })
  expect(desk.refuses(command({ kiosk: 'kiosk-9' })).code).toBe('unknown-kiosk')
})

test('what residents take no number for a clerk may decide to take on; what is suspended stays so', () => {
  const desk = openDesk()
  expect(desk.ticket(issue(desk, { itemSeq: 44 })).itemSeq).toBe(44)
  expect(desk.refuses(command({ itemSeq: 45 })).code).toBe('item-suspended')
  expect(desk.refuses(command({ itemSeq: 99 })).code).toBe('unknown-item')
})

test('现在就办 is one decision: the number is in hand, was never called aloud, and nobody came between', () => {
  const desk = openDesk()
  desk.take()
  const events = desk.does(command({ serve: true }))
  expect(events.map(({ type }) => type)).not.toContain('ticket-called')
  const taken = events.find((event) => event.type === 'ticket-taken')
  expect(desk.state().windows.get('1')?.busyWith).toBe(taken?.ticketId)
  expect(desk.refuses(command({ serve: true })).code).toBe('window-busy')
  expect(desk.state().queues.get('general')?.issued).toBe(2)
})

test('the quota and the hours hold at the window too, unless the clerk says why, which the ledger keeps', () => {
  const desk = openDesk()
  for (let many = 0; many < 3; many++) desk.take({ itemSeq: 2 })
  const social = { itemSeq: 2, window: '2' }
  expect(desk.refuses(command(social)).code).toBe('queue-full')
  const ticketId = issue(desk, { ...social, reason: '路远' })
  expect(desk.ticket(ticketId).issued).toEqual({ window: '2', clerk: 'li', reason: '路远' })
  desk.setOpening({ at: 'closed', opensAt: null })
  expect(desk.refuses(command()).code).toBe('station-closed')
  expect(desk.ticket(issue(desk, { reason: '路远' })).number).toBe('A001')
})

test('又来了 gives a new number that names the old one, and counts no new person', () => {
  const desk = openDesk()
  for (let many = 0; many < 3; many++) desk.take({ itemSeq: 2 })
  const first = desk.serveNext('2')
  const again = issue(desk, { itemSeq: 2, window: '2', revisitOf: first })
  expect(desk.ticket(again)).toMatchObject({ number: 'B004', revisitOf: first, state: { at: 'waiting' } })
  expect(desk.ticket(first).state.at).toBe('done')
  expect(desk.state().queues.get('social')?.issued).toBe(3)
})

test('a clerk issues nothing at a window that another one has', () => {
  const desk = openDesk()
  desk.open('1')
  expect(desk.refuses(command({ clerk: 'wang' })).code).toBe('window-taken')
  expect(desk.refuses(command({ window: '9' })).code).toBe('unknown-window')
})
