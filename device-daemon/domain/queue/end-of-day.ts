import type { QueueEvent } from './events.ts'
import type { QueueState, TicketRecord } from './types.ts'

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

/** What a new day ends, once it is open: every ticket that still waits for something, but for a service under way. */
export const endOfDay = (state: QueueState): readonly QueueEvent[] =>
  state.tickets
    .valueSeq()
    .filter(endsWithTheDay)
    .toArray()
    .sort((a, b) => a.arrival - b.arrival) // from the front of each line, which costs no shifting
    .map(({ id }) => ({ type: 'ticket-cancelled', ticketId: id, by: 'day-over' }))
