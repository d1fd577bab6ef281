import type { Reply } from './api.ts'
import { pause } from './pause.ts'

/** First pause, doubled each time up to the last, in ms: a daemon is back in under 3 s. */
const FIRST_PAUSE_MS = 200
const LAST_PAUSE_MS = 2000

/**
 * Asks again until the daemon answers. The question must be one that may be asked twice: a read, or a command with
 * its
 * commandId. Returns `away` only when the signal aborted.
 */
export async function untilAnswered<Value>(
  ask: () => Promise<Reply<Value>>,
  signal: AbortSignal,
  wait: typeof pause = pause,
): Promise<Reply<Value>> {
  for (let ms = FIRST_PAUSE_MS; !signal.aborted; ms = Math.min(ms * 2, LAST_PAUSE_MS)) {
    const reply = await ask()
    if (reply.at !== 'away' && !signal.aborted) return reply
    await wait(ms, signal)
  }
  return { at: 'away' }
}
