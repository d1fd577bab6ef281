import { describe, expect, test } from 'vitest'
import type { AnnouncementOutcome } from '#daemon/domain/queue/commands.ts'
import { openDesk, rules } from './queue-harness.ts'

const li = (window = '1') => ({ window, clerk: 'li' })
const second = 1 / 60

/** A ticket that was called to window 1, where three calls and 20 s of silence after each make a no-show. */
function called() {
  const desk = openDesk({ ...rules, callsBeforeNoShow: 3, secondsBetweenCalls: 20 })
  desk.take()
  const ticketId = desk.call('1')
  const calledAt = () => {
    const { state } = desk.ticket(ticketId)
    return state.at === 'called' ? state.calledAt : ''
  }
  const announced = (outcome: AnnouncementOutcome = 'spoken', of = calledAt()) =>
    desk.does({
      type: 'record-announcement',
      ticketId,
      call: 1,
      calledAt: of,
      by: 'voice-module',
      text: '',
      outcome,
    })
  return {
    ...desk,
    ticketId,
    calledAt,
    announced,
    recall: () => desk.does({ type: 'recall-ticket', ticketId, ...li() }),
    noShow: () => desk.refuses({ type: 'mark-no-show', ticketId, ...li() }),
    calls: () => {
      const { state } = desk.ticket(ticketId)
      return state.at === 'called' ? state.calls : 0
    },
  }
}

describe('a recall', () => {
  test('counts once the call before it was said and answered by silence', () => {
    const desk = called()
    desk.announced()
    desk.pass(19 * second)
    desk.recall()
    expect(desk.calls(), 'after 19 s').toBe(1)
    desk.announced()
    desk.pass(20 * second)
    desk.recall()
    expect(desk.calls(), 'after 20 s').toBe(2)
  })

  test('may be said again sooner, but then it does not count, and the ledger says so', () => {
    const desk = called()
    expect(desk.recall()).toEqual([
      { type: 'ticket-recalled', ticketId: desk.ticketId, ...li(), counts: false },
    ])
    desk.announced()
    desk.pass(1)
    expect(desk.recall()).toEqual([{ type: 'ticket-recalled', ticketId: desk.ticketId, ...li() }])
  })

  test('of a call that has still to be said does not count, however long the others take', () => {
    const desk = called()
    desk.pass(59 * second)
    desk.recall()
    expect(desk.calls()).toBe(1)
  })

  test('counts also where nothing ever tells what became of a call: it was shown all that time', () => {
    const desk = called()
    desk.pass(80 * second)
    desk.recall()
    expect(desk.calls()).toBe(2)
  })

  test.for(['shown', 'muted', 'failed', 'unconfirmed'] as const)(
    'counts after the silence that follows a call which was %s, since it stood in the hall',
    (outcome) => {
      const desk = called()
      desk.announced(outcome)
      desk.pass(20 * second)
      desk.recall()
      expect(desk.calls()).toBe(2)
    },
  )

  test('does not count after a call that was withdrawn before it was said', () => {
    const desk = called()
    desk.announced('withdrawn')
    desk.pass(21 * second)
    desk.recall()
    expect(desk.calls()).toBe(1)
  })

  test('waits for the silence after the newest call: what is said of an older one tells nothing of it', () => {
    const desk = called()
    const first = desk.calledAt()
    desk.pass(second)
    desk.recall()
    desk.announced('spoken', first)
    desk.pass(20 * second)
    desk.recall()
    expect(desk.calls()).toBe(1)
  })

  test('counts at once where the station wants no wait', () => {
    const desk = openDesk({ ...rules, secondsBetweenCalls: 0 })
    desk.take()
    const ticketId = desk.call('1')
    desk.does({ type: 'recall-ticket', ticketId, ...li() })
    expect(desk.ticket(ticketId).state).toMatchObject({ calls: 2 })
  })

  test('ends a pause: a window that pauses calls nobody', () => {
    const desk = called()
    desk.does({ type: 'pause-window', ...li(), notice: '取件' })
    expect(desk.recall().map(({ type }) => type)).toEqual(['window-resumed', 'ticket-recalled'])
  })
})

describe('过号', () => {
  test('cannot be reached by pressing fast: the third call must have been said and answered by silence, too', () => {
    const desk = called()
    for (let press = 0; press < 5; press++) desk.recall()
    expect(desk.noShow()).toMatchObject({ why: 'too-few-calls', calls: 1, needed: 3 })
    for (let call = 2; call <= 3; call++) {
      desk.announced()
      desk.pass(20 * second)
      desk.recall()
    }
    expect(desk.noShow()).toMatchObject({ why: 'called-just-now', calls: 3, last: 'unsaid', seconds: 80 })
    desk.announced()
    desk.pass(8 * second)
    expect(desk.noShow()).toMatchObject({ why: 'called-just-now', calls: 3, last: 'said', seconds: 12 })
    desk.pass(12 * second)
    desk.does({ type: 'mark-no-show', ticketId: desk.ticketId, ...li() })
    expect(desk.ticket(desk.ticketId).state.at).toBe('no-show')
  })

  test('of a person who was called anew begins with its first call again', () => {
    const desk = called()
    desk.announced()
    desk.does({ type: 'hold-ticket', ticketId: desk.ticketId, ...li(), reason: '去复印' })
    desk.pass(5)
    desk.does({ type: 'return-ticket', ticketId: desk.ticketId, by: 'li' })
    desk.call('1')
    desk.recall()
    expect(desk.calls()).toBe(1)
  })

  test('waits for nobody where the clock was set back meanwhile', () => {
    const desk = called()
    desk.announced()
    desk.pass(-60)
    desk.recall()
    expect(desk.calls()).toBe(2)
  })
})

test('what is said of a ticket that is over changes nothing', () => {
  const desk = called()
  const before = desk.calledAt()
  desk.does({ type: 'cancel-ticket', ticketId: desk.ticketId, by: 'clerk', window: null })
  desk.announced('withdrawn', before)
  expect(desk.ticket(desk.ticketId).state.at).toBe('cancelled')
})
