import { emptyLine, recordOf, waitingIn } from './line.ts'
import { pickFromLines } from './pick-next.ts'
import { windowDay } from './places.ts'
import { attendAgain } from './window-service.ts'
import * as refusal from './refusals.ts'
import { refusedFor, refusedForNewer } from './refused-for.ts'
import type {
  Decision,
  QueueCommand,
  QueueFacts,
  QueueRules,
  QueueState,
  TicketRecord,
  WaitingLine,
} from './types.ts'

/** Where a window may call from: those sent to it alone, then the queues it serves. */
export const linesOf = (state: QueueState, window: string, rules: QueueRules): readonly WaitingLine[] => [
  windowDay(state, window).line,
  ...rules.queues
    .filter((queue) => queue.windows.includes(window))
    .map((queue) => state.queues.get(queue.id)?.line ?? emptyLine),
]

/**
 * Whom this window calls next: those who were put aside here and are back, then the first of its lines by the rule.
 * `now` is ISO 8601 UTC.
 */
export const nextFor = (
  state: QueueState,
  window: string,
  rules: QueueRules,
  now: string,
): TicketRecord | undefined => {
  const { next, priorityInARow } = windowDay(state, window)
  const back = next.first()
  return back === undefined
    ? pickFromLines(linesOf(state, window, rules), state.tickets, rules.priority, priorityInARow, now)
    : recordOf(state.tickets, back)
}

/** How many this window may call. */
export const waitingFor = (state: QueueState, window: string, rules: QueueRules): number =>
  linesOf(state, window, rules).reduce(
    (sum, line) => sum + waitingIn(line),
    windowDay(state, window).next.size,
  )

/** Whether this window may call the ticket at all, in whichever turn. */
const isForWindow = (ticket: TicketRecord, window: string, rules: QueueRules): boolean => {
  const alone = ticket.nextAt ?? ticket.onlyWindow
  if (ticket.state.at === 'waiting' && alone !== null) return alone === window
  return rules.queues.some(({ id, windows }) => id === ticket.queueId && windows.includes(window))
}

/**
 * 先叫: one chosen ticket, with a reason that stays in the ledger. Also one that was put aside, did not come or was
 * cancelled, and whose person stands here now.
 */
export const callTicket = (
  state: QueueState,
  { ticketId, window, clerk, reason }: Extract<QueueCommand, { type: 'call-ticket' }>,
  { rules }: QueueFacts,
): Decision => {
  const attendance = attendAgain(state, window, clerk, rules)
  if (attendance.at === 'refused') return attendance
  const ticket = state.tickets.get(ticketId)
  if (ticket === undefined) return refusal.unknownTicket()
  const { busyWith } = windowDay(state, window)
  const refused = refusedFor(state, ticket, 'call-ticket') ?? refusedForNewer(state, ticket)
  if (refused !== undefined) return refused
  if (!isForWindow(ticket, window, rules)) return refusal.notForThisWindow(ticket)
  if (busyWith !== null) return refusal.windowBusy(recordOf(state.tickets, busyWith))
  return {
    at: 'accepted',
    events: [...attendance.events, { type: 'ticket-called', ticketId, window, clerk, reason }],
  }
}

/**
 * Calls the next of this window's own line and of the queues it calls from. A window holds one ticket at a time:
 * while one is called or served there nothing else is called and nothing is finished on the quiet.
 */
export const callNext = (
  state: QueueState,
  { window, clerk }: Extract<QueueCommand, { type: 'call-next' }>,
  { rules, time }: QueueFacts,
): Decision => {
  const attendance = attendAgain(state, window, clerk, rules)
  if (attendance.at === 'refused') return attendance
  const { busyWith } = windowDay(state, window)
  if (busyWith !== null) return refusal.windowBusy(recordOf(state.tickets, busyWith))
  const next = nextFor(state, window, rules, time)
  if (next === undefined) return refusal.nobodyWaiting()
  return {
    at: 'accepted',
    events: [...attendance.events, { type: 'ticket-called', ticketId: next.id, window, clerk }],
  }
}
