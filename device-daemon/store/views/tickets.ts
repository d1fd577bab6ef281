import type { PrintState, TicketState } from '#contract/ticket.ts'
import type { TicketRecord } from '#daemon/domain/queue/types.ts'
import type { Entry, LedgerEvent } from '../ledger/port.ts'

/** A ticket of any day, as the views keep it. Instants are ISO 8601 UTC. */
export type TicketHistory = {
  /** As the fold had it, but without the person's tag (its key ends with the day) and the place in the line. */
  record: TicketRecord
  /** The entry and the command that took it. */
  seq: number
  commandId: string
  /** First call and first service; null if it never came to that. */
  calledAt: string | null
  servedAt: string | null
  /** When it was done, not shown up for or cancelled; null while it is open. */
  finishedAt: string | null
  /** The window that called it last. */
  window: string | null
}

/** Every event that speaks of a ticket. */
type TicketEvent = Extract<LedgerEvent, { ticketId: string }>

/** What one event makes of the ticket it speaks of (undefined: not known). Pure. */
export function project(
  ticket: TicketHistory | undefined,
  event: TicketEvent,
  entry: Entry,
): TicketHistory | undefined {
  if (event.type === 'ticket-taken') {
    const { type: _type, ticketId, ...given } = event
    const record: TicketRecord = {
      ...given,
      id: ticketId,
      day: entry.day,
      personTag: null,
      arrival: 0,
      onlyWindow: null,
      takenAt: entry.time,
      state: { at: 'waiting', since: entry.time },
      print: { at: 'none' },
      printKiosk: null,
    }
    const { seq, commandId } = entry
    return { record, seq, commandId, calledAt: null, servedAt: null, finishedAt: null, window: null }
  }
  if (ticket === undefined) return undefined

  const { time } = entry
  const printing = (print: PrintState, kiosk?: string): TicketHistory => ({
    ...ticket,
    record: { ...ticket.record, print, printKiosk: kiosk ?? ticket.record.printKiosk },
  })
  const moving = (state: TicketState, to: Partial<Omit<TicketHistory, 'record'>> = {}): TicketHistory => ({
    ...ticket,
    ...to,
    record: { ...ticket.record, state },
  })
  switch (event.type) {
    case 'ticket-print-begun':
      return printing({ at: 'sending' }, event.kiosk)
    case 'ticket-printed':
      return printing({ at: 'printed' })
    case 'ticket-print-failed':
      return printing({ at: 'failed', reason: event.reason })
    case 'ticket-print-unconfirmed':
      return printing({ at: 'unconfirmed', reason: event.reason })
    case 'ticket-called':
    case 'ticket-recalled': {
      const { window } = event
      const calls =
        event.type === 'ticket-recalled' && ticket.record.state.at === 'called'
          ? ticket.record.state.calls + 1
          : 1
      const calledAt = ticket.calledAt ?? time
      return moving({ at: 'called', window, calledAt: time, calls }, { window, calledAt })
    }
    case 'ticket-serving': {
      const { window } = event
      const servedAt = ticket.servedAt ?? time
      return moving({ at: 'serving', window, startedAt: time }, { window, servedAt })
    }
    case 'ticket-done':
      return moving({ at: 'done', window: event.window, finishedAt: time }, { finishedAt: time })
    case 'ticket-no-show':
      return moving({ at: 'no-show', window: event.window, since: time }, { finishedAt: time })
    case 'ticket-held':
      return moving({ at: 'held', window: event.window, reason: event.reason, since: time })
    case 'ticket-returned':
      return moving({ at: 'waiting', since: time }, { finishedAt: null })
    case 'ticket-transferred': {
      const moved = moving({ at: 'waiting', since: time }, { finishedAt: null })
      return { ...moved, record: { ...moved.record, queueId: event.queueId, onlyWindow: event.window } }
    }
    case 'ticket-cancelled':
      return moving({ at: 'cancelled', since: time }, { finishedAt: time })
    case 'ticket-priority-refused': {
      const was = ticket.record.state
      const refused = moving(was.at === 'called' ? { at: 'waiting', since: time } : was)
      return { ...refused, record: { ...refused.record, priority: { at: 'none' } } }
    }
    case 'ticket-announced':
      return ticket
  }
}
