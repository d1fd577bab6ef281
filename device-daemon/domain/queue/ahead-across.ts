import { classOf, leaveLine, rankIn } from './line.ts'
import { pickFromLines } from './pick-next.ts'
import { queueDay, windowDay } from './places.ts'
import type { QueueRules, QueueState, TicketRecord, WaitingLine } from './types.ts'

/** Further back than this the order changes many times yet: who is left there is counted by arrival. */
const BY_THE_RULE = 200

type Window = { queues: readonly string[]; priorityInARow: number }

/** This queue and those whose people some window of it calls too; itself alone in most stations. */
export const queuesBeside = (queueId: string, rules: QueueRules): readonly string[] => {
  const windows = new Set(rules.queues.find(({ id }) => id === queueId)?.windows)
  return rules.queues
    .filter(({ id, windows: theirs }) => id === queueId || theirs.some((window) => windows.has(window)))
    .map(({ id }) => id)
}

/**
 * People of several queues whom this queue's windows call before a ticket of it, if no one comes or goes: the windows at
 * work call by turns, each by the rule. `state` has the ticket waiting in its queue. `now` is ISO 8601 UTC.
 */
export const aheadAcross = (
  state: QueueState,
  ticket: TicketRecord,
  beside: readonly string[],
  rules: QueueRules,
  now: string,
): number => {
  const { tickets } = state
  const lines = new Map(beside.map((id) => [id, queueDay(state, id).line]))
  const windows = windowsAtWork(state, ticket.queueId, beside, rules)
  let ahead = 0
  for (let turn = 0; turn < BY_THE_RULE; turn += 1) {
    const window = windows[turn % windows.length]
    if (window === undefined) break
    const own = window.queues.flatMap((id) => lines.get(id) ?? [])
    const next = pickFromLines(own, tickets, rules.priority, window.priorityInARow, now)
    if (next?.id === ticket.id) return ahead
    if (next === undefined) continue
    if (window.queues.includes(ticket.queueId)) ahead += 1
    const isPriority = classOf(next) === 'priority'
    window.priorityInARow = isPriority ? window.priorityInARow + 1 : 0
    const line = lines.get(next.queueId)
    if (line === undefined) throw new Error(`${next.id} was called from a line that is not here`)
    lines.set(next.queueId, {
      ...leaveLine(line, next, tickets),
      priorityInARow: isPriority && line.ordinary.size > 0 ? line.priorityInARow + 1 : 0,
    })
  }
  return ahead + earlierThan(ticket, [...lines.values()], tickets)
}

/** The windows of these queues with a clerk; all of them while this queue has no window with a clerk. */
const windowsAtWork = (
  state: QueueState,
  queueId: string,
  beside: readonly string[],
  rules: QueueRules,
): Window[] => {
  const all = rules.windows.flatMap((id) => {
    const queues = rules.queues.filter((queue) => queue.windows.includes(id)).map((queue) => queue.id)
    const { service, busyWith, priorityInARow } = windowDay(state, id)
    const isAtWork = service.at === 'open' || busyWith !== null
    return queues.some((queue) => beside.includes(queue)) ? [{ queues, priorityInARow, isAtWork }] : []
  })
  const atWork = all.filter(({ isAtWork }) => isAtWork)
  return atWork.some(({ queues }) => queues.includes(queueId)) ? atWork : all
}

const earlierThan = (
  ticket: TicketRecord,
  lines: readonly WaitingLine[],
  tickets: QueueState['tickets'],
): number =>
  lines.reduce(
    (sum, { priority, ordinary }) =>
      sum + rankIn(priority, ticket, tickets) + rankIn(ordinary, ticket, tickets),
    0,
  )
