import { expect, test } from 'vitest'
import { fromSnapshot, toSnapshot } from '#daemon/domain/queue/snapshot.ts'
import { openDesk } from './queue-harness.ts'

const at = { window: '1', clerk: 'li' }

/** A desk after so many tickets were served at window 1; their ids in order. */
function served(count: number) {
  const desk = openDesk()
  const ids = Array.from({ length: count }, () => {
    const id = desk.take()
    desk.call('1')
    desk.serve(id, '1')
    desk.finish(id, '1')
    return id
  })
  return { desk, ids }
}

const windowAfter = (desk: ReturnType<typeof openDesk>) => desk.state().windows.get('1')

test('a day of a thousand finished tickets keeps the newest alone, and knows how many there were', () => {
  const { desk, ids } = served(1000)
  const { tickets, tokens, numbers, over } = desk.state()
  expect([tickets.size, tokens.size, numbers.size, over.size]).toEqual([256, 256, 256, 256])
  expect(ids.filter((id) => tickets.has(id))).toEqual(ids.slice(-256))
  expect(windowAfter(desk)?.servedToday).toBe(1000)
})

test('a key pressed again for a ticket that is just over is refused with its state, long after as unknown', () => {
  const { desk, ids } = served(300)
  const finish = (ticketId = '') => desk.refuses({ type: 'finish-ticket', ticketId, ...at })
  expect(finish(ids.at(-1))).toMatchObject({ code: 'wrong-state', why: 'ticket', at: 'done' })
  expect(finish(ids[0])).toMatchObject({ code: 'unknown-ticket' })
})

test('a person who waits, was held or did not show up stays, however many were served since', () => {
  const desk = openDesk()
  const gone = desk.take()
  desk.call('1')
  desk.does({ type: 'recall-ticket', ticketId: gone, ...at })
  desk.does({ type: 'mark-no-show', ticketId: gone, ...at })
  const held = desk.take()
  desk.call('1')
  desk.does({ type: 'hold-ticket', ticketId: held, ...at, reason: '去复印' })
  for (let n = 0; n < 300; n++) {
    const id = desk.take()
    desk.call('1')
    desk.serve(id, '1')
    desk.finish(id, '1')
  }
  desk.does({ type: 'return-ticket', ticketId: gone, by: 'li' })
  expect([desk.ticket(gone).state.at, desk.ticket(held).state.at]).toEqual(['waiting', 'held'])
})

test('a slip still under way when its ticket is long over is recorded', () => {
  const desk = openDesk()
  const printing = desk.take({ print: true })
  desk.does({ type: 'cancel-ticket', ticketId: printing, by: 'resident', window: null })
  for (let n = 0; n < 300; n++)
    desk.does({ type: 'cancel-ticket', ticketId: desk.take(), by: 'resident', window: null })
  const printed = desk.does({ type: 'record-print', ticketId: printing, outcome: { at: 'printed' } })
  expect(printed).toEqual([{ type: 'ticket-printed', ticketId: printing }])
})

test('a snapshot gives back what is over, so that a restart forgets nothing sooner', () => {
  const { desk } = served(300)
  const saved = toSnapshot(desk.state())
  expect(toSnapshot(fromSnapshot(structuredClone(saved)))).toEqual(saved)
})

test('a new day begins with nobody served', () => {
  const { desk } = served(3)
  desk.setDay('2026-11-24')
  desk.take()
  expect(windowAfter(desk)?.servedToday).toBe(0)
  expect(desk.state().over.size).toBe(0)
})
