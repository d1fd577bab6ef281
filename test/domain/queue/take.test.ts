import { expect, test } from 'vitest'
import { queueRefusalWords } from '#daemon/http/words/queue.ts'
import type { Refusal } from '#daemon/domain/areas.ts'
import { openDesk, rules } from './queue-harness.ts'

const take = { type: 'take-ticket', kiosk: 'kiosk-1', print: false } as const
const card = { personTag: 'person-1', priority: { at: 'none' } } as const

function refusalWords(refusal: Refusal): string {
  if (refusal.area !== 'queue') throw new Error(`${refusal.area} refused`)
  return queueRefusalWords(refusal, 'resident')
}

test('a number without an errand goes to the default queue', () => {
  const desk = openDesk()
  expect(desk.ticket(desk.take())).toMatchObject({ number: 'A001', queueId: 'general', itemSeq: null })
})

test('an errand leads to its own queue, a queue that was chosen to that one', () => {
  const desk = openDesk()
  expect(desk.ticket(desk.take({ itemSeq: 2 }))).toMatchObject({ number: 'B001', queueId: 'social' })
  expect(desk.ticket(desk.take({ itemSeq: 2, queueId: 'general' }))).toMatchObject({
    number: 'A001',
    itemSeq: 2,
  })
})

test('numbers have three digits and grow beyond them', () => {
  const desk = openDesk()
  const numbers = Array.from({ length: 1001 }, () => desk.ticket(desk.take()).number)
  expect([numbers[0], numbers[98], numbers[998], numbers[999]]).toEqual(['A001', 'A099', 'A999', 'A1000'])
})

test('a cancelled number is not given to the next one', () => {
  const desk = openDesk()
  desk.does({ type: 'cancel-ticket', ticketId: desk.take(), by: 'resident', window: null })
  expect(desk.ticket(desk.take()).number).toBe('A002')
})

test('a letter that moves to another queue in mid-day repeats no number', () => {
  const before = openDesk()
  before.take()
  const swapped = rules.queues.map((queue) => ({ ...queue, letter: queue.id === 'general' ? 'B' : 'A' }))
  const after = openDesk({ ...rules, queues: swapped }, before.state(), 'later-')
  expect(after.run({ ...take, queueId: 'social' })).toMatchObject({ events: [{ number: 'A002' }] })
})

test('the slip is begun in the same decision where the kiosk has a printer', () => {
  const desk = openDesk()
  expect(desk.does({ ...take, kiosk: 'kiosk-2', print: true })).toMatchObject([
    { type: 'day-opened', day: '2026-11-23' },
    { type: 'ticket-taken', ticketId: 't1' },
    { type: 'ticket-print-begun', ticketId: 't1', kiosk: 'kiosk-2', copy: 'first' },
  ])
  expect(desk.ticket('t1').print).toEqual({ at: 'sending' })
})

test('a discreet errand stays discreet on the ticket', () => {
  const desk = openDesk()
  expect(desk.ticket(desk.take({ itemSeq: 18 })).discreet).toBe(true)
})

test.for([
  ['an unknown kiosk', { kiosk: 'kiosk-9' }, 'unknown-kiosk', '服务台'],
  ['an errand that is not in the catalogue', { itemSeq: 999 }, 'unknown-item', '窗口工作人员'],
  ['an unknown queue', { queueId: 'nowhere' }, 'unknown-queue', '窗口工作人员'],
  ['an errand no ticket is taken for', { itemSeq: 44 }, 'item-not-for-residents', '上门办。请问村委会。'],
  ['a suspended errand', { itemSeq: 45 }, 'item-suspended', '系统升级'],
] as const)('%s is refused with words for the person', ([, options, code, words]) => {
  const refusal = openDesk().refuses({ ...take, ...options })
  expect(refusal.code).toBe(code)
  expect(refusalWords(refusal)).toContain(words)
})

test('outside office hours the words say when the station opens', () => {
  const desk = openDesk()
  const words = () => refusalWords(desk.refuses(take))
  desk.setOpening({ at: 'closed', opensAt: { day: '2026-11-23', time: '14:00' } })
  expect(desk.refuses(take)).toMatchObject({ code: 'station-closed' })
  expect(words()).toContain('今天 14:00')
  desk.setOpening({ at: 'closed', opensAt: { day: '2026-12-01', time: '08:30' } })
  expect(words()).toContain('2026年12月1日 08:30')
  desk.setOpening({ at: 'closed', opensAt: null })
  expect(words()).toContain('电话')
})

test('the quota counts tickets of that queue only, cancelled ones too', () => {
  const desk = openDesk()
  desk.take()
  desk.does({ type: 'cancel-ticket', ticketId: desk.take({ itemSeq: 2 }), by: 'resident', window: null })
  desk.take({ itemSeq: 2 })
  desk.take({ itemSeq: 2 })
  expect(desk.refuses({ ...take, itemSeq: 2 }).code).toBe('queue-full')
  expect(desk.ticket(desk.take()).number).toBe('A002')
})

test('what a resident declares is kept as declared, a group if one was named', () => {
  const desk = openDesk()
  const priorityOf = (declared: boolean | '孕') => desk.ticket(desk.take({ declared })).priority
  expect(priorityOf(true)).toEqual({ at: 'declared' })
  expect(priorityOf('孕')).toEqual({ at: 'declared', reason: '孕' })
  expect(priorityOf(false)).toEqual({ at: 'none' })
})

test('what a card says comes before what is declared, silence of a card does not', () => {
  const desk = openDesk()
  const old = { personTag: 'person-2', priority: { at: 'card', reason: '老' } } as const
  expect(desk.ticket(desk.take({ card: old, declared: '病' })).priority).toEqual(old.priority)
  expect(desk.ticket(desk.take({ card, declared: '病' })).priority).toEqual({ at: 'declared', reason: '病' })
})

test('a person has one open ticket for an errand and is told which', () => {
  const desk = openDesk()
  const ticketId = desk.take({ itemSeq: 1, card })
  const refusal = desk.refuses({ ...take, itemSeq: 1, card })
  expect(refusal).toMatchObject({ code: 'already-waiting', ticketId })
  expect(refusalWords(refusal)).toContain('A001')
  expect(desk.ticket(desk.take({ itemSeq: 18, card })).number).toBe('A002')
  expect(desk.ticket(desk.take({ card })).number).toBe('A003')
  expect(desk.ticket(desk.take({ itemSeq: 1, card: { ...card, personTag: 'person-2' } })).number).toBe('A004')
})

test('a person who was served, cancelled or did not come may take a new ticket', () => {
  const desk = openDesk()
  desk.take({ card })
  desk.serveNext('1')
  desk.does({ type: 'cancel-ticket', ticketId: desk.take({ card }), by: 'resident', window: null })
  const missed = desk.take({ card })
  desk.call('1')
  desk.does({ type: 'recall-ticket', ticketId: missed, window: '1', clerk: 'li' })
  desk.does({ type: 'mark-no-show', ticketId: missed, window: '1', clerk: 'li' })
  const newer = desk.take({ card })
  expect(desk.refuses({ type: 'return-ticket', ticketId: missed, by: 'li' })).toMatchObject({
    code: 'already-waiting',
    ticketId: newer,
  })
})

test('a person who holds a ticket is told of it even when the station has closed', () => {
  const desk = openDesk()
  desk.take({ card })
  desk.setOpening({ at: 'closed', opensAt: null })
  expect(desk.refuses({ ...take, card }).code).toBe('already-waiting')
})
