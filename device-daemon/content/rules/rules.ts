/** By what rules people are served, as station.yaml has them. */
export type ServiceRules = {
  /** `fromAge`: full years of life, null = no priority by age; `ageingMinutes`: null = not applied. */
  priority: { fromAge: number | null; maxInARow: number; ageingMinutes: number | null }
  /** Calls of a ticket before it may be marked as a no-show. */
  callsBeforeNoShow: number
  /** Silence after a call was said, before another one counts; 0 = every call counts at once. */
  secondsBetweenCalls: number
  /** Numbers a day of each queue; null = no limit. */
  quotas: readonly { queue: string; dailyQuota: number | null }[]
}
