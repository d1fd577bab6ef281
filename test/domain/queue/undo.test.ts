import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newestServices } from '#daemon/domain/queue/endings.ts'
import { fromSnapshot, toSnapshot } from '#daemon/domain/queue/snapshot.ts'
import type { QueueCommand } from '#daemon/domain/queue/commands.ts'
import type { QueueState } from '#daemon/domain/queue/state.ts'
import { queueViews } from '#daemon/domain/queue/views.ts'
import { liveThrough, steps } from './histories.ts'
import { type Desk, openDesk, oneQueue, rules } from './queue-harness.ts'

const at = (window: string) => ({ window, clerk: 'li' })
const clerkAt = (window: string) => ({ at: 'staff', account: 'li', window }) as const
const undo = (ticketId: string, window = '1'): QueueCommand => ({
  type: 'undo-ending',
  ticketId,
  ...at(window),
})
const cancel = (desk: Desk, ticketId: string, window = '1') =>
  desk.does({ type: 'cancel-ticket', ticketId, by: 'clerk', window }, clerkAt(window))
const servedToday = (desk: Desk, window = '1') => desk.state().windows.get(window)?.servedToday

test('办完 that was a slip of the finger is taken back: the person is at the window as before, and counted once', () => {
  const desk = openDesk()
  const ticketId = desk.take()
  desk.call('1')
  desk.serve(ticketId, '1')
  desk.pass(5)
  const { state } = desk.ticket(ticketId)
  desk.finish(ticketId, '1')
  desk.pass(1)
  desk.does(undo(ticketId))
  expect(desk.ticket(ticketId).state).toEqual(state)
  expect(servedToday(desk)).toBe(0)
  expect(newestServices(desk.state())).toEqual([])
  desk.finish(ticketId, '1')
  expect(servedToday(desk)).toBe(1)
  expect(newestServices(desk.state())).toEqual([360])
})

test('a clerk is credited with what they have done today wherever they worked, and not with what is taken back', () => {
  const desk = openDesk()
  const served = (clerk: string) => desk.state().servedBy.get(clerk) ?? 0
  const [first, second] = [desk.take(), desk.take()]
  for (const [ticketId, window] of [
    [first, '1'],
    [second, '2'],
  ] as const) {
    desk.call(window)
    desk.serve(ticketId, window)
    desk.finish(ticketId, window)
  }
  const clerk = [...desk.state().finishedBy.values()][0] ?? ''
  expect([served(clerk), servedToday(desk, '1'), servedToday(desk, '2')]).toEqual([2, 1, 1])
  desk.does(undo(second, '2'))
  expect([served(clerk), servedToday(desk, '2')]).toEqual([1, 0])
  expect(fromSnapshot(toSnapshot(desk.state())).servedBy.get(clerk)).toBe(1)
})

test('after 办完，叫下一位 the one that was finished by mistake is put aside at this window, and comes back as its next', () => {
  const desk = openDesk()
  const [finished, called] = [desk.take(), desk.take()]
  desk.call('1')
  desk.serve(finished, '1')
  desk.does({ type: 'finish-and-call', ticketId: finished, ...at('1') })
  desk.does(undo(finished))
  expect(desk.ticket(finished).state).toMatchObject({ at: 'held', window: '1' })
  expect(desk.ticket(called).state.at).toBe('called')
  desk.take()
  desk.does({ type: 'return-ticket', ticketId: finished, by: 'li' })
  desk.serve(called, '1')
  desk.finish(called, '1')
  expect(desk.call('1')).toBe(finished)
})

test('a number that was cancelled by mistake stands again where it stood', () => {
  const desk = openDesk(oneQueue)
  const [first, second] = [desk.take(), desk.take()]
  cancel(desk, first)
  desk.does(undo(first))
  expect([desk.call('1'), desk.call('2')]).toEqual([first, second])
  cancel(desk, first)
  desk.does(undo(first))
  expect(desk.ticket(first).state).toMatchObject({ at: 'called', window: '1', calls: 1 })
})

