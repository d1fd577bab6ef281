import { windowDay } from './places.ts'
import type { QueueState } from './state.ts'

/**
 * Whether a call still stands: its person is expected at that window now. One that has paused expects nobody, until it
 * calls again.
 */
export const callStands = (
  state: QueueState,
  { ticketId, window }: { ticketId: string; window: string },
): boolean => {
  const { busyWith, service } = windowDay(state, window)
  return busyWith === ticketId && service.at === 'open' && state.tickets.get(ticketId)?.state.at === 'called'
}

/** Why a call stands no longer. `taken-back`: its person is not to come to that window any more, or not yet again. */
export type WhyWithdrawn = 'answered' | 'passed-over' | 'paused' | 'taken-back'

/** Of a call that stood before. */
export const whyWithdrawn = (state: QueueState, ticketId: string): WhyWithdrawn => {
  switch (state.tickets.get(ticketId)?.state.at) {
    case 'serving':
    case 'done':
      return 'answered'
    case 'no-show':
      return 'passed-over'
    case 'called':
      return 'paused'
    case 'waiting':
    case 'held':
    case 'cancelled':
    case undefined:
      return 'taken-back'
  }
}
