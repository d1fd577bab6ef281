import type { TicketPlace } from '#contract/find-ticket.ts'
import type { TicketState } from '#contract/ticket.ts'
import type { LiveMessage } from '../../../link/live.ts'

/** Where a found ticket stands by the latest news; `window` is a window's id. */
export type Whereabouts = { at: TicketState['at']; window: string | null }

/** As it was found. */
export function whereabouts({ state }: Pick<TicketPlace, 'state'>): Whereabouts {
  return { at: state.at, window: state.window ?? null }
}

/** What a message says of this ticket: its state in the message's name, the window where there is one. */
export function newsOf(
  { ticket, now }: { ticket: Pick<TicketPlace, 'id'>; now: Whereabouts },
  message: LiveMessage,
): Whereabouts | null {
  if (message.name === 'day-opened') {
    const isOver = now.at === 'done' || now.at === 'cancelled' || now.at === 'no-show'
    return isOver || (message.data.goesOn?.includes(ticket.id) ?? true)
      ? null
      : { at: 'cancelled', window: null }
  }
  const { name, data } = message
  const state = name === 'ticket-ending-undone' ? data.at : stateTold[name]
  if (state === undefined || !('ticketId' in data) || data.ticketId !== ticket.id) return null
  // It may be back in the line, where it has no window.
  if (state === 'waiting') return { at: state, window: null }
  return { at: state, window: 'window' in data ? data.window : null }
}

const stateTold: Partial<Record<LiveMessage['name'], Whereabouts['at']>> = {
  'ticket-called': 'called',
  'ticket-recalled': 'called',
  'ticket-serving': 'serving',
  'ticket-taken-up': 'serving',
  'ticket-done': 'done',
  'ticket-held': 'held',
  'ticket-returned': 'waiting',
  'ticket-transferred': 'waiting',
  'ticket-no-show': 'no-show',
  'ticket-cancelled': 'cancelled',
}
