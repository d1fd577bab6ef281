import type { QueueEvent } from './events.ts'
import { backToQueue } from './line.ts'
import { isAttended } from './places.ts'
import * as refusal from './refusals.ts'
import { refusedElsewhere, refusedFor, refusedForNewer, refusedWithoutSkill } from './refused-for.ts'
import { secondsWanting, silenceAfter } from './silence.ts'
import { skillName, windowsFor } from './skills.ts'
import { attend, attendAgain } from './window-service.ts'
import type { QueueCommand } from './commands.ts'
import type { Decision } from './refusals.ts'
import type { QueueFacts, QueueRules } from './rules.ts'
import type { QueueState, TicketRecord } from './state.ts'

type Command<Type extends QueueCommand['type']> = Extract<QueueCommand, { type: Type }>
type WindowCommand = Command<
  'recall-ticket' | 'serve-ticket' | 'finish-ticket' | 'mark-no-show' | 'hold-ticket'
>

const accept = (...events: QueueEvent[]): Decision => ({ at: 'accepted', events })

/** `wanting`: seconds of silence that its last call still wants. */
const windowEvent = (command: WindowCommand, wanting: number): QueueEvent => {
  const { ticketId, window, clerk } = command
  switch (command.type) {
    case 'recall-ticket':
      return {
        type: 'ticket-recalled',
        ticketId,
        window,
        clerk,
        ...(wanting > 0 ? { counts: false as const } : {}),
      }
    case 'serve-ticket':
      return { type: 'ticket-serving', ticketId, window, clerk }
    case 'finish-ticket':
      return { type: 'ticket-done', ticketId, window, clerk }
    case 'mark-no-show':
      return { type: 'ticket-no-show', ticketId, window, clerk }
    case 'hold-ticket':
      return { type: 'ticket-held', ticketId, window, clerk, reason: command.reason }
  }
}

/**
 * Recall, serve, finish, no-show, hold: what a window does with the ticket it has called. A call counts only where the
 * one before it was said and then answered by silence; without that it is only said again. It also ends a pause, since a
 * window that pauses calls nobody.
 */
export const actAtWindow = (
  state: QueueState,
  command: WindowCommand,
  { rules, time }: Pick<QueueFacts, 'rules' | 'time'>,
): Decision => {
  const attends = command.type === 'recall-ticket' ? attendAgain : attend
  const attendance = attends(state, command.window, command.clerk, rules)
  if (attendance.at === 'refused') return attendance
  const ticket = state.tickets.get(command.ticketId)
  if (ticket === undefined) return refusal.unknownTicket()
  const refused = refusedFor(state, ticket, command.type) ?? refusedElsewhere(ticket, command.window)
  if (refused !== undefined) return refused
  const called = ticket.state.at === 'called' ? ticket.state : undefined
  const silence = called && silenceAfter(called, rules)
  const wanting = called && silence ? secondsWanting(called, silence, time) : 0
  if (command.type === 'mark-no-show') {
    const calls = called?.calls ?? 0
    if (calls < rules.callsBeforeNoShow) return refusal.tooFewCalls(ticket, calls, rules.callsBeforeNoShow)
    if (wanting > 0) return refusal.calledJustNow(ticket, calls, silence?.last ?? 'said', wanting)
  }
  return { at: 'accepted', events: [...attendance.events, windowEvent(command, wanting)] }
}

/**
 * What a resident declared does not hold: from now on an ordinary ticket, at the place its arrival gives it. The person
 * stands at the window already, so the clerk may serve them at once instead.
 */
export const refusePriority = (
  state: QueueState,
  { ticketId, window, by, serve = false }: Command<'refuse-priority'>,
  facts: Pick<QueueFacts, 'rules' | 'time'>,
): Decision => {
  const ticket = state.tickets.get(ticketId)
  if (ticket === undefined) return refusal.unknownTicket()
  const refused = refusedFor(state, ticket, 'refuse-priority') ?? refusedElsewhere(ticket, window)
  if (refused !== undefined) return refused
  if (ticket.priority.at !== 'declared') return refusal.noDeclaredPriority(ticket)
  if (!serve) return accept({ type: 'ticket-priority-refused', ticketId, by })
  const served = actAtWindow(state, { type: 'serve-ticket', ticketId, window, clerk: by }, facts)
  if (served.at === 'refused') return served
  return accept({ type: 'ticket-priority-refused', ticketId, by, stays: true }, ...served.events)
}

