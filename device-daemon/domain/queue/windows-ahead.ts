import { linesOf } from './call.ts'
import { recordOf } from './line.ts'
import { callAhead, type LineAhead, lineAhead } from './line-ahead.ts'
import { windowDay } from './places.ts'
import type { QueueRules } from './rules.ts'
import type { QueueState, TicketRecord, WaitingLine } from './state.ts'

/**
 * Calls in thought, as if no one came or went. The function that is returned calls the next ticket of the given window, and
 * returns undefined once that window has no ticket left to call. `now` is ISO 8601 UTC.
 */
export const windowsAhead = (
  state: QueueState,
  rules: QueueRules,
  now: string,
): ((window: string) => TicketRecord | undefined) => {
  // Windows share lines: whom one of them calls, none of the others does.
  const lines = new Map<WaitingLine, LineAhead>()
  const ofLine = (line: WaitingLine): LineAhead => {
    const known = lines.get(line) ?? lineAhead(line, state.tickets)
    lines.set(line, known)
    return known
  }
  const windows = new Map<string, ReturnType<typeof opened>>()
  const opened = (window: string) => {
    const { next, priorityInARow } = windowDay(state, window)
    return { lines: linesOf(state, window, rules).map(ofLine), back: [...next], priorityInARow }
  }
  return (id) => {
    const window = windows.get(id) ?? opened(id)
    windows.set(id, window)
    const back = window.back.shift()
    return back === undefined
      ? callAhead(window, state.tickets, rules.priority, now)
      : recordOf(state.tickets, back)
  }
}
