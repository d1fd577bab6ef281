import { aheadAcross, linesBeside } from './ahead-across.ts'
import { classOf, inARowAfter, lineOf, rankIn, ticketAt, type TicketClass } from './line.ts'
import { isAged, pickNext } from './pick-next.ts'
import { placeTicket, queueDay, windowDay } from './places.ts'
import type { PriorityRule, QueueRules } from './rules.ts'
import type { QueueState, TicketRecord, WaitingLine } from './state.ts'

type Tickets = QueueState['tickets']

/** Calls of the other class before the one at `index`, when no ticket is aged: so many with priority, one without, … */
const othersBefore = (kind: TicketClass, index: number, maxInARow: number, inARow: number): number => {
  const firstRun = Math.max(0, maxInARow - inARow)
  if (kind === 'ordinary') return firstRun + index * maxInARow
  return index < firstRun ? 0 : 1 + Math.floor((index - firstRun) / maxInARow)
}

/**
 * How many of a line are called before the one at `index` of its class, if no one comes or goes. The rule itself is
 * run through those who have waited too long; the rest is arithmetic, so that a full hall costs no more than an empty.
 */
const callsBefore = (
  line: WaitingLine,
  { kind, index }: { kind: TicketClass; index: number },
  tickets: Tickets,
  rule: PriorityRule,
  now: string,
): number => {
  let priorities = 0
  let ordinaries = 0
  let inARow = line.priorityInARow
  for (;;) {
    const priority = ticketAt(line.priority, priorities, tickets)
    const ordinary = ticketAt(line.ordinary, ordinaries, tickets)
    const [own, others, otherSize] =
      kind === 'priority'
        ? [priorities, ordinaries, line.ordinary.size]
        : [ordinaries, priorities, line.priority.size]
    // Behind one that was booked there may be some who have waited longer.
    const decided = ordinary !== undefined && ordinary.booked === undefined && !isAged(ordinary, rule, now)
    if (priority === undefined || ordinary === undefined || decided) {
      return index + Math.min(otherSize, others + othersBefore(kind, index - own, rule.maxInARow, inARow))
    }
    const called: TicketClass =
      pickNext({ priority, ordinary }, rule, inARow, now) === priority ? 'priority' : 'ordinary'
    if (called === kind && index === own) return priorities + ordinaries
    if (called === 'priority') priorities += 1
    else ordinaries += 1
    inARow = inARowAfter(inARow, called === 'priority')
  }
}

/**
 * People who are called before this ticket by the fairness rule, if no one comes or goes; 0 when it is not waiting.
 * `now` is ISO 8601 UTC. Of its own line, and of others where its windows call from those as well.
 */
export const ahead = (state: QueueState, ticketId: string, rules: QueueRules, now: string): number => {
  const ticket = state.tickets.get(ticketId)
  if (ticket === undefined || ticket.state.at !== 'waiting') return 0
  if (ticket.nextAt !== null) return rankIn(windowDay(state, ticket.nextAt).next, ticket, state.tickets)
  const beside = ticket.onlyWindow === null ? linesBeside(state, ticket, rules) : []
  if (beside.length > 1) return aheadAcross(state, ticket, beside, rules, now)
  const line = lineOf(state, ticket)
  const kind = classOf(ticket)
  const index = rankIn(line[kind], ticket, state.tickets)
  return callsBefore(line, { kind, index }, state.tickets, rules.priority, now)
}

/** The same for a person without priority who would take a ticket of this queue now, for what needs no skill. */
export const aheadOfNewcomer = (
  state: QueueState,
  queueId: string,
  rules: QueueRules,
  now: string,
): number => {
  const { line } = queueDay(state, queueId)
  if (linesBeside(state, { queueId, skill: null }, rules).length === 1) {
    const last = { kind: 'ordinary', index: line.ordinary.size } as const
    return callsBefore(line, last, state.tickets, rules.priority, now)
  }
  const newcomer = aNewcomer(state, queueId, now)
  const placed = placeTicket(state, newcomer)
  return aheadAcross(placed, newcomer, linesBeside(placed, newcomer, rules), rules, now)
}

/** No ticket yet, only the place where it would stand. */
const aNewcomer = (state: QueueState, queueId: string, now: string): TicketRecord => ({
  id: '',
  number: '',
  day: state.day,
  queueId,
  ordinal: 0,
  arrival: state.arrivals + 1,
  onlyWindow: null,
  nextAt: null,
  itemSeq: null,
  skill: null,
  discreet: false,
  priority: { at: 'none' },
  kiosk: '',
  token: '',
  personTag: null,
  takenAt: now,
  issued: null,
  revisitOf: null,
  state: { at: 'waiting', since: now },
  print: { at: 'none' },
  printKiosk: null,
})
