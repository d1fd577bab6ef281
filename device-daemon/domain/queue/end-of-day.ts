import type { QueueEvent } from './events.ts'
import { type DayBegun, isOfTheDay, tellEndOfDay } from './left-waiting.ts'
import { isOpen } from './places.ts'
import type { QueueState, TicketRecord } from './state.ts'

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

/**
 * What a new day ends, once it is open: every ticket of the day before that still waits for something, but for a service
 * under way; of those who are left waiting the first ones, in an ordinary hall all, and so of those who go on.
 */
export const endOfDay = (state: QueueState, begun: DayBegun): readonly QueueEvent[] => {
  const others = state.tickets
    .valueSeq()
    .filter((ticket) => isOpen(ticket.state) && !isOfTheDay(ticket, begun) && endsWithTheDay(ticket))
    .toArray()
    .sort((a, b) => a.arrival - b.arrival) // from the front of each line, which costs no shifting
    .map(({ id }): QueueEvent => ({ type: 'ticket-cancelled', ticketId: id, by: 'day-over' }))
  return [...others, ...tellEndOfDay(state)]
}

/** More would be a long message for every screen. */
const NAMED_MAX = 200

/**
 * After a new day has opened: services under way, and those who came while the clock was doubted. By id; null where they
 * are too many to be named.
 */
export const goesOn = ({ tickets }: QueueState): string[] | null => {
  const open: string[] = []
  for (const { id, state } of tickets.values()) {
    if (!isOpen(state)) continue
    if (open.length === NAMED_MAX) return null
    open.push(id)
  }
  return open
}
