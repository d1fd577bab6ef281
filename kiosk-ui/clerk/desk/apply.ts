import type { WindowWork, StaffTicket } from '#contract/clerk.ts'
import type { WindowView } from '#contract/window.ts'

/** The work at a window with this ticket as the daemon has just answered it; what is read next from the daemon replaces it. */
export function withTicket(work: WindowWork, ticket: StaffTicket): WindowWork {
  const others = ({ id }: StaffTicket) => id !== ticket.id
  const without: WindowWork = {
    ...work,
    current: work.current?.id === ticket.id ? null : work.current,
    waiting: work.waiting.filter(others),
    held: work.held.filter(others),
    noShows: work.noShows.filter(others),
  }
  switch (ticket.state.at) {
    case 'called':
    case 'serving':
      return ticket.state.window === work.window.id ? { ...without, current: ticket } : without
    case 'waiting':
      return { ...without, waiting: inOrder(work.waiting, without.waiting, ticket) }
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
export function withWindow(work: WindowWork, window: WindowView): WindowWork {
  return {
    ...work,
    window: work.window.id === window.id ? window : work.window,
    windows: work.windows.map((other) => (other.id === window.id ? window : other)),
  }
}
