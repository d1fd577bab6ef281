import { lineIn, rankIn, type TicketClass } from './line.ts'
import { callAhead, type LineAhead, lineAhead } from './line-ahead.ts'
import { queueDay, windowDay } from './places.ts'
import { type Need, windowsFor } from './skills.ts'
import type { QueueRules } from './rules.ts'
import type { QueueState, TicketRecord, WaitingLine } from './state.ts'

/** Further back than this the order changes many times yet: who is left there is counted by arrival. */
const BY_THE_RULE = 200

/** A line of a queue, and the windows that call from it. */
type Beside = { id: string; line: WaitingLine; windows: readonly string[] }
type Window = { lines: readonly string[]; priorityInARow: number }

const lineId = ({ queueId, skill }: Need): string => `${queueId}/${skill ?? ''}`

/** This line and those whose people some window of it calls too; itself alone in most stations. */
export const linesBeside = (state: QueueState, need: Need, rules: QueueRules): readonly Beside[] => {
  const windows = new Set(windowsFor(need, rules))
  const own = lineId(need)
  return rules.queues.flatMap(({ id: queueId }) => {
    const queue = queueDay(state, queueId)
    const skills = queue.skilled.size === 0 ? [null] : [null, ...withPeople(queue.skilled)]
    return skills.flatMap((skill) => {
      const id = lineId({ queueId, skill })
      const theirs = windowsFor({ queueId, skill }, rules)
      return id === own || theirs.some((window) => windows.has(window))
        ? [{ id, line: lineIn(queue, skill), windows: theirs }]
        : []
    })
  })
}

const withPeople = (skilled: Iterable<[string, WaitingLine]>): readonly string[] =>
  [...skilled].flatMap(([skill, { priority, ordinary }]) =>
    priority.size + ordinary.size > 0 ? [skill] : [],
  )

/**
 * People of several lines whom this line's windows call before a ticket of it, if no one comes or goes: the windows at
 * work call by turns, each by the rule. `state` has the ticket waiting in its queue. `now` is ISO 8601 UTC.
 */
export const aheadAcross = (
  state: QueueState,
  ticket: TicketRecord,
  beside: readonly Beside[],
  rules: QueueRules,
  now: string,
): number => {
  const { tickets } = state
  const own = lineId(ticket)
  const lines = new Map(beside.map(({ id, line }) => [id, lineAhead(line, tickets)]))
  const windows = windowsAtWork(state, own, beside, rules).map(({ lines: ids, priorityInARow }) => ({
    lines: ids.flatMap((id) => lines.get(id) ?? []),
    callsFromOwn: ids.includes(own),
    priorityInARow,
  }))
  let ahead = 0
  for (let turn = 0; turn < BY_THE_RULE; turn += 1) {
    const window = windows[turn % windows.length]
    if (window === undefined) break
    const next = callAhead(window, tickets, rules.priority, now)
    if (next?.id === ticket.id) return ahead
    if (next !== undefined && window.callsFromOwn) ahead += 1
  }
  return ahead + earlierThan(ticket, [...lines.values()], tickets)
}

/** The windows of these lines with a clerk; all of them while the own line has no window with a clerk. */
const windowsAtWork = (
  state: QueueState,
  own: string,
  beside: readonly Beside[],
  rules: QueueRules,
): Window[] => {
  const all = rules.windows.flatMap((id) => {
    const lines = beside.flatMap((line) => (line.windows.includes(id) ? [line.id] : []))
    const { service, busyWith, priorityInARow } = windowDay(state, id)
    const isAtWork = service.at === 'open' || busyWith !== null
    return lines.length > 0 ? [{ lines, priorityInARow, isAtWork }] : []
  })
  const atWork = all.filter(({ isAtWork }) => isAtWork)
  return atWork.some(({ lines }) => lines.includes(own)) ? atWork : all
}

const earlierThan = (
  ticket: TicketRecord,
  lines: readonly LineAhead[],
  tickets: QueueState['tickets'],
): number =>
  lines.reduce((sum, { line, gone }) => {
    const left = (kind: TicketClass) => Math.max(0, rankIn(line[kind], ticket, tickets) - gone[kind])
    return sum + left('priority') + left('ordinary')
  }, 0)
