import type { Reply } from './api.ts'

/** First pause, doubled each time up to the last, in ms: a daemon is back in under 3 s. */
const FIRST_PAUSE_MS = 200
const LAST_PAUSE_MS = 2000

/** Resolves after `ms`, or as soon as the signal aborts. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>

/**
 * Asks again until somebody answers. The question must be one that may be asked twice: a read, or a command with its
 * commandId. Returns `away` only when the signal aborted.
 */
export async function untilAnswered<Value>(
  ask: () => Promise<Reply<Value>>,
  signal: AbortSignal,
  pause: Pause = pauseFor,
): Promise<Reply<Value>> {
  for (let wait = FIRST_PAUSE_MS; !signal.aborted; wait = Math.min(wait * 2, LAST_PAUSE_MS)) {
    const reply = await ask()
    if (reply.at !== 'away' && !signal.aborted) return reply
    await pause(wait, signal)
  }
  return { at: 'away' }
}

/** The pause of real life. */
export function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
