import { classOf } from './line.ts'
import type { PriorityRule } from './rules.ts'
import type { TicketRecord } from './state.ts'

/** What the rule looks at; `arrival` orders, `takenAt` ages. `booked`: one with a 预约取号 came later than its place says. */
export type Candidate = { arrival: number; takenAt: string; booked?: { came: number } }

/** The firsts of a line's two classes, undefined where nobody of the class waits, and its count. */
export type Heads = {
  priority: TicketRecord | undefined
  ordinary: TicketRecord | undefined
  priorityInARow: number
}

const MS_PER_MINUTE = 60_000

/** Whether an ordinary ticket has waited so long that it counts as priority. `now` is ISO 8601 UTC. */
export const isAged = (ordinary: Candidate, { ageingMinutes }: PriorityRule, now: string): boolean =>
  ageingMinutes !== null && Date.parse(now) - Date.parse(ordinary.takenAt) >= ageingMinutes * MS_PER_MINUTE

/**
 * The fairness rule. Priority goes first, but not more than `maxInARow` times one after another while somebody
 * ordinary waits; an ordinary ticket older than `ageingMinutes` counts as priority, so only arrival decides then.
 * Each class is looked at by its first alone: within a class the order never changes. `now` is ISO 8601 UTC.
 */
export const pickNext = <Head extends Candidate>(
  { priority, ordinary }: { priority: Head | undefined; ordinary: Head | undefined },
  rule: PriorityRule,
  priorityInARow: number,
  now: string,
): Head | undefined => {
  if (priority === undefined || ordinary === undefined) return priority ?? ordinary
  if (priorityInARow >= rule.maxInARow) return ordinary
  // A booked hour is no reason to go before somebody with priority who came earlier.
  const came = ordinary.booked?.came ?? ordinary.arrival
  return came < priority.arrival && isAged(ordinary, rule, now) ? ordinary : priority
}

const earliest = (tickets: readonly (TicketRecord | undefined)[]): TicketRecord | undefined =>
  tickets.reduce(
    (first, ticket) =>
      ticket !== undefined && (first === undefined || ticket.arrival < first.arrival) ? ticket : first,
    undefined,
  )

/**
 * Whom a window calls that may call from several lines. The rule is asked twice: over all lines together with the
 * window's own count, so that no line starves, and then within the chosen line, whose count all its windows share.
 */
export const pickFromLines = (
  lines: readonly Heads[],
  rule: PriorityRule,
  windowInARow: number,
  now: string,
): TicketRecord | undefined => {
  const heads = lines.filter(({ priority, ordinary }) => (priority ?? ordinary) !== undefined)
  const [only] = heads
  if (only === undefined) return undefined
  if (heads.length === 1) return pickNext(only, rule, only.priorityInARow, now)
  const first = pickNext(
    {
      priority: earliest(heads.map(({ priority }) => priority)),
      ordinary: earliest(heads.map(({ ordinary }) => ordinary)),
    },
    rule,
    windowInARow,
    now,
  )
  if (first === undefined || classOf(first) === 'ordinary') return first
  const chosen = heads.find(({ priority }) => priority === first) ?? only
  return pickNext(chosen, rule, chosen.priorityInARow, now)
}
