import type { Clock } from '#daemon/clock.ts'

const PARTS = 4
const PART_MIN_MS = 25
const LATE_MS = 20 // timers ring later than this only when the process was busy with something else
const BUSY_PARTS = 4 // on a machine that is never quiet, a timer takes about twice as long and no longer

/**
 * A clock whose timers count only the time in which this process could listen. While it is busy (an fsync of a slow disk
 * takes 800 ms) what devices say waits unread, and Node rings timers before it reads: a good device would be given up
 * for an answer that is already there. So a timer is waited for in parts, and a part that rings late does not count; at
 * the end of the last one, what has come in is read before the timer rings.
 */
export function listeningClock(clock: Clock): Clock {
  return {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    after(ms, then) {
      let left = ms
      let busy = 0
      let cancel = () => {}
      const waitOn = () => {
        const part = Math.min(left, Math.max(ms / PARTS, PART_MIN_MS))
        const dueAt = clock.monotonic() + part
        cancel = clock.after(part, () => {
          const isLate = clock.monotonic() - dueAt > LATE_MS
          if (isLate && busy < BUSY_PARTS) busy += 1
          else left -= part
          if (left > 0) waitOn()
          else cancel = afterReading(then)
        })
      }
      waitOn()
      return () => cancel()
    },
  }
}

/** Node reads what waits on its wires between its timers and its immediates. */
function afterReading(then: () => void): () => void {
  const immediate = setImmediate(then)
  return () => clearImmediate(immediate)
}
