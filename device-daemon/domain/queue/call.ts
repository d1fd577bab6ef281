import { recordOf, waitingIn } from './line.ts'
import { lineAhead } from './line-ahead.ts'
import { pickFromLines } from './pick-next.ts'
import { queueDay, windowDay } from './places.ts'
import { hasSkill, windowsFor } from './skills.ts'
import { attendAgain } from './window-service.ts'
import * as refusal from './refusals.ts'
import { refusedFor, refusedForNewer, refusedWithoutSkill } from './refused-for.ts'
import type { QueueCommand } from './commands.ts'
import type { Decision } from './refusals.ts'
import type { QueueFacts, QueueRules } from './rules.ts'
import type { QueueDay, QueueState, TicketRecord, WaitingLine } from './state.ts'

type Refused = Extract<Decision, { at: 'refused' }>

/** Where a window may call from: those sent to it alone, then of the queues it serves those whom it has the skill for. */
export const linesOf = (state: QueueState, window: string, rules: QueueRules): readonly WaitingLine[] => [
  windowDay(state, window).line,
  ...rules.queues
    .filter((queue) => queue.windows.includes(window))
    .flatMap((queue) => linesAt(window, queueDay(state, queue.id), rules)),
]

const linesAt = (window: string, { line, skilled }: QueueDay, rules: QueueRules): readonly WaitingLine[] =>
  skilled.size === 0
    ? [line]
    : [line, ...skilled.filter((_, skill) => hasSkill(window, skill, rules)).values()]

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
  if (back !== undefined) return recordOf(state.tickets, back)
  const lines = linesOf(state, window, rules).map((line) => lineAhead(line, state.tickets))
  return pickFromLines(lines, rules.priority, priorityInARow, now)
}

/** How many this window may call. */
export const waitingFor = (state: QueueState, window: string, rules: QueueRules): number =>
  linesOf(state, window, rules).reduce(
    (sum, line) => sum + waitingIn(line),
    windowDay(state, window).next.size,
  )

/** What keeps this window from calling the ticket in whichever turn. */
const refusedAt = (ticket: TicketRecord, window: string, rules: QueueRules): Refused | undefined => {
  const { queueId, skill } = ticket
  const alone = ticket.state.at === 'waiting' ? (ticket.nextAt ?? ticket.onlyWindow) : null
  if (alone !== null) return alone === window ? undefined : refusal.notForThisWindow(ticket)
  if (!windowsFor({ queueId, skill: null }, rules).includes(window)) return refusal.notForThisWindow(ticket)
  return refusedWithoutSkill(skill, window, rules)
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
  const refusedHere = refusedAt(ticket, window, rules)
  if (refusedHere !== undefined) return refusedHere
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
