/** Buttons are deaf for less than this after they appear; a link, a resident and a turn of pages wait for longer. */
const SHORT_MS = 1000
/** Short enough to be over at once, long enough that a loop of short waits leaves the machine to others. */
const AT_ONCE_MS = 20

const wait = window.setTimeout.bind(window)
const realNow = Date.now.bind(Date)
const realElapsed = performance.now.bind(performance)

/**
 * In the gallery no time passes: what waits for less than a second has happened, and what waits for longer never does.
 * A state appears at once and stays. To be called before anything is shown;
 * the returned function calls off what still waits.
 */
export function stopTime(): () => void {
  const waiting = new Set<number>()
  const still = (run: () => void, ms = 0): number => {
    if (ms >= SHORT_MS) return 0
    // Preact runs effects so, once for all that wait; called off once, it would never run one again.
    if (ms === 0) return wait(run)
    const timer = wait(
      () => {
        waiting.delete(timer)
        run()
      },
      Math.min(ms, AT_ONCE_MS),
    )
    waiting.add(timer)
    return timer
  }
  Object.assign(globalThis, { setTimeout: still, setInterval: () => 0 })
  const [now, elapsed] = [realNow(), realElapsed()]
  Date.now = () => now
  performance.now = () => elapsed
  return () => {
    for (const timer of waiting) clearTimeout(timer)
  }
}
