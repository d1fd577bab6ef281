import type { Clock } from '#daemon/clock.ts'

/** Slows down whoever guesses: after five tries each further one costs twice the waiting. */
export type Lockout = {
  /** Whole seconds until `key` may try again; 0 = now. */
  waitSeconds(key: string): number
  /** Counts a try before it is checked, so that many at the same instant gain nothing. */
  count(key: string): void
  /** It was right: the key starts anew. */
  forget(key: string): void
}

const FREE_TRIES = 5
const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 15 * 60_000
const FORGOTTEN_AFTER_MS = 24 * 60 * 60_000
/** Names that nobody bears are counted too; pushing a real one out takes thousands of tries, each of them slowed down. */
const MOST_KEYS = 2_000

export function openLockout(clock: Clock): Lockout {
  const tries = new Map<string, { count: number; at: number; until: number }>()

  const of = (key: string) => {
    const found = tries.get(key)
    return found && clock.monotonic() - found.at < FORGOTTEN_AFTER_MS ? found : undefined
  }
  return {
    waitSeconds: (key) => Math.max(0, Math.ceil(((of(key)?.until ?? 0) - clock.monotonic()) / 1000)),
    count(key) {
      const count = (of(key)?.count ?? 0) + 1
      const at = clock.monotonic()
      const wait =
        count < FREE_TRIES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (count - FREE_TRIES), LONGEST_WAIT_MS)
      // Put back at the end, so that the first of the map is the one that was quiet longest.
      tries.delete(key)
      tries.set(key, { count, at, until: at + wait })
      if (tries.size > MOST_KEYS) tries.delete(tries.keys().next().value ?? '')
    },
    forget(key) {
      tries.delete(key)
    },
  }
}
