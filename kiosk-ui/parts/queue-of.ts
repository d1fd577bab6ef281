import type { QueueView, StationNow } from '#contract/station.ts'

/** What a queue says to a person who would take a ticket now; null when the queue is not there. */
export function queueOf(current: StationNow, queueId: string): QueueView | null {
  return current.queues.find(({ id }) => id === queueId) ?? null
}
