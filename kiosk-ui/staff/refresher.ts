import type { Reply } from '../link/ask.ts'
import { pause } from '../link/pause.ts'

export type Refresher = {
  /** Something may have changed: asks, or asks once more after the question that is under way. */
  refresh(): void
  /** Something did change here: an answer that was asked for before is too old to be shown. */
  outdate(): void
  stop(): void
}

/** A daemon that restarts is back in under 3 s. */
const AWAY_PAUSE_MS = 500
/** Even with a crowd at the kiosks, asking more often than a clerk can read is useless. */
const BURST_PAUSE_MS = 60

/** Keeps what a screen shows of the daemon fresh: one question under way, one waiting, however many events come. */
export function createRefresher<Value>(
  read: () => Promise<Reply<Value>>,
  take: (reply: Exclude<Reply<Value>, { at: 'away' }>) => void,
  wait: typeof pause = pause,
): Refresher {
  const ended = new AbortController()
  let state: 'idle' | 'asking' | 'asking-with-one-waiting' = 'idle'
  let changes = 0

  async function keepAsking(): Promise<void> {
    for (;;) {
      state = 'asking'
      const before = changes
      const reply = await read()
      if (ended.signal.aborted) return
      if (reply.at === 'away') {
        await wait(AWAY_PAUSE_MS, ended.signal)
        if (ended.signal.aborted) return
        continue
      }
      const fresh = before === changes
      if (fresh) take(reply)
      if (ended.signal.aborted) return
      if (fresh && !oneWaits()) break
      await wait(BURST_PAUSE_MS, ended.signal)
      if (ended.signal.aborted) return
    }
    state = 'idle'
  }

  // A function, because TypeScript does not see that `refresh` may have run meanwhile.
  const oneWaits = () => state === 'asking-with-one-waiting'

  function refresh(): void {
    if (ended.signal.aborted) return
    if (state === 'idle') void keepAsking()
    else state = 'asking-with-one-waiting'
  }

  return {
    refresh,
    outdate() {
      changes += 1
      refresh()
    },
    stop: () => ended.abort(),
  }
}
