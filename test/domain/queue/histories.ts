import fc from 'fast-check'
import { isOpen } from '#daemon/domain/queue/places.ts'
import type { QueueCommand } from '#daemon/domain/queue/commands.ts'
import type { QueueState, TicketRecord, WaitingLine } from '#daemon/domain/queue/state.ts'
import { type Desk, openDesk } from './queue-harness.ts'

/**
 * One thing that happens in a station: a command of somebody, or time. A command names its ticket by how many came
 * after it; a clerk mostly means the one at the window.
 */
export type Step =
  | { at: 'command'; make: (ticketId: string) => QueueCommand; ticket: number }
  | { at: 'window'; make: (ticketId: string, window: string) => QueueCommand; window: string }
  | { at: 'minutes'; minutes: number }
  | { at: 'day'; day: string }

const window = fc.constantFrom('1', '2', '3', '9')
const kiosk = fc.constantFrom('kiosk-1', 'kiosk-2')
const clerk = 'li'
const outcome = fc.constantFrom(
  { at: 'printed' } as const,
  { at: 'failed', reason: 'paper-out' } as const,
  { at: 'unconfirmed', reason: 'timeout' } as const,
)

const take: fc.Arbitrary<QueueCommand> = fc.record(
  {
    type: fc.constant('take-ticket' as const),
    kiosk,
    print: fc.boolean(),
    itemSeq: fc.constantFrom(1, 2, 18, 44),
    declared: fc.constantFrom(true, false, '老' as const),
    card: fc.record({
      personTag: fc.constantFrom('p1', 'p2', 'p3'),
      priority: fc.constantFrom({ at: 'none' } as const, { at: 'card', reason: '老' } as const),
    }),
  },
  { requiredKeys: ['type', 'kiosk', 'print'] },
)

/** A number from a window, with any clerk: new, or for one who was here before. */
const issue = fc
  .record({
    window,
    kiosk,
    print: fc.boolean(),
    serve: fc.boolean(),
    more: fc.constantFrom(
      {},
      { itemSeq: 2 },
      { itemSeq: 44, declared: true },
      { itemSeq: 2, reason: '路远' },
    ),
    again: fc.boolean(),
  })
  .map(({ more, again, ...made }) => (ticketId: string): QueueCommand => ({
    type: 'issue-ticket',
    clerk,
    ...made,
    ...more,
    ...(again ? { revisitOf: ticketId } : {}),
  }))

const onTicket: fc.Arbitrary<(ticketId: string) => QueueCommand> = fc
  .record({ window, kiosk, outcome, queueId: fc.constantFrom('general', 'social', 'nowhere') })
  .chain(({ window, kiosk, outcome, queueId }) =>
    fc.constantFrom<(ticketId: string) => QueueCommand>(
      (ticketId) => ({ type: 'record-print', ticketId, outcome }),
      (ticketId) => ({ type: 'reprint-ticket', ticketId, kiosk }),
      (ticketId) => ({ type: 'cancel-ticket', ticketId, by: 'resident', window: null }),
      (ticketId) => ({ type: 'reprint-for-clerk', ticketId, kiosk }),
      (ticketId) => ({ type: 'return-ticket', ticketId, by: clerk }),
      (ticketId) => ({ type: 'refuse-priority', ticketId, window: '1', by: clerk }),
      (ticketId) => ({ type: 'transfer-ticket', ticketId, to: { queueId }, by: clerk }),
      (ticketId) => ({ type: 'transfer-ticket', ticketId, to: { window }, by: clerk }),
      (ticketId) => ({ type: 'finish-ticket', ticketId, window, clerk }),
      (ticketId) => ({ type: 'recall-ticket', ticketId, window, clerk }),
      (ticketId) => ({ type: 'undo-ending', ticketId, window, clerk }),
      (ticketId) => ({ type: 'take-up-ticket', ticketId, window, clerk }),
      (ticketId) => ({ type: 'call-ticket', ticketId, window, clerk, reason: '腿脚不便' }),
    ),
  )

