import { actAtWindow, cancelTicket, returnTicket, transferTicket } from './at-window.ts'
import { callNext } from './call.ts'
import type { QueueEvent } from './events.ts'
import { evolveAll } from './evolve.ts'
import { recordPrint, reprintTicket } from './print.ts'
import { takeTicket } from './take.ts'
import type { Decision, QueueCommand, QueueFacts, QueueState, TicketRecord } from './types.ts'

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
    case 'return-ticket':
      return returnTicket(state, command)
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
