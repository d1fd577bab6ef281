import type { QueueRules } from './rules.ts'
import type { QueueState, TicketRecord } from './state.ts'
import { windowsAhead } from './windows-ahead.ts'

/**
 * Those whom a window may call, in the order in which it would, if no one comes or goes and no other window calls.
 * `now` is ISO 8601 UTC.
 */
export const callOrder = (
  state: QueueState,
  window: string,
  rules: QueueRules,
  now: string,
): readonly TicketRecord[] => {
  const call = windowsAhead(state, rules, now)
  const order: TicketRecord[] = []
  for (let next = call(window); next !== undefined; next = call(window)) order.push(next)
  return order
}
