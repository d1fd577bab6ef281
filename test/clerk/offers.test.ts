import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WindowWork, StaffTicket } from '#contract/clerk.ts'
import {
  ISSUE_KEY,
  type Offer,
  listOffers,
  offersOf,
  undoOffer,
  windowOffers,
} from '../../kiosk-ui/clerk/desk/offers.ts'
import { withTicket } from '../../kiosk-ui/clerk/desk/apply.ts'
import { TROUBLES_KEY } from '../../kiosk-ui/staff/troubles.tsx'
import { LIST_KEYS } from '../../kiosk-ui/clerk/lists/list-names.ts'
import { T0, aWork, aTicket, aWindow, calledAt, openBy } from './made-up-clerk.ts'

const everything = (work: WindowWork): Offer[] => {
  const { primary, beside, transfer, hold, other } = offersOf(work)
  return [...(primary ? [primary] : []), ...beside, ...transfer, ...hold, ...other, ...windowOffers(work)]
}
const inList = (work: WindowWork, ticket: StaffTicket): Offer[] => {
  const { inRow, more } = listOffers(work, ticket)
  return [...inRow, ...more.flatMap(({ offers }) => offers)]
}
const verbs = (offers: readonly Offer[]) => new Set(offers.map(({ wish }) => wish.verb))

const called = (calls: number) => aWork({ current: aTicket('A001', calledAt('W1', calls)) })
const paused = aWindow('W1', { at: 'paused', clerk: 'c-1', since: T0, notice: '取件' })
const serving = aWork({
  current: aTicket('A001', { state: { at: 'serving', window: 'W1', startedAt: T0 } }),
})

test('the big button is the natural next step', () => {
  const primary = (work: WindowWork) => offersOf(work).primary?.wish.verb
  expect(primary(aWork({ window: aWindow('W1') }))).toBe('open')
  expect(primary(aWork())).toBe('call-next')
  expect(primary(called(1))).toBe('serve')
  expect(primary(serving)).toBe('finish-and-call')
  expect(primary(aWork({ window: paused }))).toBe('resume')
})

test('a window that is paused during a service calls nobody: the big button only finishes', () => {
  const work = { ...serving, window: paused }
  expect(offersOf(work).primary?.wish).toEqual({ verb: 'finish', ticketId: 't-A001' })
  expect(verbs(everything(work))).not.toContain('finish-and-call')
  expect(windowOffers(work).map(({ act }) => act)).toEqual(['resume'])
})

test('过号 waits for as many calls as the station wants', () => {
  const noShow = (calls: number) => everything(called(calls)).find(({ act }) => act === 'no-show')
  expect(noShow(2)?.when.at).toBe('not-yet')
  expect(noShow(3)?.when.at).toBe('ready')
})

test('过号 also waits for the silence after the last call, and says how long', () => {
  const noShow = (silence: WindowWork['silence']) =>
    everything({ ...called(3), silence }).find(({ act }) => act === 'no-show')
  expect(noShow({ last: 'said', seconds: 12 })).toMatchObject({
    when: { at: 'not-yet' },
    words: '12 秒后可过号',
  })
  expect(noShow({ last: 'unsaid', seconds: 70 })?.when.at).toBe('not-yet')
  expect(noShow({ last: 'said', seconds: 0 })?.when.at).toBe('ready')
})

