import { expect, test } from 'vitest'
import { printsWithoutOutcome } from '#daemon/domain/queue/print.ts'
import type { PrintOutcomeFact } from '#daemon/domain/queue/commands.ts'
import { openDesk } from './queue-harness.ts'

const printed: PrintOutcomeFact = { at: 'printed' }
const failed: PrintOutcomeFact = { at: 'failed', reason: 'paper-out' }
const unconfirmed: PrintOutcomeFact = { at: 'unconfirmed', reason: 'timeout' }

const record = (ticketId: string, outcome: PrintOutcomeFact) =>
  ({ type: 'record-print', ticketId, outcome }) as const
const reprint = (ticketId: string, kiosk = 'kiosk-1') =>
  ({ type: 'reprint-ticket', ticketId, kiosk }) as const

for (const outcome of [printed, failed, unconfirmed]) {
  test(`a slip that is being sent becomes ${outcome.at}, and the first outcome stands`, () => {
    const desk = openDesk()
    const ticketId = desk.take({ print: true })
    expect(desk.does(record(ticketId, outcome))).toHaveLength(1)
    expect(desk.ticket(ticketId).print).toEqual(outcome)
    for (const late of [printed, failed, unconfirmed]) {
      expect(desk.run(record(ticketId, late))).toEqual({ at: 'accepted', events: [] })
    }
    expect(desk.ticket(ticketId).print).toEqual(outcome)
  })
}

test('an outcome for a ticket without a slip, or for none at all, changes nothing', () => {
  const desk = openDesk()
  const ticketId = desk.take()
  expect(desk.does(record(ticketId, printed))).toEqual([])
  expect(desk.does(record('gone', printed))).toEqual([])
})

test('printing leaves the ticket where it is in the queue', () => {
  const desk = openDesk()
  const first = desk.take({ print: true })
  desk.take()
  desk.does(record(first, failed))
  desk.does(reprint(first))
  expect(desk.call('1')).toBe(first)
})

for (const outcome of [failed, unconfirmed]) {
  test(`a slip that is ${outcome.at} may be printed once more, marked as a copy`, () => {
    const desk = openDesk()
    const ticketId = desk.take({ print: true })
    desk.does(record(ticketId, outcome))
    expect(desk.does(reprint(ticketId, 'kiosk-2'))).toEqual([
      { type: 'ticket-print-begun', ticketId, kiosk: 'kiosk-2', copy: 'again' },
    ])
    expect(desk.ticket(ticketId)).toMatchObject({ number: 'A001', print: { at: 'sending' } })
  })
}

test('a slip that is out or on its way is not printed again', () => {
  const desk = openDesk()
  const ticketId = desk.take({ print: true })
  expect(desk.refuses(reprint(ticketId))).toMatchObject({ why: 'slip', at: 'sending', number: 'A001' })
  desk.does(record(ticketId, printed))
  expect(desk.refuses(reprint(ticketId))).toMatchObject({ why: 'slip', at: 'printed', number: 'A001' })
  expect(desk.refuses(reprint(desk.take()))).toMatchObject({ why: 'slip', at: 'none', number: 'A002' })
})

test('a ticket that is over gets no slip, nor does an unknown kiosk print one', () => {
  const desk = openDesk()
  const ticketId = desk.take({ print: true })
  desk.does(record(ticketId, failed))
  expect(desk.refuses(reprint(ticketId, 'kiosk-9')).code).toBe('unknown-kiosk')
  expect(desk.refuses(reprint('gone')).code).toBe('unknown-ticket')
  desk.does({ type: 'cancel-ticket', ticketId, by: 'resident', window: null })
  expect(desk.refuses(reprint(ticketId)).code).toBe('wrong-state')
})

test('at start the slips without an outcome are known, of one kiosk or of all', () => {
  const desk = openDesk()
  const here = desk.take({ print: true })
  const there = desk.take({ print: true, kiosk: 'kiosk-2' })
  desk.does(record(desk.take({ print: true }), printed))
  desk.take()
  const moved = desk.take({ print: true })
  desk.does(record(moved, failed))
  desk.does(reprint(moved, 'kiosk-2'))
  expect(printsWithoutOutcome(desk.state(), () => true).toSorted()).toEqual([here, there, moved])
  expect(printsWithoutOutcome(desk.state(), (kiosk) => kiosk === 'kiosk-1')).toEqual([here])
})
