import type { DeskView, StaffTicket } from '#contract/clerk.ts'
import type { WindowView } from '#contract/window.ts'

/** The desk as it is now that this ticket is as the daemon has just said; the next desk view has the last word. */
export function withTicket(desk: DeskView, ticket: StaffTicket): DeskView {
  const others = ({ id }: StaffTicket) => id !== ticket.id
  const without: DeskView = {
    ...desk,
    current: desk.current?.id === ticket.id ? null : desk.current,
    waiting: desk.waiting.filter(others),
    held: desk.held.filter(others),
    noShows: desk.noShows.filter(others),
  }
  switch (ticket.state.at) {
    case 'called':
    case 'serving':
      return ticket.state.window === desk.window.id ? { ...without, current: ticket } : without
    case 'waiting':
      return { ...without, waiting: inOrder(desk.waiting, without.waiting, ticket) }
    case 'held':
      return { ...without, held: [...without.held, ticket] }
    case 'no-show':
      return { ...without, noShows: [ticket, ...without.noShows] }
    case 'done':
    case 'cancelled':
      return without
  }
}

/** Where it stood if it stood there, by arrival otherwise: only the daemon knows whom the rule calls first. */
function inOrder(
  before: readonly StaffTicket[],
  without: readonly StaffTicket[],
  ticket: StaffTicket,
): StaffTicket[] {
  const stood = before.findIndex(({ id }) => id === ticket.id)
  const later = without.findIndex(({ takenAt }) => takenAt > ticket.takenAt)
  const place = stood >= 0 ? stood : later < 0 ? without.length : later
  return without.toSpliced(place, 0, ticket)
}

/** The same for a window that was opened, paused, resumed or closed. */
export function withWindow(desk: DeskView, window: WindowView): DeskView {
  return {
    ...desk,
    window: desk.window.id === window.id ? window : desk.window,
    windows: desk.windows.map((other) => (other.id === window.id ? window : other)),
  }
}
