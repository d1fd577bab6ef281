import { actAtWindow, cancelTicket, refusePriority, returnTicket, transferTicket } from './at-window.ts'
import { callNext } from './call.ts'
import type { QueueEvent } from './events.ts'
import { evolveAll } from './evolve.ts'
import { windowDay } from './places.ts'
import { recordPrint, reprintForClerk, reprintTicket } from './print.ts'
import { takeTicket } from './take.ts'
import type { Decision, QueueCommand, QueueFacts, QueueState, TicketRecord } from './types.ts'
import { changeService } from './window-service.ts'

const endsWithTheDay = (ticket: TicketRecord): boolean => {
  switch (ticket.state.at) {
    case 'waiting':
    case 'called':
    case 'held':
      return true
    case 'serving':
    case 'done':
    case 'no-show':
    case 'cancelled':
      return false
  }
}

/** What a new day brings; nothing while the open one lasts, or when somebody set the clock back. */
const dayEvents = (state: QueueState, day: string): readonly QueueEvent[] => {
  if (day <= state.day) return []
  const over = state.tickets
    .valueSeq()
    .filter(endsWithTheDay)
    .toArray()
    .sort((a, b) => a.arrival - b.arrival) // from the front of each line, which costs no shifting
  return [
    { type: 'day-opened', day },
    ...over.map(({ id }) => ({ type: 'ticket-cancelled', ticketId: id, by: 'day-over' }) as const),
  ]
}

/**
 * The ticket is finished also where nobody waits, or where the clerk has put up 暂停服务 for those after it: then there is
 * nothing more to it.
 */
const finishAndCall = (
  state: QueueState,
  { ticketId, window, clerk }: Extract<QueueCommand, { type: 'finish-and-call' }>,
  facts: QueueFacts,
): Decision => {
  const finished = actAtWindow(state, { type: 'finish-ticket', ticketId, window, clerk }, facts.rules)
  if (finished.at === 'refused') return finished
  if (windowDay(state, window).service.at === 'paused') return finished
  const after = evolveAll(state, finished.events, { time: facts.time, day: state.day })
  const called = callNext(after, { type: 'call-next', window, clerk }, facts)
  return called.at === 'refused'
    ? finished
    : { at: 'accepted', events: [...finished.events, ...called.events] }
}

/** A witness, whatever became of the ticket since; its command id keeps it to one for each who spoke. */
const recordAnnouncement = (command: Extract<QueueCommand, { type: 'record-announcement' }>): Decision => {
  const { ticketId, call, by, text, outcome } = command
  return { at: 'accepted', events: [{ type: 'ticket-announced', ticketId, call, by, text, outcome }] }
}

const decideToday = (state: QueueState, command: QueueCommand, facts: QueueFacts): Decision => {
  switch (command.type) {
    case 'take-ticket':
      return takeTicket(state, command, facts)
    case 'record-print':
      return recordPrint(state, command)
    case 'reprint-ticket':
      return reprintTicket(state, command, facts.rules.kiosks)
    case 'cancel-ticket':
      return cancelTicket(state, command)
    case 'call-next':
      return callNext(state, command, facts)
    case 'recall-ticket':
    case 'serve-ticket':
    case 'finish-ticket':
    case 'mark-no-show':
    case 'hold-ticket':
      return actAtWindow(state, command, facts.rules)
    case 'finish-and-call':
      return finishAndCall(state, command, facts)
    case 'return-ticket':
      return returnTicket(state, command)
    case 'refuse-priority':
      return refusePriority(state, command)
    case 'reprint-for-clerk':
      return reprintForClerk(state, command, facts.rules.kiosks)
    case 'open-window':
    case 'pause-window':
    case 'resume-window':
    case 'close-window':
      return changeService(state, command, facts.rules)
    case 'record-announcement':
      return recordAnnouncement(command)
    case 'transfer-ticket':
      return transferTicket(state, command, facts.rules)
    case 'open-day':
      return { at: 'accepted', events: [] }
  }
}

/**
 * Decides one command on a state: the events of one ledger entry, or a refusal with words for the person. Pure and
 * total. The first accepted command of a new day opens it in the same decision: `day-opened`, the end of what still
 * waited, then the command's own events. A refused command opens nothing. The entry's day is the
 * open day after it, which is later than `facts.day` once a clock was set back.
 */
export const decide = (state: QueueState, command: QueueCommand, facts: QueueFacts): Decision => {
  const opening = dayEvents(state, facts.day)
  if (opening.length === 0) return decideToday(state, command, facts)
  const decision = decideToday(evolveAll(state, opening, facts), command, facts)
  return decision.at === 'refused' ? decision : { at: 'accepted', events: [...opening, ...decision.events] }
}
