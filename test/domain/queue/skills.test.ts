import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ahead } from '#daemon/domain/queue/ahead.ts'
import { callOrder } from '#daemon/domain/queue/call-order.ts'
import { waitingFor } from '#daemon/domain/queue/call.ts'
import { emptyQueue, evolveAll } from '#daemon/domain/queue/evolve.ts'
import { fromSnapshot, toSnapshot } from '#daemon/domain/queue/snapshot.ts'
import type { QueueRules } from '#daemon/domain/queue/rules.ts'
import { unattendedLines } from '#daemon/domain/queue/unattended.ts'
import { queueViews, ticketView } from '#daemon/domain/queue/views.ts'
import { liveThrough, placesByRecord, placesOf, steps } from './histories.ts'
import { oneQueue, openDesk, rules } from './queue-harness.ts'

const needing = (given: QueueRules, skills: Record<number, string>, windows: Record<string, string[]>) => ({
  ...given,
  items: new Map(
    [...given.items].map(([seq, item]) => [seq, { ...item, skill: skills[seq] ?? null }] as const),
  ),
  skills: Object.entries(windows).map(([id, able]) => ({ id, name: `${id} 的事`, windows: able })),
})

/** 综合受理, but that only window 2 can do errand 18. */
const law = needing(oneQueue, { 18: 'law' }, { law: ['2'] })
const LAW = { itemSeq: 18 }

const at = (window: string) => ({ window, clerk: 'li' })
const sendTo = (ticketId: string, to: { window: string } | { queueId: string }) =>
  ({ type: 'transfer-ticket', ticketId, to, by: 'li' }) as const

describe('an errand that needs a skill', () => {
  test('is called by the windows that have it alone, in its turn, and everybody else by all', () => {
    const desk = openDesk(law)
    const forLaw = desk.take(LAW)
    const first = desk.take()
    const second = desk.take()
    expect(desk.call('1')).toBe(first)
    expect(desk.call('2')).toBe(forLaw)
    expect(desk.call('3')).toBe(second)
  })

  test('keeps no window waiting that cannot do it', () => {
    const desk = openDesk(law)
    desk.take(LAW)
    expect(waitingFor(desk.state(), '1', law)).toBe(0)
    expect(desk.refuses({ type: 'call-next', ...at('1') })).toMatchObject({ code: 'nobody-waiting' })
  })

  test('is neither sent to, nor called early, served or taken up again at a window without it', () => {
    const desk = openDesk(law)
    for (const window of ['1', '2']) desk.open(window)
    const ticketId = desk.take(LAW)
    const wanting = { code: 'skill-wanting', at: 'window', skill: 'law 的事' }
    expect(desk.refuses(sendTo(ticketId, { window: '1' }))).toMatchObject(wanting)
    const early = { type: 'call-ticket', ticketId, reason: '孩子小' } as const
    expect(desk.refuses({ ...early, ...at('1') })).toMatchObject(wanting)
    const here = { type: 'issue-ticket', kiosk: 'kiosk-1', print: false, serve: true, ...LAW } as const
    expect(desk.refuses({ ...here, ...at('1') })).toMatchObject(wanting)
    desk.does({ ...early, ...at('2') })
    desk.serve(ticketId, '2')
    desk.finish(ticketId, '2')
    expect(desk.refuses({ type: 'take-up-ticket', ticketId, ...at('1') })).toMatchObject(wanting)
  })

  test('is given a number at any window, to be called where it can be done', () => {
    const desk = openDesk(law)
    desk.open('1')
    desk.does({ type: 'issue-ticket', kiosk: 'kiosk-1', print: false, serve: false, ...LAW, ...at('1') })
    expect(waitingFor(desk.state(), '1', law)).toBe(0)
    expect(waitingFor(desk.state(), '2', law)).toBe(1)
  })

  test('still needs it in another queue, and goes to none in which no window has it', () => {
    const both = needing(rules, { 18: 'law', 2: 'social' }, { law: ['2'], social: ['3'] })
    const desk = openDesk(both)
    const ticketId = desk.take(LAW)
    desk.does(sendTo(ticketId, { queueId: 'social' }))
    expect(waitingFor(desk.state(), '3', both)).toBe(0)
    expect(desk.call('2')).toBe(ticketId)
    const other = desk.take({ itemSeq: 2 })
    expect(desk.refuses(sendTo(other, { queueId: 'general' }))).toMatchObject({
      code: 'skill-wanting',
      at: 'queue',
    })
  })

  test('does not wait for ever when the station does without that skill from now on', () => {
    const desk = openDesk(law)
    const ticketId = desk.take(LAW)
    expect(callOrder(desk.state(), '1', oneQueue, desk.now()).map(({ id }) => id)).toEqual([ticketId])
  })

  test('is told how many its own windows call before it, and others are told of it', () => {
    const desk = openDesk(law)
    desk.open('2')
    const [first, forLaw, last] = [desk.take(), desk.take(LAW), desk.take()]
    const told = () => [first, forLaw, last].map((id) => ahead(desk.state(), id, law, desk.now()))
    expect(told(), 'one window does it all').toEqual([0, 1, 2])
    for (const window of ['1', '3']) desk.open(window)
    // Window 1 calls the first, window 2 the one who needs it, window 3 the last.
    expect(told()).toEqual([0, 0, 2])
    expect(queueViews(desk.state(), law, desk.now())[0]).toMatchObject({ waiting: 3 })
  })
})

