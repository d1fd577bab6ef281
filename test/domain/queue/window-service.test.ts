import { expect, test } from 'vitest'
import { windowDay } from '#daemon/domain/queue/places.ts'
import { type Desk, openDesk } from './queue-harness.ts'

const li = { window: '1', clerk: 'li' }
const wang = { window: '1', clerk: 'wang' }
const service = (desk: Desk, window = '1') => windowDay(desk.state(), window).service

test('a clerk who calls at a closed window opens it by that, in the same decision', () => {
  const desk = openDesk()
  desk.take()
  expect(desk.does({ type: 'call-next', ...li })).toMatchObject([
    { type: 'window-opened', ...li },
    { type: 'ticket-called', ...li },
  ])
  expect(service(desk)).toMatchObject({ at: 'open', clerk: 'li' })
})

test('nobody waiting opens nothing', () => {
  const desk = openDesk()
  desk.refuses({ type: 'call-next', ...li })
  expect(service(desk)).toEqual({ at: 'closed' })
})

test('a window has one clerk: another is refused whatever they press, until they take over', () => {
  const desk = openDesk()
  const ticketId = desk.take()
  desk.call('1')
  for (const command of [
    { type: 'call-next', ...wang },
    { type: 'recall-ticket', ticketId, ...wang },
    { type: 'serve-ticket', ticketId, ...wang },
    { type: 'hold-ticket', ticketId, ...wang, reason: '去复印' },
    { type: 'pause-window', ...wang, notice: '' },
    { type: 'resume-window', ...wang },
    { type: 'close-window', ...wang },
    { type: 'open-window', ...wang, takeOver: false },
  ] as const) {
    expect(desk.refuses(command)).toMatchObject({ code: 'window-taken' })
  }
  desk.does({ type: 'take-over-window', ...wang })
  expect(service(desk)).toMatchObject({ at: 'open', clerk: 'wang' })
  // The person at the window stays there, with the one who relieves.
  desk.does({ type: 'serve-ticket', ticketId, ...wang })
  expect(desk.refuses({ type: 'finish-ticket', ticketId, ...li })).toMatchObject({ code: 'window-taken' })
})

test('one clerk may keep several windows', () => {
  const desk = openDesk()
  desk.take()
  desk.take()
  desk.call('1')
  desk.call('2')
  expect([service(desk, '1'), service(desk, '2')]).toMatchObject([{ clerk: 'li' }, { clerk: 'li' }])
})

test('a pause keeps its words and ends with the next call', () => {
  const desk = openDesk()
  desk.take()
  desk.does({ type: 'open-window', ...li, takeOver: false })
  desk.does({ type: 'pause-window', ...li, notice: '取件，约 10 分钟' })
  expect(service(desk)).toMatchObject({ at: 'paused', notice: '取件，约 10 分钟' })
  expect(desk.does({ type: 'call-next', ...li })).toMatchObject([
    { type: 'window-resumed' },
    { type: 'ticket-called' },
  ])
  expect(service(desk)).toMatchObject({ at: 'open' })
})

test('what is so already needs no event, and a closed window cannot pause', () => {
  const desk = openDesk()
  desk.does({ type: 'open-day' })
  expect(desk.does({ type: 'close-window', ...li })).toEqual([])
  expect(desk.refuses({ type: 'pause-window', ...li, notice: '' })).toMatchObject({ code: 'window-closed' })
  expect(desk.refuses({ type: 'resume-window', ...li })).toMatchObject({ code: 'window-closed' })
  desk.does({ type: 'open-window', ...li, takeOver: false })
  expect(desk.does({ type: 'open-window', ...li, takeOver: true })).toEqual([])
  expect(desk.does({ type: 'resume-window', ...li })).toEqual([])
  desk.does({ type: 'pause-window', ...li, notice: '开会' })
  expect(desk.does({ type: 'pause-window', ...li, notice: '开会' })).toEqual([])
  expect(desk.does({ type: 'pause-window', ...li, notice: '取件' })).toHaveLength(1)
})

test('nobody closes a window with somebody at it', () => {
  const desk = openDesk()
  const ticketId = desk.take()
  desk.call('1')
  expect(desk.refuses({ type: 'close-window', ...li })).toMatchObject({ code: 'window-busy', ticketId })
  desk.open('2')
  desk.does({ type: 'transfer-ticket', ticketId, to: { window: '2' }, by: 'li' })
  desk.does({ type: 'close-window', ...li })
  expect(service(desk)).toEqual({ at: 'closed' })
})

test('a new day finds every window closed', () => {
  const desk = openDesk()
  desk.does({ type: 'open-window', ...li, takeOver: false })
  desk.setDay('2026-11-24')
  desk.does({ type: 'open-day' })
  expect(service(desk)).toEqual({ at: 'closed' })
})

test('finishing and calling is one decision; where nobody waits the ticket is finished all the same', () => {
  const desk = openDesk()
  const first = desk.take()
  const second = desk.take()
  desk.serve(desk.call('1'), '1')
  expect(desk.does({ type: 'finish-and-call', ticketId: first, ...li })).toMatchObject([
    { type: 'ticket-done', ticketId: first },
    { type: 'ticket-called', ticketId: second },
  ])
  desk.serve(second, '1')
  expect(desk.does({ type: 'finish-and-call', ticketId: second, ...li })).toMatchObject([
    { type: 'ticket-done', ticketId: second },
  ])
  expect(windowDay(desk.state(), '1').busyWith).toBeNull()
})

test('a clerk who has put up a pause while serving finishes without calling somebody to an empty window', () => {
  const desk = openDesk()
  const ticketId = desk.take()
  const next = desk.take()
  desk.serve(desk.call('1'), '1')
  desk.does({ type: 'pause-window', ...li, notice: '交接班' })
  expect(desk.does({ type: 'finish-and-call', ticketId, ...li })).toMatchObject([{ type: 'ticket-done' }])
  expect(service(desk)).toMatchObject({ at: 'paused', notice: '交接班' })
  expect(desk.ticket(next).state.at).toBe('waiting')
})

test('a declared priority that does not hold goes back to the place of its arrival, without priority', () => {
  const desk = openDesk()
  const ordinary = desk.take()
  const declared = desk.take({ declared: '孕' })
  expect(desk.call('1')).toBe(declared)
  desk.does({ type: 'refuse-priority', ticketId: declared, window: '1', by: 'li' })
  expect(desk.ticket(declared)).toMatchObject({ priority: { at: 'none' }, state: { at: 'waiting' } })
  expect([desk.call('1'), desk.call('2')]).toEqual([ordinary, declared])
})

test('priority by card is no clerk’s to refuse', () => {
  const desk = openDesk()
  const ticketId = desk.take({ card: { personTag: 'p1', priority: { at: 'card', reason: '老' } } })
  expect(desk.refuses({ type: 'refuse-priority', ticketId, window: '1', by: 'li' })).toMatchObject({
    code: 'wrong-state',
  })
})

test('a clerk reprints what was printed and lost; a slip still on its way is waited for', () => {
  const desk = openDesk()
  const ticketId = desk.take({ print: true })
  const reprint = { type: 'reprint-for-clerk', ticketId, kiosk: 'kiosk-1' } as const
  expect(desk.refuses(reprint)).toMatchObject({ code: 'wrong-state' })
  desk.does({ type: 'record-print', ticketId, outcome: { at: 'printed' } })
  expect(desk.does(reprint)).toEqual([
    { type: 'ticket-print-begun', ticketId, kiosk: 'kiosk-1', copy: 'again' },
  ])
})
