import { expect, test } from 'vitest'
import { windowDay } from '#daemon/domain/queue/places.ts'
import { type Desk, openDesk } from './queue-harness.ts'

const li = { window: '1', clerk: 'li' }
const wang = { window: '1', clerk: 'wang' }
const zhang = { window: '1', clerk: 'zhang' }
const asks = { type: 'open-window', ...wang, takeOver: true } as const
const at1 = (desk: Desk) => windowDay(desk.state(), '1')

/** Li has a person in hand at window 1, and Wang has asked for it. */
function openAsked(): { desk: Desk; ticketId: string; since: string } {
  const desk = openDesk()
  const ticketId = desk.take()
  desk.call('1')
  desk.serve(ticketId, '1')
  expect(desk.does(asks)).toEqual([{ type: 'take-over-asked', ...wang }])
  return { desk, ticketId, since: desk.now() }
}

test('a clerk with somebody in hand is asked, and goes on with them meanwhile', () => {
  const { desk, ticketId } = openAsked()
  expect(at1(desk)).toMatchObject({
    service: { at: 'open', clerk: 'li' },
    takeOver: { at: 'asked', clerk: 'wang', from: 'li' },
  })
  expect(desk.refuses({ type: 'finish-ticket', ticketId, ...wang })).toMatchObject({ code: 'window-taken' })
  // Asked twice is asked once; another clerk has to wait for the outcome.
  expect(desk.does(asks)).toEqual([])
  expect(desk.refuses({ ...asks, ...zhang })).toMatchObject({ code: 'window-taken', why: 'asked-already' })
})

test('a yes gives the window away with the person in hand; nobody else can say it', () => {
  const { desk, ticketId } = openAsked()
  const yes = { type: 'allow-take-over', ...li, asker: 'wang' } as const
  expect(desk.refuses({ ...yes, ...zhang })).toMatchObject({ code: 'window-taken' })
  expect(desk.refuses({ ...yes, ...wang })).toMatchObject({ code: 'window-taken' })
  expect(desk.refuses({ ...yes, asker: 'zhang' })).toMatchObject({ why: 'take-over-settled' })
  expect(desk.does(yes)).toEqual([
    { type: 'window-opened', ...wang },
    { type: 'take-over-allowed', ...wang, from: 'li', how: 'answer' },
  ])
  expect(at1(desk)).toMatchObject({
    service: { clerk: 'wang' },
    takeOver: { at: 'over', how: 'answer', ticketId },
  })
  desk.does({ type: 'finish-ticket', ticketId, ...wang })
  expect(desk.refuses(yes)).toMatchObject({ code: 'wrong-state', why: 'take-over-settled' })
})

test('a no leaves everything as it is, and may be asked again later', () => {
  const { desk } = openAsked()
  desk.does({ type: 'refuse-take-over', ...li, asker: 'wang' })
  expect(at1(desk)).toMatchObject({
    service: { clerk: 'li' },
    takeOver: { at: 'over', how: 'refused', clerk: 'wang', from: 'li' },
  })
  expect(desk.does(asks)).toMatchObject([{ type: 'take-over-asked' }])
})

test('who has asked can call it off; what is settled cannot be', () => {
  const { desk } = openAsked()
  expect(desk.refuses({ type: 'withdraw-take-over', ...zhang })).toMatchObject({ why: 'take-over-settled' })
  desk.does({ type: 'withdraw-take-over', ...wang })
  expect(at1(desk)).toMatchObject({ service: { clerk: 'li' }, takeOver: { how: 'withdrawn' } })
  expect(desk.refuses({ type: 'withdraw-take-over', ...wang })).toMatchObject({ why: 'take-over-settled' })
})

test('no answer for a minute is a yes, because the clerk may have gone', () => {
  const { desk, since } = openAsked()
  const unanswered = { type: 'allow-unanswered-take-over', ...wang, since } as const
  expect(desk.does(unanswered)).toEqual([])
  desk.pass(1)
  expect(desk.does({ ...unanswered, since: '2026-11-23T00:00:00.000Z' })).toEqual([])
  expect(desk.does(unanswered)).toMatchObject([
    { type: 'window-opened', ...wang },
    { type: 'take-over-allowed', how: 'no-answer', from: 'li' },
  ])
})

test.each([
  ['办完', (ticketId: string) => ({ type: 'finish-ticket', ticketId, ...li }) as const],
  ['暂时放下', (ticketId: string) => ({ type: 'hold-ticket', ticketId, ...li, reason: '去复印' }) as const],
  ['办完并叫下一位', (ticketId: string) => ({ type: 'finish-and-call', ticketId, ...li }) as const],
])('after %s nobody is in hand, so that the one who asked has the window at once', (_, press) => {
  const { desk, ticketId } = openAsked()
  const next = desk.take()
  expect(desk.does(press(ticketId)).slice(-2)).toEqual([
    { type: 'window-opened', ...wang },
    { type: 'take-over-allowed', ...wang, from: 'li', how: 'free' },
  ])
  // The next person is called by the one who sits there now.
  expect(desk.ticket(next).state.at).toBe('waiting')
  expect(at1(desk)).toMatchObject({ busyWith: null, service: { clerk: 'wang' } })
})

test('a 办完 by mistake that gave the window away is mended by the one who sits there now', () => {
  const { desk, ticketId } = openAsked()
  desk.does({ type: 'finish-ticket', ticketId, ...li })
  expect(desk.refuses({ type: 'undo-ending', ticketId, ...li })).toMatchObject({ code: 'window-taken' })
  desk.does({ type: 'take-up-ticket', ticketId, ...wang })
  expect(at1(desk)).toMatchObject({ busyWith: ticketId, service: { clerk: 'wang' } })
})

test('a called person who gives up frees the window as well', () => {
  const desk = openDesk()
  const ticketId = desk.take()
  desk.call('1')
  desk.does(asks)
  desk.does({ type: 'cancel-ticket', ticketId, by: 'resident', window: null })
  expect(at1(desk).service).toMatchObject({ clerk: 'wang' })
})

test('where nobody is in hand nobody is asked', () => {
  const desk = openDesk()
  desk.open('1')
  expect(desk.does(asks)).toEqual([{ type: 'window-opened', ...wang }])
})

test('the lead takes over without asking, and over the head of one who has asked', () => {
  const { desk, ticketId } = openAsked()
  expect(desk.does({ type: 'take-over-window', ...zhang })).toEqual([
    { type: 'window-opened', ...zhang },
    { type: 'take-over-allowed', ...zhang, from: 'li', how: 'lead' },
  ])
  expect(at1(desk)).toMatchObject({ busyWith: ticketId, service: { clerk: 'zhang' } })
  expect(desk.does({ type: 'take-over-window', ...zhang })).toEqual([])
})

test('a new day asks nothing any more', () => {
  const { desk } = openAsked()
  desk.setDay('2026-11-24')
  desk.does({ type: 'open-day' })
  expect(at1(desk).takeOver).toEqual({ at: 'none' })
})
