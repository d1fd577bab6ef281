import type { QueueView } from '#contract/station.ts'

/** Whether the station gives no more numbers today: 停止取号, or every queue's are used up. */
export function givesNone(queues: readonly QueueView[]): boolean {
  return queues.length > 0 && queues.every(({ left }) => left === 0)
}
