import type { BookingRules } from '#contract/booking-rules.ts'

/** By what rules people are served, and where: what the queue needs of station.yaml. */
export type ServiceRules = {
  /** `fromAge`: full years of life, null = no priority by age; `ageingMinutes`: null = not applied. */
  priority: { fromAge: number | null; maxInARow: number; ageingMinutes: number | null }
  /** Calls of a ticket before it may be marked as a no-show. */
  callsBeforeNoShow: number
  /** Silence after a call was said, before another one counts; 0 = every call counts at once. */
  secondsBetweenCalls: number
  /** In the order in which they are shown. */
  windows: readonly ServiceWindow[]
  /** What not every window can do; empty where each can do everything. */
  skills: readonly { id: string; name: string; items: readonly number[] }[]
  queues: readonly ServiceQueue[]
  /** Where 直接取号 leads. */
  defaultQueue: string
  /** Left out while nothing can be booked. */
  bookings?: BookingRules
}

export type ServiceWindow = {
  id: string
  /** As hall and voice name it: 1 号窗口. */
  label: string
  /** Undefined where the station has one daemon. */
  daemon?: string
  /** Name of the account that a pad without a screen acts for. */
  padClerk?: string
  /** Ids; undefined: every one. */
  skills?: readonly string[]
}

export type ServiceQueue = {
  id: string
  name: string
  letter: string
  /** Numbers a day; null = no limit. */
  dailyQuota: number | null
  /** Which windows call from it. */
  windows: 'all' | readonly string[]
  /** Errands that go here; every other one goes to the default queue. */
  items: readonly number[]
}
