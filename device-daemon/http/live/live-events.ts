import type { QueueState } from '#daemon/domain/queue/types.ts'
import type { LedgerEvent } from '#daemon/store/ledger/port.ts'
import type { LiveEvent } from './event-stream.ts'

/**
 * What the public stream says of one ledger event: numbers, queues and windows, never an errand or a person.
 * `state` is the state after the entry.
 */
export function liveEvents(event: LedgerEvent, state: QueueState): LiveEvent[] {
  switch (event.type) {
    case 'day-opened':
      return [{ event: 'day-opened', data: { day: event.day } }]
    case 'ticket-taken':
      return [{ event: 'ticket-taken', data: reference(event.ticketId, state) }]
    case 'ticket-print-begun':
      return []
    case 'ticket-printed':
      return [{ event: 'ticket-printed', data: { ticketId: event.ticketId } }]
    case 'ticket-print-failed':
      return [{ event: 'ticket-print-failed', data: { ticketId: event.ticketId, reason: event.reason } }]
    case 'ticket-print-unconfirmed':
      return [{ event: 'ticket-print-unconfirmed', data: { ticketId: event.ticketId, reason: event.reason } }]
    case 'ticket-called':
    case 'ticket-recalled':
    case 'ticket-serving':
    case 'ticket-done':
    case 'ticket-no-show':
      return [{ event: event.type, data: { ...reference(event.ticketId, state), window: event.window } }]
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
      return []
    case 'ticket-held':
    case 'ticket-returned':
    case 'ticket-transferred':
    case 'ticket-cancelled':
      return [{ event: event.type, data: reference(event.ticketId, state) }]
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
