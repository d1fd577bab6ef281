import type { Facts } from '../area.ts'
import type { BookingsState } from '../bookings/state.ts'
import type { IssuingState } from '../opening/issuing.ts'

export type ItemRule = {
  seq: number
  queueId: string
  /** The skill that a window must have to call it; null for none. */
  skill: string | null
  discreet: boolean
  /** Words for the resident when no ticket can be taken: why, and whom to ask. */
  noTicket: { why: string; ask: string } | null
  suspended: string | null
}

export type QueueRule = {
  id: string
  name: string
  letter: string
  /** Tickets a day, or null. */
  dailyQuota: number | null
  /** Windows that call from it; every window by default (综合受理). */
  windows: readonly string[]
}

/** What not every window can do. */
type SkillRule = { id: string; name: string; windows: readonly string[] }

export type PriorityRule = {
  /** At most so many priority calls in a row while a person without priority waits. */
  maxInARow: number
  /** Minutes after which an ordinary ticket counts as priority; null = never. */
  ageingMinutes: number | null
}

/** What decisions need to know of the configuration. */
export type QueueRules = {
  queues: readonly QueueRule[]
  defaultQueueId: string
  items: ReadonlyMap<number, ItemRule>
  windows: readonly string[]
  /** Empty where every window can do everything (全科服务). */
  skills: readonly SkillRule[]
  kiosks: readonly string[]
  priority: PriorityRule
  /** Calls before a ticket may be marked no-show. */
  callsBeforeNoShow: number
  /** Silence after a call was said, before another one counts; 0 = every call counts at once. */
  secondsBetweenCalls: number
  /** Where phones reach their ticket's page; undefined while the station does not offer it. */
  phoneUrl?: string
}

/** `issuing`: whether 停止取号 stands. `bookings`: those that are open; none unless it is said. */
export type QueueFacts = Facts<QueueRules> & {
  issuing: IssuingState
  bookings?: BookingsState['open']
}
