import type { Station } from './station.ts'

/** Those who are still there after closing see the screen; so do those who come early, by a touch. */
const DARK_AFTER_MS = 10 * 60_000
const LOOK_EVERY_MS = 15_000

/** What `GET /api/queue` says that matters here. */
type Queue = { opening: { at: string }; waiting: number }

/**
 * Whether a screen is to be dark now, by the station's own hours: ten minutes after closing, as soon as nobody waits any more. A
 * station that does not answer keeps it awake, for then there is something to read on it.
 */
export function darkness(now: () => number): { take(queue: Queue | null): void; isDark(): boolean } {
  let since: number | null = null
  return {
    take(queue) {
      const isOver = queue !== null && queue.opening.at === 'closed' && queue.waiting === 0
      since = isOver ? (since ?? now()) : null
    },
    isDark: () => since !== null && now() - since >= DARK_AFTER_MS,
  }
}

/** Follows the station's hours until `stop`. */
export function followHours(station: Pick<Station, 'get'>, stop: AbortSignal): () => boolean {
  const dark = darkness(() => performance.now())
  const look = async (): Promise<void> => {
    dark.take(queueIn(await station.get('/api/queue')))
    if (!stop.aborted) setTimeout(() => void look(), LOOK_EVERY_MS).unref()
  }
  void look()
  return dark.isDark
}

function queueIn(fields: Record<string, unknown> | null): Queue | null {
  if (fields === null) return null
  const { opening, waiting } = fields
  if (typeof opening !== 'object' || opening === null || !('at' in opening)) return null
  return { opening: { at: String(opening.at) }, waiting: Number(waiting) }
}
