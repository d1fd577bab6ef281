import { linesIn, recordOf, waitingIn } from './line.ts'
import type { QueueRules } from './rules.ts'
import type { QueueState, WindowDay } from './state.ts'

/** Windows and queues that are in use and that the rules name no more. `letter`: that of the numbers that wait. */
export type LeftOver = { windows: readonly string[]; queues: readonly { id: string; letter: string }[] }

/** Whether a clerk is at the window, or a person waits or is served there. */
const isWindowInUse = ({ service, busyWith, line, next }: WindowDay): boolean =>
  service.at !== 'closed' || busyWith !== null || waitingIn(line) > 0 || next.size > 0

/** How many wait in each queue, and which windows are in use: what must not be taken away now. */
export const inUse = (
  state: QueueState,
): { windows: readonly string[]; queues: readonly { id: string; waiting: number }[] } => ({
  windows: [...state.windows].flatMap(([id, window]) => (isWindowInUse(window) ? [id] : [])),
  queues: [...state.queues].flatMap(([id, queue]) => {
    const waiting = linesIn(queue).reduce((sum, line) => sum + waitingIn(line), 0)
    return waiting > 0 ? [{ id, waiting }] : []
  }),
})

/**
 * What still has people although the station has taken it away, e.g. by a file that was changed: it stays until they have
 * been served.
 */
export const leftOver = (
  state: QueueState,
  { windows, queues }: Pick<QueueRules, 'windows' | 'queues'>,
): LeftOver => ({
  windows: [...state.windows].flatMap(([id, window]) =>
    !windows.includes(id) && isWindowInUse(window) ? [id] : [],
  ),
  queues: [...state.queues].flatMap(([id, queue]) => {
    if (queues.some((known) => known.id === id)) return []
    const [first] = linesIn(queue).flatMap(
      ({ priority, ordinary }) => priority.first() ?? ordinary.first() ?? [],
    )
    return first === undefined ? [] : [{ id, letter: recordOf(state.tickets, first).number.slice(0, 1) }]
  }),
})
