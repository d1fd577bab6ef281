import type { QueueEvent } from './events.ts'
import { isOpen } from './places.ts'
import * as refusal from './refusals.ts'
import type { PrintOutcomeFact, QueueCommand } from './commands.ts'
import type { Decision } from './refusals.ts'
import type { QueueState } from './state.ts'

const outcomeEvent = (ticketId: string, outcome: PrintOutcomeFact): QueueEvent => {
  switch (outcome.at) {
    case 'printed':
      return { type: 'ticket-printed', ticketId }
    case 'failed':
      return { type: 'ticket-print-failed', ticketId, reason: outcome.reason }
    case 'unconfirmed':
      return { type: 'ticket-print-unconfirmed', ticketId, reason: outcome.reason }
  }
}

/**
 * The first outcome of a slip stands. One that comes again or too late, or for a ticket long gone, is accepted without
 * events: the printer's side has nothing to do about it, so it is no refusal.
 */
export const recordPrint = (
  state: QueueState,
  command: Extract<QueueCommand, { type: 'record-print' }>,
): Decision => {
  const sending = state.tickets.get(command.ticketId)?.print.at === 'sending'
  return {
    at: 'accepted',
    events: sending ? [outcomeEvent(command.ticketId, command.outcome)] : [],
  }
}

/** 补打: a person asked for it, and the first slip is known or feared not to be out. */
export const reprintTicket = (
  state: QueueState,
  { ticketId, kiosk }: Extract<QueueCommand, { type: 'reprint-ticket' }>,
  kiosks: readonly string[],
): Decision => {
  if (!kiosks.includes(kiosk)) return refusal.unknownKiosk()
  const ticket = state.tickets.get(ticketId)
  if (ticket === undefined) return refusal.unknownTicket()
  if (ticket.day < state.day || !isOpen(ticket.state)) return refusal.wrongState(ticket)
  const { print } = ticket
  if (print.at !== 'failed' && print.at !== 'unconfirmed') return refusal.notReprintable(ticket, print.at)
  return { at: 'accepted', events: [{ type: 'ticket-print-begun', ticketId, kiosk, copy: 'again' }] }
}

/**
 * 补打 for a resident at the window without a slip, also for a service that is over: they show it to those who ask. Refused
 * while a print is under way, whose outcome is not known yet.
 */
export const reprintForClerk = (
  state: QueueState,
  { ticketId, kiosk }: Extract<QueueCommand, { type: 'reprint-for-clerk' }>,
  kiosks: readonly string[],
): Decision => {
  if (!kiosks.includes(kiosk)) return refusal.unknownKiosk()
  const ticket = state.tickets.get(ticketId)
  if (ticket === undefined) return refusal.unknownTicket()
  const isPast = ticket.day < state.day || ticket.state.at === 'cancelled'
  if (isPast) return refusal.wrongState(ticket)
  if (ticket.print.at === 'sending') return refusal.notReprintable(ticket, 'sending')
  return { at: 'accepted', events: [{ type: 'ticket-print-begun', ticketId, kiosk, copy: 'again' }] }
}

/**
 * Tickets whose slip was begun at a kiosk that `owns` names and has no outcome yet. At start each becomes `unconfirmed`
 * with reason `restarted`; another daemon on the same ledger may still be printing those of its own kiosks.
 */
export const printsWithoutOutcome = (
  state: QueueState,
  owns: (kiosk: string) => boolean,
): readonly string[] =>
  state.tickets
    .valueSeq()
    .filter((ticket) => ticket.print.at === 'sending')
    .filter((ticket) => owns(ticket.printKiosk ?? ticket.kiosk))
    .map((ticket) => ticket.id)
    .toArray()
