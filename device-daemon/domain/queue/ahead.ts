import { classOf, lineOf, rankIn, recordOf, type TicketClass } from './line.ts'
import { type Candidate, pickNext } from './pick-next.ts'
import type { PriorityRule, QueueRules, QueueState, TicketRecord, WaitingLine } from './types.ts'

type Tickets = QueueState['tickets']

const headAt = (list: WaitingLine['priority'], index: number, tickets: Tickets): TicketRecord | undefined => {
  const id = list.get(index)
  return id === undefined ? undefined : recordOf(tickets, id)
}

/**
 * How many of a line are called before the one at `index` of its class, if nobody comes or goes. The rule itself is
 * run until the other class has nobody left; the rest is counting. Costs as many steps as people have priority.
 */
const callsBefore = (
  line: WaitingLine,
  { kind, index }: { kind: TicketClass; index: number },
  tickets: Tickets,
  rule: PriorityRule,
  now: string,
): number => {
  const newcomer: Candidate = { arrival: Number.POSITIVE_INFINITY, takenAt: now }
  let priorities = 0
  let ordinaries = 0
  let inARow = line.priorityInARow
  for (;;) {
    const priority = headAt(line.priority, priorities, tickets)
    const ordinary = headAt(line.ordinary, ordinaries, tickets)
    if (kind === 'priority' && ordinary === undefined) return index + ordinaries
    if (kind === 'ordinary' && priority === undefined) return index + priorities
    const heads: { priority: Candidate | undefined; ordinary: Candidate } = {
      priority,
      ordinary: ordinary ?? newcomer,
    }
    const called: TicketClass = pickNext(heads, rule, inARow, now) === priority ? 'priority' : 'ordinary'
    if (called === kind && index === (kind === 'priority' ? priorities : ordinaries)) {
      return priorities + ordinaries
    }
    if (called === 'priority') priorities += 1
    else ordinaries += 1
    inARow = called === 'priority' ? inARow + 1 : 0
  }
}

/**
 * People of the same line who are called before this ticket by the fairness rule, if nobody comes or goes; 0 when it
 * is not waiting. `now` is ISO 8601 UTC. Windows that call from several lines may take others in between.
 */
export const ahead = (state: QueueState, ticketId: string, rules: QueueRules, now: string): number => {
  const ticket = state.tickets.get(ticketId)
  if (ticket === undefined || ticket.state.at !== 'waiting') return 0
  const line = lineOf(state, ticket)
  const kind = classOf(ticket)
  const index = rankIn(line[kind], ticket, state.tickets)
  return callsBefore(line, { kind, index }, state.tickets, rules.priority, now)
}

/** The same for somebody ordinary who would take a ticket now. */
export const aheadOfNewcomer = (
  line: WaitingLine,
  tickets: Tickets,
  rules: QueueRules,
  now: string,
): number => callsBefore(line, { kind: 'ordinary', index: line.ordinary.size }, tickets, rules.priority, now)
