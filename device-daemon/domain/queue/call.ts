import { emptyLine, recordOf } from './line.ts'
import { pickFromLines } from './pick-next.ts'
import { windowDay } from './places.ts'
import * as refusal from './refusals.ts'
import type { Decision, QueueCommand, QueueFacts, QueueState } from './types.ts'

/**
 * Calls the next of this window's own line and of the queues it calls from. A window holds one ticket at a time:
 * while one is called or served there nothing else is called and nothing is finished on the quiet.
 */
export const callNext = (
  state: QueueState,
  { window, clerk }: Extract<QueueCommand, { type: 'call-next' }>,
  { rules, time }: QueueFacts,
): Decision => {
  if (!rules.windows.includes(window)) return refusal.unknownWindow()
  const { line, busyWith, priorityInARow } = windowDay(state, window)
  if (busyWith !== null) return refusal.windowBusy(recordOf(state.tickets, busyWith))
  const lines = rules.queues
    .filter((queue) => queue.windows.includes(window))
    .map((queue) => state.queues.get(queue.id)?.line ?? emptyLine)
  const next = pickFromLines([line, ...lines], state.tickets, rules.priority, priorityInARow, time)
  return next === undefined
    ? refusal.nobodyWaiting()
    : { at: 'accepted', events: [{ type: 'ticket-called', ticketId: next.id, window, clerk }] }
}
