import type { WindowView } from '#contract/window.ts'
import type { Call } from './call-board.ts'

/** Whether this number is being called now and its resident has not come yet. A window that pauses expects nobody. */
export function isExpected(windows: readonly WindowView[], { ticketId, window }: Call): boolean {
  return windows.some(
    ({ id, service, current }) =>
      id === window && service.at === 'open' && current?.ticketId === ticketId && current.at === 'called',
  )
}
