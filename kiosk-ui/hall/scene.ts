import type { HallNow } from './hall.ts'
import type { Call } from './call-board.ts'
import { isExpected } from './expected.ts'

/**
 * What the large field shows. `moment`: a call that has just come; `calling`: one whose resident is still expected;
 * `called`: the newest one, whose resident has come or gone, or is to wait until the window goes on.
 */
export type Scene =
  | { at: 'moment' | 'calling'; call: Call }
  | { at: 'called'; call: Call; service: 'serving' | 'paused' | 'over' }
  | { at: 'closed' }
  | { at: 'nobody-yet' }

/** The number being called comes before everything, out of hours too: who holds a number is served. */
export function sceneOf({ windows, opening }: HallNow, moment: Call | null, recent: readonly Call[]): Scene {
  if (moment) return { at: 'moment', call: moment }
  const expected = recent.find((call) => isExpected(windows, call))
  if (expected) return { at: 'calling', call: expected }
  if (opening.at === 'closed') return { at: 'closed' }
  const [newest] = recent
  if (!newest) return { at: 'nobody-yet' }
  const at = windows.find(({ current }) => current?.ticketId === newest.ticketId)?.current?.at
  // One who is called and not expected has been called by a window that pauses.
  const service = at === undefined ? 'over' : at === 'serving' ? 'serving' : 'paused'
  return { at: 'called', call: newest, service }
}
