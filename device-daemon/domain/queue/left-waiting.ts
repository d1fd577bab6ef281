import type { QueueEvent } from './events.ts'
import type { QueueState, TicketRecord } from './state.ts'

/** So many are told in one entry, so that to decide, write or fold it takes a few milliseconds. */
const TOLD_AT_ONCE = 100

/**
 * When a new day began, as its opening says; instants. Without `since` nobody has come in it before. `missed`: the entry of
 * its opening cannot be read, and with it all that it ended.
 */
export type DayBegun = { since?: string; until?: string; missed?: true }

/** Whether a ticket that was taken before the day was opened belongs to it all the same. */
export const isOfTheDay = ({ takenAt }: TicketRecord, { since, until }: DayBegun): boolean =>
  since !== undefined && takenAt >= since && (until === undefined || takenAt <= until)

/**
 * Whether the end of the day leaves a ticket behind, of which the ledger says so later: one that waits; and after a missed
 * opening also one that was called or put aside, which would stand in the hall on the new day. Its slip must be out or given
 * up, because what the printer says must find the ticket.
 */
export const isLeftBehind = (ticket: TicketRecord, begun: DayBegun): boolean =>
  (ticket.state.at === 'waiting' || (begun.missed === true && isInBetween(ticket))) &&
  ticket.print.at !== 'sending' &&
  !isOfTheDay(ticket, begun)

/** Open, and neither in a line nor being served. */
export const isInBetween = ({ state }: TicketRecord): boolean => state.at === 'called' || state.at === 'held'

/** What the ledger says next of those who were left waiting when a day ended, and of those who go on in the new one. */
export const tellEndOfDay = ({ leftWaiting, carriedOver }: QueueState): readonly QueueEvent[] => {
  const left = leftWaiting
    .slice(0, TOLD_AT_ONCE)
    .toArray()
    .map((ticketId): QueueEvent => ({ type: 'ticket-cancelled', ticketId, by: 'day-over' }))
  const goOn = carriedOver
    .slice(0, TOLD_AT_ONCE - left.length)
    .toArray()
    .map(({ ticketId, day, number, ordinal }): QueueEvent => ({
      type: 'ticket-carried-over',
      ticketId,
      day,
      number,
      ordinal,
    }))
  return [...left, ...goOn]
}

/** Whether the ledger has said it of everyone. */
export const isEndOfDayTold = ({ leftWaiting, carriedOver }: QueueState): boolean =>
  leftWaiting.size === 0 && carriedOver.size === 0
