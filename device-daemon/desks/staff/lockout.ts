import type { Clock } from '#daemon/clock.ts'

/** Slows down guessing: after five wrong tries, each further one doubles the wait. */
export type Lockout = {
  /** Whole seconds until `key` may try again; 0 = now. */
  waitSeconds(key: string): number
  /** Counts a try before it is checked, so that many at the same instant gain nothing. */
  count(key: string): void
  /** The PIN was right: the key starts from zero. */
  forget(key: string): void
}

const FREE_TRIES = 5
const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 15 * 60_000
const FORGOTTEN_AFTER_MS = 24 * 60 * 60_000

/**
 * `most`: keys that are remembered; beyond them the one that was quiet longest is forgotten. Null for keys of which the
 * station itself knows the number, such as its accounts: nothing a stranger does makes it forget one of those.
 */
export function openLockout(clock: Clock, most: number | null): Lockout {
  // In the order in which they were last counted.
  const tries = new Map<string, { count: number; at: number; until: number }>()

  const isOld = ({ at }: { at: number }) => clock.monotonic() - at >= FORGOTTEN_AFTER_MS
  const of = (key: string) => {
    const found = tries.get(key)
    return found === undefined || isOld(found) ? undefined : found
  }
  function tidyUp(): void {
    for (const [key, found] of tries) {
      if (!isOld(found) && (most === null || tries.size <= most)) return
      tries.delete(key)
    }
  }
  return {
    waitSeconds: (key) => Math.max(0, Math.ceil(((of(key)?.until ?? 0) - clock.monotonic()) / 1000)),
    count(key) {
      const count = (of(key)?.count ?? 0) + 1
      const at = clock.monotonic()
      const wait =
        count < FREE_TRIES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (count - FREE_TRIES), LONGEST_WAIT_MS)
      tries.delete(key)
      tries.set(key, { count, at, until: at + wait })
      tidyUp()
    },
    forget(key) {
      tries.delete(key)
    },
  }
}