test('only what the state of a ticket allows is offered', () => {
  const waiting = aTicket('A002', { priority: { at: 'declared' } })
  const held = aTicket('A003', { state: { at: 'held', window: 'W1', reason: '去复印', since: T0 } })
  const missed = aTicket('A004', { state: { at: 'no-show', window: 'W1', since: T0 } })
  expect(verbs(everything(serving))).toEqual(
    new Set(['finish-and-call', 'finish', 'transfer', 'hold', 'reprint', 'pause']),
  )
  expect(verbs(everything(called(3)))).toEqual(
    new Set(['serve', 'recall', 'no-show', 'transfer', 'hold', 'reprint', 'cancel', 'pause']),
  )
  const done = aTicket('A006', { state: { at: 'done', window: 'W1', finishedAt: T0 } })
  const cancelled = aTicket('A007', { state: { at: 'cancelled', since: T0 } })
  expect(verbs(inList(aWork(), waiting))).toEqual(
    new Set(['call', 'transfer', 'refuse-priority', 'reprint', 'cancel']),
  )
  expect(verbs(inList(aWork(), held))).toEqual(new Set(['return', 'call', 'transfer', 'reprint', 'cancel']))
  expect(verbs(inList(aWork(), missed))).toEqual(new Set(['return', 'call']))
  expect(verbs(inList(aWork(), done))).toEqual(new Set(['take-up', 'issue', 'reprint']))
  expect(verbs(inList(aWork(), cancelled))).toEqual(new Set(['call', 'issue']))
})

test('what a card said is not refused, and what takes somebody’s place away asks twice', () => {
  const byCard = aWork({ current: aTicket('A001', { ...calledAt('W1'), priority: { at: 'card' } }) })
  expect(verbs(everything(byCard))).not.toContain('refuse-priority')
  expect(everything(byCard).find(({ act }) => act === 'cancel')?.when).toMatchObject({ at: 'twice' })
})

test('a person who says they go first loses it only by a second press, at the work and in the list', () => {
  const declared = aTicket('A005', { ...calledAt('W1'), priority: { at: 'declared' } })
  const waiting = aTicket('A005', { priority: { at: 'declared' } })
  const whenRefused = (offers: readonly Offer[]) => offers.find(({ act }) => act === 'refuse-priority')?.when
  expect(whenRefused(everything(aWork({ current: declared })))).toEqual({
    at: 'twice',
    words: '再按一次，A005 回到取号时的位置等',
  })
  expect(whenRefused(inList(aWork(), waiting))).toEqual({
    at: 'twice',
    words: '再按一次，A005 改为普通号，按取号先后排',
  })
})

test('nobody is called away from the person at the window: 先叫, 再办 and 现在就办 wait until the hands are free', () => {
  const waiting = aTicket('A002')
  const done = aTicket('A003', { state: { at: 'done', window: 'W1', finishedAt: T0 } })
  for (const [work, when] of [
    [aWork(), 'ready'],
    [serving, 'not-yet'],
  ] as const) {
    const offers = [...inList(work, waiting), ...inList(work, done)]
    const [call, takeUp] = ['call', 'take-up'].map((verb) => offers.find(({ wish }) => wish.verb === verb))
    const visits = offers.filter(({ wish }) => wish.verb === 'issue')
    expect([call?.when.at, takeUp?.when.at]).toEqual([when, when])
    // A number for the line can be given at any time.
    expect(visits.map((offer) => offer.when.at)).toEqual([when, 'ready'])
    expect(visits[0]?.wish).toMatchObject({ revisitOf: done.id, itemSeq: 25, serve: true })
  }
})

test('nobody is sent to a closed window, whose key stays where it is', () => {
  const windows = [aWindow('W1', openBy('c-1')), aWindow('W2'), aWindow('W3', openBy('c-3'))]
  const transfers = offersOf(aWork({ current: aTicket('A001', calledAt('W1')), windows })).transfer
  expect(transfers.map(({ key, when }) => [key, when.at])).toEqual([
    ['KeyQ', 'not-yet'],
    ['KeyW', 'ready'],
    ['KeyE', 'ready'],
  ])
})

