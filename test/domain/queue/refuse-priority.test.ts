import { expect, test } from 'vitest'
import { openDesk, oneQueue } from './queue-harness.ts'

const at = { window: '1', clerk: 'li' }

test('who is refused a declared priority waits again at the place of their arrival', () => {
  const desk = openDesk(oneQueue)
  const first = desk.take()
  const declared = desk.take({ declared: '抱婴' })
  const last = desk.take()
  expect(desk.call('1')).toBe(declared)
  desk.does({ type: 'refuse-priority', ticketId: declared, window: '1', by: 'li' })
  expect(desk.ticket(declared)).toMatchObject({ state: { at: 'waiting' }, priority: { at: 'none' } })
  expect([desk.call('1'), desk.call('2'), desk.call('3')]).toEqual([first, declared, last])
})

test('the clerk may serve them at once all the same: as an ordinary ticket, in hand as before', () => {
  const desk = openDesk(oneQueue)
  desk.take()
  const declared = desk.take({ declared: '抱婴' })
  desk.call('1')
  const events = desk.does({
    type: 'refuse-priority',
    ticketId: declared,
    window: '1',
    by: 'li',
    serve: true,
  })
  expect(events.map(({ type }) => type)).toEqual(['ticket-priority-refused', 'ticket-serving'])
  expect(desk.ticket(declared)).toMatchObject({
    state: { at: 'serving', window: '1' },
    priority: { at: 'none' },
  })
  desk.does({ type: 'finish-ticket', ticketId: declared, ...at })
  expect(desk.ticket(declared).state.at).toBe('done')
})

test('nobody is served so who was not called yet', () => {
  const desk = openDesk(oneQueue)
  const waiting = desk.take({ declared: '抱婴' })
  expect(
    desk.refuses({ type: 'refuse-priority', ticketId: waiting, window: '1', by: 'li', serve: true }).code,
  ).toBe('wrong-state')
  expect(desk.ticket(waiting).priority.at).toBe('declared')
})
