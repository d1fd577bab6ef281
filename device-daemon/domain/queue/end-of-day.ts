import type { QueueEvent } from './events.ts'
import { endLeftWaiting } from './left-waiting.ts'
import { isOpen } from './places.ts'
import type { QueueFacts, QueueState, TicketRecord } from './types.ts'

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

/** A lost ledger may have given this number on the new day already: then the ticket keeps the day it was taken on. */
const isFree = ({ ordinals }: QueueState, { number, ordinal }: TicketRecord): boolean =>
  ordinal > (ordinals.get(number.charAt(0)) ?? 0)

/**
 * What a new day ends, once it is open: every ticket that still waits for something, but for a service under way; of those
 * who are left waiting the first ones, in an ordinary hall all. Those taken after `since` are not of the day before: they
 * go on.
 */
export const endOfDay = (
  state: QueueState,
  { day, since }: { day: string; since?: string },
  { time, clock }: Pick<QueueFacts, 'time' | 'clock'>,
): readonly QueueEvent[] => {
  // A clock that was seen running out of the day before knows that no ticket was taken later than now. Any other may have
  // gone back meanwhile, which is no reason to end what it calls a day to come.
  const isKnown = clock.from.day <= (state.earlier.at(-1)?.day ?? '')
  const goesOn = ({ takenAt }: TicketRecord): boolean =>
    since !== undefined && takenAt >= since && !(isKnown && takenAt > time)
  const others = state.tickets
    .valueSeq()
    .filter(({ state: each }) => isOpen(each))
    .toArray()
    .sort((a, b) => a.arrival - b.arrival) // from the front of each line, which costs no shifting
    .flatMap((ticket): QueueEvent[] => {
      const { id: ticketId, number, ordinal } = ticket
      if (!goesOn(ticket))
        return endsWithTheDay(ticket) ? [{ type: 'ticket-cancelled', ticketId, by: 'day-over' }] : []
      return isFree(state, ticket) ? [{ type: 'ticket-carried-over', ticketId, day, number, ordinal }] : []
    })
  return [...others, ...endLeftWaiting(state)]
}

/** After a new day has opened: services under way, and those who came while the clock was doubted. By id. */
export const goesOn = ({ tickets }: QueueState): string[] =>
  tickets
    .valueSeq()
    .filter(({ state }) => isOpen(state))
    .map(({ id }) => id)
    .toArray()
