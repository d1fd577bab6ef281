import type { Clock } from '#daemon/clock.ts'

/** A clock that moves only when the test says so. Timers run in the order of their time, then of their setting. */
export type ManualClock = Clock & {
  /**
   * Lets everything that can happen without waiting happen, then moves on by `ms`, stopping at every timer due on the
   * way and letting its consequences happen before the next.
   */
  advance(ms: number): Promise<void>
  /** Sets the wall clock, as an administrator or NTP would; monotonic time and timers do not notice. */
  step(epochMs: number): void
  /** Timers set and not yet run or called off. */
  pending(): number
}

/** One turn of the event loop empties the whole queue of promise jobs. */
const oneTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Starts at 2026-11-23T00:00:00Z. `settle`: lets everything that can happen without waiting happen. */
export function manualClock(
  start: number = Date.UTC(2026, 10, 23),
  settle: () => Promise<void> = oneTurn,
): ManualClock {
  let elapsed = 0
  let wall = start
  let made = 0
  const timers = new Map<number, { due: number; run: () => void }>()

  const nextDue = (limit: number) => {
    let found: [number, { due: number; run: () => void }] | undefined
    for (const entry of timers) {
      if (entry[1].due <= limit && (found === undefined || entry[1].due < found[1].due)) found = entry
    }
    return found
  }

  return {
    now: () => wall + elapsed,
    monotonic: () => elapsed,
    after(ms, then) {
      made += 1
      const id = made
      timers.set(id, { due: elapsed + Math.max(0, ms), run: then })
      return () => {
        timers.delete(id)
      }
    },
    async advance(ms) {
      const until = elapsed + ms
      await settle()
      for (let next = nextDue(until); next !== undefined; next = nextDue(until)) {
        timers.delete(next[0])
        elapsed = Math.max(elapsed, next[1].due)
        next[1].run()
        await settle()
      }
      elapsed = until
    },
    step(epochMs) {
      wall = epochMs - elapsed
    },
    pending: () => timers.size,
  }
}
