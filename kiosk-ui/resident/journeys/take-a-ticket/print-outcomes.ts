import type { PrintState, Ticket } from '#contract/ticket.ts'
import type { LiveMessage } from '../../../link/live.ts'

/** Print outcomes that may be told before the answer to the tap has arrived. */
const KEPT_OUTCOMES = 16

export type PrintOutcomes = {
  /** Notes what a live message says of a slip. */
  note(message: LiveMessage): void
  /** The ticket with what is known of its slip by now; a settled outcome never goes back to `sending`. */
  applyTo(ticket: Ticket): Ticket
  /** Another slip of this ticket was asked for: the outcome of the first one does not count for it. */
  drop(ticketId: string): void
  forget(): void
}

export function createPrintOutcomes(): PrintOutcomes {
  const outcomes = new Map<string, PrintState>()
  return {
    note(message) {
      const outcome = printOutcome(message)
      if (!outcome) return
      outcomes.set(outcome.ticketId, outcome.print)
      const oldest = outcomes.keys().next().value
      if (outcomes.size > KEPT_OUTCOMES && oldest !== undefined) outcomes.delete(oldest)
    },
    applyTo(ticket) {
      const print = outcomes.get(ticket.id)
      return ticket.print.at === 'sending' && print ? { ...ticket, print } : ticket
    },
    drop: (ticketId) => outcomes.delete(ticketId),
    forget: () => outcomes.clear(),
  }
}

function printOutcome({ name, data }: LiveMessage): { ticketId: string; print: PrintState } | null {
  if (name === 'ticket-printed') return { ticketId: data.ticketId, print: { at: 'printed' } }
  if (name === 'ticket-print-failed')
    return { ticketId: data.ticketId, print: { at: 'failed', reason: data.reason } }
  if (name === 'ticket-print-unconfirmed')
    return { ticketId: data.ticketId, print: { at: 'unconfirmed', reason: data.reason } }
  return null
}