describe('while no window that has the skill is open', () => {
  test('its ticket says so and promises no minutes; others do once the station is shut, which is no trouble', () => {
    const desk = openDesk(law)
    for (const minutes of [4, 4, 4]) {
      desk.take()
      desk.serveNext('1', minutes)
    }
    const view = (id: string) => ticketView(desk.state(), desk.ticket(id), law, desk.now())
    const [forLaw, other] = [desk.take(LAW), desk.take()]
    expect(view(forLaw)).toMatchObject({ unattended: true, estimateMinutes: null })
    expect(view(other)).not.toHaveProperty('unattended')
    expect(unattendedLines(desk.state(), law)).toEqual([
      { queueId: 'general', skill: 'law', name: 'law 的事', waiting: 1, windows: ['2'] },
    ])
    desk.open('2')
    expect(view(forLaw)).not.toHaveProperty('unattended')
    for (const window of ['1', '2']) desk.does({ type: 'close-window', ...at(window) })
    expect([view(forLaw), view(other)]).toMatchObject([{ unattended: true }, { unattended: true }])
    expect(unattendedLines(desk.state(), law)).toEqual([])
  })

  test('the same holds for a queue none of whose windows is open', () => {
    const desk = openDesk()
    desk.take({ itemSeq: 2 })
    desk.open('1')
    expect(unattendedLines(desk.state(), rules)).toMatchObject([
      { queueId: 'social', skill: null, name: '社保', waiting: 1, windows: ['2', '3'] },
    ])
  })
})

test('the need stands in the ledger, so that it is the same after any restart; an old entry says of none', () => {
  const desk = openDesk(law)
  const ticketId = desk.take(LAW)
  desk.take()
  const replayed = desk.entries.reduce((state, entry) => evolveAll(state, entry.events, entry), emptyQueue)
  expect(toSnapshot(replayed)).toEqual(toSnapshot(desk.state()))
  expect(replayed.tickets.get(ticketId)?.skill).toBe('law')
  const taken = desk.entries.flatMap(({ events }) => events).filter(({ type }) => type === 'ticket-taken')
  expect(taken.map((event) => 'skill' in event)).toEqual([true, false])
})

/** Windows 1 and 2 call from 综合, 2 and 3 from 社保; errand 18 needs window 2, errand 2 window 3. */
const skilled = needing(rules, { 18: 'law', 2: 'social' }, { law: ['2'], social: ['3'] })
const able: Record<string, string[]> = { law: ['2'], social: ['3'] }

test('whatever people press, nobody who needs a skill comes to a window without it, and each stands in one line', () => {
  fc.assert(
    fc.property(steps, (history) => {
      liveThrough(
        history,
        ({ state }) => {
          const now = state()
          for (const ticket of now.tickets.values()) {
            expect(placesOf(now, ticket)).toEqual(placesByRecord(ticket))
            if (ticket.skill === null || !('window' in ticket.state)) continue
            expect(able[ticket.skill], `${ticket.id} ${ticket.state.at}`).toContain(ticket.state.window)
          }
        },
        openDesk(skilled),
      )
    }),
    { numRuns: 100 },
  )
})

test('whatever people press, nobody is forgotten: windows that go on calling call everybody who waits', () => {
  fc.assert(
    fc.property(steps, (history) => {
      const desk = liveThrough(history, () => {}, openDesk(skilled))
      // One more comes, so that the day that holds is open.
      desk.take()
      const here = (window: string) => {
        const { service, busyWith } = desk.state().windows.get(window) ?? {}
        const clerk = service === undefined || service.at === 'closed' ? 'li' : service.clerk
        return { who: { window, clerk }, ticketId: busyWith ?? null }
      }
      /** The clerk there has done with the person in hand. */
      const done = (window: string) => {
        for (const type of ['serve-ticket', 'finish-ticket'] as const) {
          const { who, ticketId } = here(window)
          if (ticketId !== null) desk.run({ type, ticketId, ...who })
        }
      }
      for (const window of ['1', '2', '3']) {
        done(window)
        while (waitingFor(desk.state(), window, skilled) > 0) {
          desk.does({ type: 'call-next', ...here(window).who })
          done(window)
        }
      }
      expect(desk.state().tickets.count(({ state }) => state.at === 'waiting')).toBe(0)
    }),
    { numRuns: 100 },
  )
})

test('a snapshot brings every line back, and with it who is called next', () => {
  fc.assert(
    fc.property(steps, (history) => {
      const { state, now } = liveThrough(history, () => {}, openDesk(skilled))
      const snapshot: unknown = JSON.parse(JSON.stringify(toSnapshot(state())))
      const loaded = fromSnapshot(snapshot)
      for (const window of skilled.windows)
        expect(callOrder(loaded, window, skilled, now())).toEqual(callOrder(state(), window, skilled, now()))
    }),
    { numRuns: 100 },
  )
})

test('skills that no errand needs change nothing of any day', () => {
  const unused = needing(rules, {}, { law: ['2'] })
  fc.assert(
    fc.property(steps, (history) => {
      const entries = [rules, unused].map((given) => liveThrough(history, () => {}, openDesk(given)).entries)
      expect(entries[1]).toEqual(entries[0])
    }),
    { numRuns: 100 },
  )
})
