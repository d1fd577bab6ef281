import type { QueueView } from '#contract/station.ts'
import { queueOf } from '../../parts/queue-of.ts'
import type { App } from '../shell/app.ts'

/** What a resident who comes in now can expect; every case in which no ticket leads to a window has its own words. */
export type Today =
  | { at: 'away' }
  | { at: 'closed' }
  | { at: 'full' }
  | { at: 'no-window'; queue: QueueView; paused: boolean }
  | { at: 'taking'; queue: QueueView }

export function todayOf(app: App): Today {
  const { current, windows } = app.model.value
  if (app.link.value.at === 'restarting') return { at: 'away' }
  if (current.opening.at === 'closed') return { at: 'closed' }
  const queue = queueOf(current, current.defaultQueueId)
  // Another queue may still have numbers for its own errands.
  if (!queue || current.queues.every(({ left }) => left === 0)) return { at: 'full' }
  if (windows.some(({ service }) => service.at === 'open')) return { at: 'taking', queue }
  return { at: 'no-window', queue, paused: windows.some(({ service }) => service.at === 'paused') }
}
