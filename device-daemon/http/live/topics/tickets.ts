import type { QueueState } from '#daemon/domain/queue/types.ts'
import type { LedgerEvent } from '#daemon/store/ledger/port.ts'
import type { StreamMessage } from '../event-stream.ts'
import { liveMessage } from '../message.ts'
import type { SharedTopic } from '../topic.ts'

/** Tickets: what happens to each, and the last calls. `queue`: the state as it is now. */
export function ticketsTopic(queue: () => QueueState): SharedTopic {
  return {
    name: 'tickets',
    audience: 'public',
    snapshot: () => ({ calls: [...queue().recentCalls] }),
    deltas: ({ events }) => events.flatMap((event) => told(event, queue())),
  }
}

/**
 * What the public stream says of one ledger event: numbers, queues and windows, never an errand or a person.
 * `state` is the state after the entry.
 */
function told(event: LedgerEvent, state: QueueState): StreamMessage[] {
  switch (event.type) {
    case 'day-opened':
      return [liveMessage('day-opened', { day: event.day })]
    case 'ticket-taken':
      return [liveMessage('ticket-taken', reference(event.ticketId, state))]
    case 'ticket-print-begun':
      return []
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
      return [liveMessage(event.type, { ...reference(event.ticketId, state), window: event.window })]
    // Windows and calls for staff are told as a whole, as they stand after the entry.
    case 'ticket-priority-refused':
    case 'ticket-announced':
    case 'window-opened':
    case 'window-paused':
    case 'window-resumed':
    case 'window-closed':
    case 'staff-called':
    case 'staff-call-answered':
    case 'staff-call-handed-over':
    case 'staff-call-ended':
    case 'clerk-signed-in':
    case 'clerk-signed-out':
    case 'sign-in-locked':
    case 'strangers-refused':
    case 'account-added':
    case 'account-changed':
    case 'account-pin-reset':
    case 'account-pin-changed':
    case 'account-disabled':
    case 'account-enabled':
    case 'account-change-failed':
      return []
    case 'ticket-held':
    case 'ticket-returned':
    case 'ticket-transferred':
    case 'ticket-cancelled':
      return [liveMessage(event.type, reference(event.ticketId, state))]
  }
  // An event of another area: it has a topic of its own.
  return []
}

function reference(
  ticketId: string,
  state: QueueState,
): { ticketId: string; number: string; queueId: string } {
  const record = state.tickets.get(ticketId)
  // A ticket that the same entry swept away with its day has nothing more to say than its id.
  return { ticketId, number: record?.number ?? '', queueId: record?.queueId ?? '' }
}
