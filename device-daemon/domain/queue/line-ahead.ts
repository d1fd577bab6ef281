import { classOf, inARowAfter, ticketAt, type TicketClass } from './line.ts'
import { type Heads, pickFromLines } from './pick-next.ts'
import type { PriorityRule } from './rules.ts'
import type { QueueState, TicketRecord, WaitingLine } from './state.ts'

type Tickets = QueueState['tickets']

/**
 * A line from which people are called in thought, to see who comes when. Nothing is copied: only the places of its two
 * firsts move on.
 */
export type LineAhead = Heads & {
  readonly line: WaitingLine
  /** How many of each class were called in thought. */
  readonly gone: Record<TicketClass, number>
}

export const lineAhead = (line: WaitingLine, tickets: Tickets): LineAhead => ({
  line,
  gone: { priority: 0, ordinary: 0 },
  priority: ticketAt(line.priority, 0, tickets),
  ordinary: ticketAt(line.ordinary, 0, tickets),
  priorityInARow: line.priorityInARow,
})

/**
 * Calls in thought whom a window with these lines calls next, and counts it there and for the window as a call counts;
 * undefined where nobody waits. `now` is ISO 8601 UTC.
 */
export const callAhead = (
  window: { readonly lines: readonly LineAhead[]; priorityInARow: number },
  tickets: Tickets,
  rule: PriorityRule,
  now: string,
): TicketRecord | undefined => {
  const next = pickFromLines(window.lines, rule, window.priorityInARow, now)
  if (next === undefined) return undefined
  const kind = classOf(next)
  const from = window.lines.find((line) => line[kind] === next)
  if (from === undefined) throw new Error(`${next.id} was called from a line that is not here`)
  const isPriority = kind === 'priority'
  window.priorityInARow = inARowAfter(window.priorityInARow, isPriority)
  from.priorityInARow = inARowAfter(from.priorityInARow, isPriority && from.ordinary !== undefined)
  from.gone[kind] += 1
  from[kind] = ticketAt(from.line[kind], from.gone[kind], tickets)
  return next
}
