import { emptyLine, recordOf } from './line.ts'
import { pickFromLines } from './pick-next.ts'
import { windowDay } from './places.ts'
import { attendAgain } from './window-service.ts'
import * as refusal from './refusals.ts'
import type { Decision, QueueCommand, QueueFacts, QueueRules, QueueState, WaitingLine } from './types.ts'

/** Where a window may call from: those sent to it alone, then the queues it serves. */
export const linesOf = (state: QueueState, window: string, rules: QueueRules): readonly WaitingLine[] => [
  windowDay(state, window).line,
  ...rules.queues
    .filter((queue) => queue.windows.includes(window))
    .map((queue) => state.queues.get(queue.id)?.line ?? emptyLine),
]

/**
 * Calls the next of this window's own line and of the queues it calls from. A window holds one ticket at a time:
 * while one is called or served there nothing else is called and nothing is finished on the quiet.
 */
export const callNext = (
  state: QueueState,
  { window, clerk }: Extract<QueueCommand, { type: 'call-next' }>,
  { rules, time }: QueueFacts,
): Decision => {
  const attendance = attendAgain(state, window, clerk, rules)
  if (attendance.at === 'refused') return attendance
  const { busyWith, priorityInARow } = windowDay(state, window)
  if (busyWith !== null) return refusal.windowBusy(recordOf(state.tickets, busyWith))
  const next = pickFromLines(
    linesOf(state, window, rules),
    state.tickets,
    rules.priority,
    priorityInARow,
    time,
  )
  if (next === undefined) return refusal.nobodyWaiting()
  return {
    at: 'accepted',
    events: [...attendance.events, { type: 'ticket-called', ticketId: next.id, window, clerk }],
  }
}
