import { describe, expect, test } from 'vitest'
import type { Actor } from '#daemon/domain/actor.ts'
import type { QueueCommand } from '#daemon/domain/queue/commands.ts'
import { openDesk } from './queue-harness.ts'

const staff = (account: string, window: string | null): Actor => ({ at: 'staff', account, window })

/** What staff do from the lists of a window, by the state the ticket is in. */
const commands: Record<string, (ticketId: string, window: string) => QueueCommand> = {
  cancel: (ticketId, window) => ({ type: 'cancel-ticket', ticketId, by: 'clerk', window }),
  transfer: (ticketId) => ({ type: 'transfer-ticket', ticketId, to: { queueId: 'social' }, by: 'li' }),
  'refuse priority of': (ticketId, window) => ({ type: 'refuse-priority', ticketId, window, by: 'li' }),
  reprint: (ticketId) => ({ type: 'reprint-for-clerk', ticketId, kiosk: 'kiosk-1' }),
  return: (ticketId) => ({ type: 'return-ticket', ticketId, by: 'li' }),
}

function aTicket(way: string) {
  const desk = openDesk()
  if (way !== 'return') return { desk, ticketId: desk.take({ declared: '抱婴' }) }
  const ticketId = desk.take()
  desk.call('1')
  desk.does({ type: 'hold-ticket', ticketId, window: '1', clerk: 'li', reason: '取证' })
  return { desk, ticketId }
}

describe.for(Object.entries(commands))('to %s a ticket', ([way, command]) => {
  test('is for the clerk of that window, who opens it by that', () => {
    const { desk, ticketId } = aTicket(way)
    const events = desk.does(command(ticketId, '2'), staff('li', '2'))
    expect(events[0]).toEqual({ type: 'window-opened', window: '2', clerk: 'li' })
    expect(events.length).toBeGreaterThan(1)
  })

  test('is refused to somebody else at the window, at none, or at one that is not there', () => {
    const { desk, ticketId } = aTicket(way)
    desk.does({ type: 'open-window', window: '2', clerk: 'zhang', takeOver: false })
    const refused = (account: string, window: string | null) =>
      desk.refuses(command(ticketId, window ?? ''), staff(account, window)).code
    expect([refused('li', '2'), refused('li', null), refused('li', '9')]).toEqual([
      'window-taken',
      'unknown-window',
      'unknown-window',
    ])
    expect(desk.does(command(ticketId, '2'), staff('zhang', '2')).length).toBeGreaterThan(0)
  })
})

test('a ticket that is called to one window is not sent away from another', () => {
  const desk = openDesk()
  const ticketId = desk.take()
  desk.call('1')
  const transfer = { type: 'transfer-ticket', ticketId, to: { queueId: 'social' }, by: 'wang' } as const
  expect(desk.refuses(transfer, staff('wang', '2'))).toMatchObject({ code: 'wrong-state', ticketId })
  desk.does(transfer, staff('li', '1'))
})

test('a resident gives up the own ticket without any window', () => {
  const desk = openDesk()
  const ticketId = desk.take()
  const cancel = { type: 'cancel-ticket', ticketId, by: 'resident', window: null } as const
  desk.does(cancel, { at: 'resident', kiosk: 'kiosk-1' })
  expect(desk.ticket(ticketId).state.at).toBe('cancelled')
})