const atWindow = fc.constantFrom<(ticketId: string, window: string) => QueueCommand>(
  (ticketId, window) => ({ type: 'recall-ticket', ticketId, window, clerk }),
  (ticketId, window) => ({ type: 'serve-ticket', ticketId, window, clerk }),
  (ticketId, window) => ({ type: 'finish-ticket', ticketId, window, clerk }),
  (ticketId, window) => ({ type: 'finish-and-call', ticketId, window, clerk }),
  (_, window) => ({ type: 'open-window', window, clerk: 'wang', takeOver: true }),
  (_, window) => ({ type: 'open-window', window, clerk, takeOver: true }),
  (_, window) => ({ type: 'take-over-window', window, clerk: 'wang' }),
  (_, window) => ({ type: 'allow-take-over', window, clerk, asker: 'wang' }),
  (_, window) => ({ type: 'refuse-take-over', window, clerk, asker: 'wang' }),
  (_, window) => ({ type: 'withdraw-take-over', window, clerk: 'wang' }),
  (_, window) => ({ type: 'pause-window', window, clerk, notice: '取件' }),
  (_, window) => ({ type: 'resume-window', window, clerk }),
  (_, window) => ({ type: 'close-window', window, clerk }),
  (ticketId, window) => ({ type: 'mark-no-show', ticketId, window, clerk }),
  (ticketId, window) => ({ type: 'hold-ticket', ticketId, window, clerk, reason: '去复印' }),
  (ticketId, window) => ({ type: 'cancel-ticket', ticketId, by: 'clerk', window }),
)

const command = (make: (ticketId: string) => QueueCommand, ticket = 0): Step => ({
  at: 'command',
  make,
  ticket,
})

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: take.map((made) => command(() => made)) },
  {
    weight: 8,
    arbitrary: window.map((window) => command(() => ({ type: 'call-next', window, clerk }))),
  },
  {
    weight: 16,
    arbitrary: fc.tuple(atWindow, window).map(([make, window]): Step => ({ at: 'window', make, window })),
  },
  {
    weight: 12,
    arbitrary: fc.tuple(onTicket, fc.nat({ max: 12 })).map(([make, ticket]) => command(make, ticket)),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(issue, fc.nat({ max: 12 })).map(([make, ticket]) => command(make, ticket)),
  },
  {
    weight: 3,
    arbitrary: fc.integer({ min: -30, max: 90 }).map((minutes): Step => ({ at: 'minutes', minutes })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25').map((day): Step => ({
      at: 'day',
      day,
    })),
  },
)

/** Any day, however mad: every command in any order, clocks and days that jump both ways. */
export const steps: fc.Arbitrary<Step[]> = fc.array(step, { maxLength: 120, size: 'max' })

/** What a step asks of a desk; undefined where it is only time that passes. */
export function commandOf(step: Step, state: QueueState): QueueCommand | undefined {
  if (step.at === 'window') {
    return step.make(state.windows.get(step.window)?.busyWith ?? 'nobody', step.window)
  }
  if (step.at !== 'command') return undefined
  const newest = [...state.tickets.values()].sort((a, b) => b.arrival - a.arrival)
  return step.make(newest[step.ticket]?.id ?? 'gone')
}

/** Lives through the steps; `look` is called after each one. */
export function liveThrough(
  history: readonly Step[],
  look: (desk: Desk) => void = () => {},
  desk: Desk = openDesk(),
): Desk {
  for (const step of history) {
    if (step.at === 'minutes') desk.pass(step.minutes)
    if (step.at === 'day') desk.setDay(step.day)
    const command = commandOf(step, desk.state())
    if (command !== undefined) desk.run(command)
    look(desk)
  }
  return desk
}

/** Every place in which the state keeps this ticket. */
export function placesOf(state: QueueState, ticket: TicketRecord): string[] {
  const places: string[] = []
  const standsIn = ({ priority, ordinary }: WaitingLine) =>
    priority.includes(ticket.id) || ordinary.includes(ticket.id)
  for (const [id, { line, skilled }] of state.queues) {
    if (standsIn(line)) places.push(`queue ${id}`)
    for (const [skill, each] of skilled) if (standsIn(each)) places.push(`queue ${id} for ${skill}`)
  }
  for (const [id, { line, next, busyWith }] of state.windows) {
    if (next.includes(ticket.id)) places.push(`next of ${id}`)
    if (standsIn(line)) places.push(`line of ${id}`)
    if (busyWith === ticket.id) places.push(`window ${id}`)
  }
  return places
}

/** The one place in which a ticket belongs by its own record; none where nobody waits for it. */
export function placesByRecord({ state, queueId, skill, onlyWindow, nextAt }: TicketRecord): string[] {
  if (state.at === 'waiting' && nextAt !== null) return [`next of ${nextAt}`]
  if (state.at === 'waiting' && onlyWindow !== null) return [`line of ${onlyWindow}`]
  if (state.at === 'waiting') return [skill === null ? `queue ${queueId}` : `queue ${queueId} for ${skill}`]
  return state.at === 'called' || state.at === 'serving' ? [`window ${state.window}`] : []
}

export const isStillOpen = ({ state }: TicketRecord): boolean => isOpen(state)
