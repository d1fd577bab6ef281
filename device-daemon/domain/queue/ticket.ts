import type { PrintState, TicketState } from '#contract/ticket.ts'
import type { EventTime } from '../area.ts'
import type { QueueEvent } from './events.ts'
import type { TicketRecord } from './state.ts'

/** Every event that speaks of one ticket. */
type TicketEvent = Extract<QueueEvent, { ticketId: string }>
export type TicketTaken = Extract<TicketEvent, { type: 'ticket-taken' }>
/** Every event that speaks of a ticket taken before. */
export type TicketChange = Exclude<TicketEvent, TicketTaken>

/** A ticket as it is taken. `arrival`: its running count over all queues and days. */
export const takenTicket = (event: TicketTaken, at: EventTime, arrival: number): TicketRecord => {
  const { type: _type, ticketId, booked, ...given } = event
  return {
    ...given,
    id: ticketId,
    day: at.day,
    arrival: booked?.arrival ?? arrival,
    ...(booked && { booked: { bookingId: booked.bookingId, came: arrival } }),
    onlyWindow: null,
    nextAt: null,
    skill: event.skill ?? null,
    issued: event.issued ?? null,
    revisitOf: event.revisitOf ?? null,
    takenAt: at.time,
    state: { at: 'waiting', since: at.time },
    print: { at: 'none' },
    printKiosk: null,
  }
}

/**
 * What one event makes of the ticket it names; no other ticket matters. Pure. The queue's own fold and its projection
 * both use it.
 */
export const evolveTicket = (
  ticket: TicketRecord,
  event: TicketChange,
  { time }: EventTime,
): TicketRecord => {
  const printing = (print: PrintState): TicketRecord => ({ ...ticket, print })
  const moving = (state: TicketState): TicketRecord => ({ ...ticket, state, nextAt: null })
  switch (event.type) {
    case 'ticket-carried-over':
      return { ...ticket, day: event.day }
    case 'ticket-print-begun':
      return { ...ticket, print: { at: 'sending' }, printKiosk: event.kiosk }
    case 'ticket-printed':
      return printing({ at: 'printed' })
    case 'ticket-print-failed':
      return printing({ at: 'failed', reason: event.reason })
    case 'ticket-print-unconfirmed':
      return printing({ at: 'unconfirmed', reason: event.reason })
    case 'ticket-called':
      return moving({ at: 'called', window: event.window, calledAt: time, calls: 1 })
    case 'ticket-recalled': {
      const before = ticket.state.at === 'called' ? ticket.state.calls : 0
      const calls = event.counts === false ? before : before + 1
      return moving({ at: 'called', window: event.window, calledAt: time, calls })
    }
    case 'ticket-serving':
      return moving({ at: 'serving', window: event.window, startedAt: time })
    case 'ticket-done':
      return moving({ at: 'done', window: event.window, finishedAt: time })
    case 'ticket-no-show':
      return moving({ at: 'no-show', window: event.window, since: time })
    case 'ticket-held':
      return moving({ at: 'held', window: event.window, reason: event.reason, since: time })
    case 'ticket-returned':
      return { ...moving({ at: 'waiting', since: time }), nextAt: event.window ?? null }
    case 'ticket-transferred':
      return {
        ...moving({ at: 'waiting', since: time }),
        queueId: event.queueId,
        onlyWindow: event.window,
      }
    case 'ticket-cancelled':
      // Where it stood is kept for the one minute in which this can be undone.
      return { ...ticket, state: { at: 'cancelled', since: time } }
    case 'ticket-ending-undone':
      return { ...ticket, state: event.back }
    case 'ticket-taken-up':
      return moving({ at: 'serving', window: event.window, startedAt: time })
    case 'ticket-priority-refused': {
      // One that was called already goes back: the turn was another's.
      const goesBack = ticket.state.at === 'called' && event.stays !== true
      const state: TicketState = goesBack ? { at: 'waiting', since: time } : ticket.state
      return { ...ticket, state, priority: { at: 'none' } }
    }
    case 'ticket-announced': {
      const { state } = ticket
      const isOfTheNewestCall = state.at === 'called' && state.calledAt === event.calledAt
      return isOfTheNewestCall && event.outcome !== 'withdrawn' ? moving({ ...state, saidAt: time }) : ticket
    }
  }
}