test('after a minute, for another clerk, at another window or for what a resident cancelled there is no undo', () => {
  const desk = openDesk()
  const why = (ticketId: string, command: Partial<QueueCommand> = {}) => {
    const refusal = desk.refuses({ ...undo(ticketId), ...command } as QueueCommand)
    return 'why' in refusal && refusal.why
  }
  const ticketId = desk.take()
  desk.serveNext('1')
  expect(why(ticketId, { window: '2' })).toBe('at-another-window')
  expect(why(ticketId, { window: '3', clerk: 'wang' })).toBe('done-by-another')
  desk.pass(1)
  expect(desk.ask(undo(ticketId)).at).toBe('accepted')
  desk.pass(1)
  expect(why(ticketId)).toBe('too-late-to-undo')
  const own = desk.take()
  desk.does({ type: 'cancel-ticket', ticketId: own, by: 'resident', window: null })
  expect(why(own)).toBe('done-by-another')
})

test('a person who has taken a newer number meanwhile keeps that one', () => {
  const desk = openDesk()
  const card = { personTag: 'p1', priority: { at: 'none' } } as const
  const old = desk.take({ card })
  cancel(desk, old)
  desk.take({ card })
  expect(desk.refuses(undo(old))).toMatchObject({ code: 'already-waiting', why: 'has-a-newer-ticket' })
})

test('undone at a window for which it alone waited, which has closed since, it waits for any window', () => {
  const desk = openDesk(oneQueue)
  const ticketId = desk.take()
  desk.open('2')
  desk.does({ type: 'transfer-ticket', ticketId, to: { window: '2' }, by: 'li' })
  cancel(desk, ticketId)
  desk.does({ type: 'close-window', ...at('2') })
  desk.does(undo(ticketId))
  expect(desk.ticket(ticketId)).toMatchObject({ state: { at: 'waiting' }, onlyWindow: null })
})

test('再办 takes a finished number up again at a free window, hours later too, and it is one service in the count', () => {
  const desk = openDesk(oneQueue)
  const ticketId = desk.take()
  desk.serveNext('1')
  desk.pass(200)
  desk.does({ type: 'take-up-ticket', ticketId, ...at('2') })
  expect(desk.ticket(ticketId).state).toMatchObject({ at: 'serving', window: '2', startedAt: desk.now() })
  expect(desk.refuses({ type: 'take-up-ticket', ticketId, ...at('1') })).toMatchObject({ why: 'ticket' })
  desk.finish(ticketId, '2')
  expect([servedToday(desk, '1'), servedToday(desk, '2')]).toEqual([0, 1])
  expect([...desk.state().over]).toEqual([ticketId])
})

/** What people and clerks can tell of a state; not that something was undone. */
function told(state: QueueState) {
  const { endings: _, recentServices: __, over, ...rest } = toSnapshot(state)
  return { ...rest, over, services: newestServices(state) }
}

test('whatever happened before, an undo leaves everything as if the press had not been made', () => {
  fc.assert(
    fc.property(steps, (history) => {
      const desk = liveThrough(history)
      for (const ticket of desk.state().tickets.values()) {
        const { at: was } = ticket.state
        if (ticket.day !== desk.state().day || !['waiting', 'called', 'serving', 'held'].includes(was))
          continue
        const window = 'window' in ticket.state ? ticket.state.window : '1'
        const service = desk.state().windows.get(window)?.service
        if (!service || service.at === 'closed') continue
        const by = { window, clerk: service.clerk }
        const before = desk.state()
        const press: QueueCommand =
          was === 'serving'
            ? { type: 'finish-ticket', ticketId: ticket.id, ...by }
            : { type: 'cancel-ticket', ticketId: ticket.id, by: 'clerk', window }
        // A day that opens meanwhile ends everything: that is no undo's business.
        if (desk.run(press, { at: 'staff', account: service.clerk, window }).at === 'refused') continue
        if (desk.state().day !== before.day) return
        // The press has given the window to a colleague who waited for it: the mistake is theirs to mend, by 再办.
        const now = desk.state().windows.get(window)?.service
        if (now?.at !== 'closed' && now?.clerk !== service.clerk) return
        desk.does({ type: 'undo-ending', ticketId: ticket.id, ...by })
        expect(told(desk.state())).toEqual(told(before))
        expect(Object.fromEntries(desk.state().people)).toEqual(Object.fromEntries(before.people))
        expect(queueViews(desk.state(), rules, desk.now())).toEqual(queueViews(before, rules, desk.now()))
      }
    }),
    { numRuns: 150 },
  )
})