test('an errand that needs a skill is not offered to a window without it, whose key stays where it is', () => {
  const windows = [aWindow('W1', openBy('c-1')), aWindow('W2', openBy('c-2')), aWindow('W3', openBy('c-3'))]
  const skill = { name: '残疾人证办理', windows: ['W1', 'W3'] }
  const current = aTicket('A001', { ...calledAt('W1'), skill })
  const [second, third] = offersOf(aWork({ current, windows })).transfer
  expect([second?.when.at, second?.words, third?.when.at]).toEqual([
    'not-yet',
    expect.stringContaining('办不了'),
    'ready',
  ])
  const held = aTicket('A002', {
    state: { at: 'held', window: 'W3', reason: '', since: T0 },
    skill: { ...skill, windows: ['W3'] },
  })
  expect(verbs(inList(aWork({ windows }), held))).not.toContain('call')
})

const state: fc.Arbitrary<StaffTicket['state']> = fc.constantFrom<StaffTicket['state']>(
  { at: 'called', window: 'W1', calledAt: T0, calls: 3 },
  { at: 'serving', window: 'W1', startedAt: T0 },
)
const service = fc.constantFrom(openBy('c-1'), {
  at: 'paused' as const,
  clerk: 'c-1',
  since: T0,
  notice: '',
})

test('no key does two things, however many windows there are', () => {
  fc.assert(
    fc.property(state, service, fc.integer({ min: 1, max: 20 }), (state, service, count) => {
      const windows = Array.from({ length: count }, (_, index) => aWindow(`W${index + 1}`, service))
      const current = aTicket('A001', { state, priority: { at: 'declared' } })
      const work = aWork({ current, windows, window: aWindow('W1', service) })
      const keys = [...everything(work), undoOffer({ at: 'done', ticket: aTicket('A009') })].flatMap(
        ({ key }) => key ?? [],
      )
      const fixed = [
        'KeyG',
        'KeyP',
        'KeyL',
        'KeyK',
        'KeyJ',
        ISSUE_KEY,
        TROUBLES_KEY,
        ...Object.values(LIST_KEYS),
      ]
      expect(new Set([...keys, ...fixed]).size).toBe(keys.length + fixed.length)
    }),
    { numRuns: 60 },
  )
})

test('a ticket that was acted on stands in one place, and that is the right one', () => {
  const lists = (work: WindowWork) => [work.current ?? [], work.waiting, work.held, work.noShows].flat()
  const places: [StaffTicket['state'], (work: WindowWork) => unknown][] = [
    [{ at: 'called', window: 'W1', calledAt: T0, calls: 1 }, (work) => work.current?.number],
    [{ at: 'called', window: 'W2', calledAt: T0, calls: 1 }, (work) => lists(work).length === 0 && 'A001'],
    [{ at: 'waiting', since: T0 }, (work) => work.waiting[0]?.number],
    [{ at: 'held', window: 'W1', reason: '', since: T0 }, (work) => work.held[0]?.number],
    [{ at: 'no-show', window: 'W1', since: T0 }, (work) => work.noShows[0]?.number],
    [{ at: 'done', window: 'W1', finishedAt: T0 }, (work) => lists(work).length === 0 && 'A001'],
  ]
  const before = [
    aWork({ current: aTicket('A001', calledAt('W1')) }),
    aWork({ waiting: [aTicket('A001')] }),
    aWork({ held: [aTicket('A001')] }),
    aWork({ noShows: [aTicket('A001')] }),
  ]
  for (const work of before)
    for (const [state, read] of places) {
      const after = withTicket(work, aTicket('A001', { state }))
      expect(read(after)).toBe('A001')
      expect(lists(after).length).toBeLessThanOrEqual(1)
    }
})

test('who refuses a declared priority reads where the person goes, and may serve them at once instead', () => {
  const declared = aWork({ current: aTicket('A001', { ...calledAt('W1'), priority: { at: 'declared' } }) })
  const [back, now] = everything(declared).filter(({ act }) => act === 'refuse-priority')
  expect(back?.when).toEqual({ at: 'twice', words: '再按一次，A001 回到取号时的位置等' })
  expect(now).toMatchObject({ words: '照普通号，现在就办', when: { at: 'ready' }, wish: { serve: true } })
})
