import { useEffect, useState } from 'preact/hooks'

/** Whole seconds until `waitMs` have passed since `sinceMs` on a clock that only runs forward; counts down by itself. */
export function useCountdown({ waitMs, sinceMs }: { waitMs: number; sinceMs: number }): number {
  const [now, setNow] = useState(performance.now())
  const left = secondsLeft({ waitMs, sinceMs }, Math.max(now, sinceMs))
  useEffect(() => {
    if (left === 0) return undefined
    const timer = setInterval(() => setNow(performance.now()), 250)
    return () => clearInterval(timer)
  }, [left === 0, sinceMs])
  return left
}

/** Rounded up: at 0 it is over. */
export function secondsLeft({ waitMs, sinceMs }: { waitMs: number; sinceMs: number }, nowMs: number): number {
  return Math.max(0, Math.ceil((sinceMs + waitMs - nowMs) / 1000))
}
