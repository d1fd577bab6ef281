import { linesOf, nextFor } from './call.ts'
import { evolve } from './evolve.ts'
import { recordOf } from './line.ts'
import type { QueueRules } from './rules.ts'
import type { QueueState, TicketRecord } from './state.ts'

/** So many are put in the order of the rule itself; who stands further back sees it change many times yet. */
const BY_THE_RULE = 60

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
  const order: TicketRecord[] = []
  let rest = state
  while (order.length < BY_THE_RULE) {
    const next = nextFor(rest, window, rules, now)
    if (next === undefined) return order
    order.push(next)
    rest = evolve(
      rest,
      { type: 'ticket-called', ticketId: next.id, window, clerk: '' },
      { time: now, day: state.day },
    )
  }
  const behind = linesOf(rest, window, rules).flatMap(({ priority, ordinary }) =>
    [...priority, ...ordinary].map((id) => recordOf(rest.tickets, id)),
  )
  return [...order, ...behind.sort((a, b) => a.arrival - b.arrival)]
}
