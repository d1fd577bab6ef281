import type { Guide } from '#contract/guide.ts'
import type { NowReport, WaitingPerson } from '#contract/report.ts'
import { callOrder } from '#daemon/domain/queue/call-order.ts'
import type { QueueRules } from '#daemon/domain/queue/rules.ts'
import type { QueueState, TicketRecord } from '#daemon/domain/queue/state.ts'

/** More of them would not be looked at one by one. */
const SHOWN_MAX = 200

export type NowFacts = Pick<NowReport, 'seq' | 'now' | 'timeZone' | 'day'> & {
  /** Instant by the machine's clock, ISO 8601 UTC. */
  time: string
  rules: QueueRules
  guideOf(seq: number): Guide | undefined
}

/** Who waits at this moment, at all windows together. */
export function nowReport(state: QueueState, facts: NowFacts): NowReport {
  const { seq, now, timeZone, day, rules, guideOf } = facts
  const tickets = [...state.tickets.values()]
  const waiting = tickets.filter((ticket) => ticket.state.at === 'waiting')
  const places = placesInTurn(state, facts)
  const behind = places.size
  const person = (ticket: TicketRecord): WaitingPerson => ({
    number: ticket.number,
    errand: ticket.itemSeq === null ? null : (guideOf(ticket.itemSeq)?.plainTitle ?? null),
    queue: rules.queues.find(({ id }) => id === ticket.queueId)?.name ?? ticket.queueId,
    priority: ticket.priority,
    takenAt: ticket.takenAt,
    only: ticket.nextAt ?? ticket.onlyWindow,
  })
  const longest = waiting.reduce<TicketRecord | null>(
    (found, ticket) => (found === null || ticket.takenAt < found.takenAt ? ticket : found),
    null,
  )
  return {
    seq,
    now,
    timeZone,
    day,
    waiting: waiting
      .sort((a, b) => (places.get(a.id) ?? behind) - (places.get(b.id) ?? behind) || a.arrival - b.arrival)
      .slice(0, SHOWN_MAX)
      .map(person),
    waitingCount: waiting.length,
    longest: longest === null ? null : person(longest),
    heldCount: tickets.filter((ticket) => ticket.state.at === 'held').length,
  }
}

/** In which turn of some window each would be called, the earliest of them. Windows that call the same are asked once. */
function placesInTurn(state: QueueState, { rules, time }: NowFacts): Map<string, number> {
  const places = new Map<string, number>()
  const asked = new Set<string>()
  for (const window of rules.windows) {
    const queues = rules.queues.filter(({ windows }) => windows.includes(window)).map(({ id }) => id)
    const own = state.windows.get(window)
    const alone = own !== undefined && own.line.priority.size + own.line.ordinary.size + own.next.size > 0
    const skills = rules.skills.filter(({ windows }) => windows.includes(window)).map(({ id }) => id)
    const kind = alone ? `window ${window}` : [...queues, '/', ...skills].join(' ')
    if (asked.has(kind)) continue
    asked.add(kind)
    for (const [place, { id }] of callOrder(state, window, rules, time).entries())
      places.set(id, Math.min(place, places.get(id) ?? place))
  }
  return places
}
