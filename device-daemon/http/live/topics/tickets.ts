import type { DayEvent } from '#daemon/domain/day/day.ts'
import type { QueueEvent } from '#daemon/domain/queue/events.ts'
import type { QueueState } from '#daemon/domain/queue/state.ts'
import type { RecordsEvent } from '#daemon/domain/records/records.ts'
import type { StreamMessage } from '../event-stream.ts'
import { liveMessage } from '../message.ts'
import type { SharedTopic } from '../topic.ts'

type Told = QueueEvent | DayEvent | RecordsEvent

/**
 * Tickets: what happens to each, and the last calls. `queue`: the state as it is now; `concerns`: whether it folds it;
 * `goesOn`: ids of the tickets that a new day has not ended; null for too many.
 */
export function ticketsTopic(
  queue: () => QueueState,
  concerns: (event: { type: string }) => event is Told,
  goesOn: (state: QueueState) => string[] | null,
): SharedTopic {
  return {
    name: 'tickets',
    audience: 'public',
    snapshot: () => ({ calls: [...queue().recentCalls] }),
    deltas: ({ events }) => events.filter(concerns).flatMap((event) => told(event, queue(), goesOn)),
  }
}

/**
 * What the public stream says of one ledger event: numbers, queues and windows, never an errand or a person.
 * `state` is the state after the entry.
 */
function told(
  event: Told,
  state: QueueState,
  goesOn: (state: QueueState) => string[] | null,
): StreamMessage[] {
  switch (event.type) {
    case 'day-opened':
      return [liveMessage('day-opened', { day: event.day, goesOn: goesOn(state) })]
    // A number goes on as it is called.
    case 'day-corrected':
    case 'ticket-carried-over':
      return []
    case 'ticket-taken':
      return [liveMessage('ticket-taken', reference(event.ticketId, state))]
    case 'ticket-print-begun':
      return []
    case 'ticket-announced':
      return [liveMessage('ticket-announced', { ticketId: event.ticketId })]
    case 'ticket-printed':
      return [liveMessage('ticket-printed', { ticketId: event.ticketId })]
    case 'ticket-print-failed':
      return [liveMessage('ticket-print-failed', { ticketId: event.ticketId, reason: event.reason })]
    case 'ticket-print-unconfirmed':
      return [liveMessage('ticket-print-unconfirmed', { ticketId: event.ticketId, reason: event.reason })]
    case 'ticket-called':
    case 'ticket-recalled':
    case 'ticket-serving':
    case 'ticket-done':
    case 'ticket-no-show':
    case 'ticket-taken-up':
      return [liveMessage(event.type, { ...reference(event.ticketId, state), window: event.window })]
    case 'ticket-ending-undone': {
      const { type, ticketId, window, back } = event
      return [liveMessage(type, { ...reference(ticketId, state), window, at: back.at })]
    }
    // Windows are told as a whole, as they stand after the entry.
    case 'ticket-priority-refused':
    case 'window-opened':
    case 'window-paused':
    case 'window-resumed':
    case 'window-closed':
    // Staff alone are told of these.
    case 'take-over-asked':
    case 'take-over-allowed':
    case 'take-over-refused':
    case 'take-over-withdrawn':
      return []
    // Told to staff, who have it in their list of troubles.
    case 'entries-lost':
    case 'numbers-skipped':
      return []
    case 'ticket-cancelled':
      // Midnight ends thousands at once: the new day itself says so.
      return event.by === 'day-over' ? [] : [liveMessage(event.type, reference(event.ticketId, state))]
    case 'ticket-held':
    case 'ticket-returned':
    case 'ticket-transferred':
      return [liveMessage(event.type, reference(event.ticketId, state))]
  }
}

function reference(
  ticketId: string,
  state: QueueState,
): { ticketId: string; number: string; queueId: string } {
  const record = state.tickets.get(ticketId)
  // A ticket that the same entry swept away with its day has nothing more to say than its id.
  return { ticketId, number: record?.number ?? '', queueId: record?.queueId ?? '' }
}