/**
 * Back among those who wait. One that was put aside is the very next of the window where that was, if it is still
 * open; one that did not come is in the queue by arrival. A ticket that waited for one window alone does so again,
 * unless that window has closed since: then it waits for any window of the queue.
 */
export const returnTicket = (state: QueueState, { ticketId, by }: Command<'return-ticket'>): Decision => {
  const ticket = state.tickets.get(ticketId)
  if (ticket === undefined) return refusal.unknownTicket()
  const refused = refusedFor(state, ticket, 'return-ticket') ?? refusedForNewer(state, ticket)
  if (refused !== undefined) return refused
  if (ticket.state.at === 'held' && isAttended(state, ticket.state.window))
    return accept({ type: 'ticket-returned', ticketId, by, window: ticket.state.window })
  const { onlyWindow } = ticket
  return accept(
    { type: 'ticket-returned', ticketId, by },
    ...(onlyWindow === null || isAttended(state, onlyWindow) ? [] : [backToQueue(ticket, by)]),
  )
}

/**
 * To another queue, or to one window only, which must be open, or the ticket would never be called. Number and
 * arrival stay. `from`: the window that sends it, null for none.
 */
export const transferTicket = (
  state: QueueState,
  { ticketId, to, by }: Command<'transfer-ticket'>,
  rules: QueueRules,
  from: string | null,
): Decision => {
  const ticket = state.tickets.get(ticketId)
  if (ticket === undefined) return refusal.unknownTicket()
  const refused =
    refusedFor(state, ticket, 'transfer-ticket') ??
    (from === null ? undefined : refusedElsewhere(ticket, from))
  if (refused !== undefined) return refused
  const queueId = 'queueId' in to ? to.queueId : ticket.queueId
  const window = 'window' in to ? to.window : null
  if (window !== null && !rules.windows.includes(window)) return refusal.unknownWindow()
  if (window === null && !rules.queues.some((queue) => queue.id === queueId)) return refusal.unknownQueue()
  const stays =
    ticket.state.at === 'waiting' &&
    ticket.nextAt === null &&
    ticket.onlyWindow === window &&
    ticket.queueId === queueId
  if (stays) return refusal.alreadyThere(ticket)
  const unable = refusedThere(ticket, { queueId, window }, rules)
  if (unable !== undefined) return unable
  return window !== null && !isAttended(state, window)
    ? refusal.nobodyThere(ticket)
    : accept({ type: 'ticket-transferred', ticketId, queueId, window, by })
}

/** Where the skill that the ticket needs is not to be had. It keeps that need in another queue. */
const refusedThere = (
  { skill }: TicketRecord,
  { queueId, window }: { queueId: string; window: string | null },
  rules: QueueRules,
): Extract<Decision, { at: 'refused' }> | undefined => {
  if (skill === null) return undefined
  if (window !== null) return refusedWithoutSkill(skill, window, rules)
  return windowsFor({ queueId, skill }, rules).length === 0
    ? refusal.skillWanting('queue', skillName(skill, rules))
    : undefined
}

/** `clerk`: who does it at `window`; both null for the resident. */
export const cancelTicket = (
  state: QueueState,
  { ticketId, by, window }: Command<'cancel-ticket'>,
  clerk: string | null,
): Decision => {
  const ticket = state.tickets.get(ticketId)
  if (ticket === undefined) return refusal.unknownTicket()
  return (
    refusedFor(state, ticket, 'cancel-ticket') ??
    (window === null ? undefined : refusedElsewhere(ticket, window)) ??
    accept({
      type: 'ticket-cancelled',
      ticketId,
      by,
      ...(window === null || clerk === null ? {} : { window, clerk }),
    })
  )
}
