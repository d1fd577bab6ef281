import type { QueueEvent } from './events.ts'
import type { QueueState, TicketRecord } from './types.ts'

/** So many end in one entry, so that to decide, write or fold it takes a few milliseconds. */
const ENDED_AT_ONCE = 100

/**
 * Whether the end of the day leaves a ticket waiting. Its slip must be out or given up, because what the printer says must
 * find the ticket. `since`: those taken after it may belong to the new day, which only the decision knows.
 */
export const isLeftWaiting = ({ state, print, takenAt }: TicketRecord, since: string | undefined): boolean =>
  state.at === 'waiting' && print.at !== 'sending' && (since === undefined || takenAt < since)

/** What the ledger says next of those who were left waiting; nothing where none are. */
export const endLeftWaiting = ({ leftWaiting }: QueueState): readonly QueueEvent[] =>
  leftWaiting
    .slice(0, ENDED_AT_ONCE)
    .toArray()
    .map((ticketId) => ({ type: 'ticket-cancelled', ticketId, by: 'day-over' }))
