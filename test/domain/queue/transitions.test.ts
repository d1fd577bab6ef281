import { expect, test } from 'vitest'
import type { TicketState } from '#contract/ticket.ts'
import type { QueueCommand } from '#daemon/domain/queue/commands.ts'
import { type Desk, openDesk } from './queue-harness.ts'

type At = TicketState['at']
type Name =
  | 'call-ticket'
  | 'recall-ticket'
  | 'serve-ticket'
  | 'finish-ticket'
  | 'mark-no-show'
  | 'hold-ticket'
  | 'return-ticket'
  | 'transfer-ticket'
  | 'cancel-ticket'
  | 'refuse-priority'
  | 'undo-ending'
  | 'take-up-ticket'

const states: readonly At[] = ['waiting', 'called', 'serving', 'held', 'no-show', 'done', 'cancelled']

// The table once more, written down by hand: what is not here is refused.
const allowed: Record<Name, Partial<Record<At, At>>> = {
  'call-ticket': { waiting: 'called', held: 'called', 'no-show': 'called', cancelled: 'called' },
  'recall-ticket': { called: 'called' },
  'serve-ticket': { called: 'serving' },
  'finish-ticket': { serving: 'done' },
  'mark-no-show': { called: 'no-show' },
  'hold-ticket': { called: 'held', serving: 'held' },
  'return-ticket': { held: 'waiting', 'no-show': 'waiting' },
  'transfer-ticket': { waiting: 'waiting', called: 'waiting', serving: 'waiting', held: 'waiting' },
  'cancel-ticket': { waiting: 'cancelled', called: 'cancelled', held: 'cancelled' },
  'undo-ending': { done: 'serving', cancelled: 'waiting' },
  'take-up-ticket': { done: 'serving' },
  'refuse-priority': { waiting: 'waiting', called: 'waiting', held: 'held' },
}

const at = { window: '1', clerk: 'li' }

/** A ticket that came to this state the ordinary way; called ones were called often enough for a no-show. */
function bringTo(desk: Desk, state: At): string {
  const ticketId = desk.take({ declared: true })
  const called = () => {
    desk.call('1')
    desk.does({ type: 'recall-ticket', ticketId, ...at })
  }
  switch (state) {
    case 'waiting':
      break
    case 'called':
      called()
      break
    case 'serving':
      called()
      desk.serve(ticketId, '1')
      break
    case 'held':
      called()
      desk.does({ type: 'hold-ticket', ticketId, ...at, reason: '去复印' })
      break
    case 'no-show':
      called()
      desk.does({ type: 'mark-no-show', ticketId, ...at })
      break
    case 'done':
      desk.serveNext('1')
      break
    case 'cancelled':
      desk.does(
        { type: 'cancel-ticket', ticketId, by: 'clerk', window: '1' },
        { at: 'staff', account: 'li', window: '1' },
      )
      break
  }
  return ticketId
}

function commandFor(name: Name, ticketId: string, at = { window: '1', clerk: 'li' }): QueueCommand {
  switch (name) {
    case 'hold-ticket':
      return { type: name, ticketId, ...at, reason: '去复印' }
    case 'call-ticket':
      return { type: name, ticketId, ...at, reason: '腿脚不便' }
    case 'return-ticket':
      return { type: name, ticketId, by: 'li' }
    case 'refuse-priority':
      return { type: name, ticketId, window: at.window, by: 'li' }
    case 'transfer-ticket':
      return { type: name, ticketId, to: { queueId: 'social' }, by: 'li' }
    case 'cancel-ticket':
      return { type: name, ticketId, by: 'clerk', window: at.window }
    case 'recall-ticket':
    case 'serve-ticket':
    case 'finish-ticket':
    case 'mark-no-show':
    case 'undo-ending':
    case 'take-up-ticket':
      return { type: name, ticketId, ...at }
  }
}

const names: readonly Name[] = [
  'call-ticket',
  'recall-ticket',
  'serve-ticket',
  'finish-ticket',
  'mark-no-show',
  'hold-ticket',
  'return-ticket',
  'transfer-ticket',
  'cancel-ticket',
  'refuse-priority',
  'undo-ending',
  'take-up-ticket',
]
const rows = names.flatMap((name) => states.map((from) => ({ name, from, to: allowed[name][from] })))

for (const { name, from, to } of rows) {
  test(`${name} takes a ${from} ticket ${to === undefined ? 'nowhere' : `to ${to}`}`, () => {
    const desk = openDesk()
    const ticketId = bringTo(desk, from)
    expect(desk.ticket(ticketId).state.at).toBe(from)
    const before = desk.state()
    const decision = desk.run(commandFor(name, ticketId))
    if (to === undefined) {
      expect(decision).toMatchObject({ at: 'refused', refusal: { code: 'wrong-state', ticketId } })
      expect(desk.state()).toBe(before)
    } else {
      expect(decision.at).toBe('accepted')
      expect(desk.ticket(ticketId).state.at).toBe(to)
    }
  })
}

test('a call takes a waiting ticket to the window and no other', () => {
  const desk = openDesk()
  for (const state of ['held', 'no-show', 'done', 'cancelled'] as const) bringTo(desk, state)
  const waiting = bringTo(desk, 'waiting')
  expect(desk.call('1')).toBe(waiting)
  expect(desk.ticket(waiting).state).toMatchObject({ at: 'called', window: '1', calls: 1 })
  expect(desk.refuses({ type: 'call-next', window: '2', clerk: 'wang' }).code).toBe('nobody-waiting')
})

for (const name of names) {
  test(`${name} says so when the ticket is not on today's list`, () => {
    expect(openDesk().refuses(commandFor(name, 'gone')).code).toBe('unknown-ticket')
  })
}

for (const name of [
  'recall-ticket',
  'serve-ticket',
  'mark-no-show',
  'hold-ticket',
  'cancel-ticket',
  'refuse-priority',
] as const) {
  test(`${name} is refused to a window that did not call the ticket`, () => {
    const desk = openDesk()
    const ticketId = bringTo(desk, 'called')
    const refusal = desk.refuses(commandFor(name, ticketId, { window: '2', clerk: 'wang' }))
    expect(refusal).toMatchObject({ code: 'wrong-state', why: 'at-another-window' })
  })
}

test('another window cannot finish what this one serves', () => {
  const desk = openDesk()
  const ticketId = bringTo(desk, 'serving')
  const refusal = desk.refuses({ type: 'finish-ticket', ticketId, window: '2', clerk: 'wang' })
  expect(refusal).toMatchObject({ why: 'at-another-window' })
})
