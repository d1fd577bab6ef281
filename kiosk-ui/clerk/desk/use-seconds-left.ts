import { useEffect, useState } from 'preact/hooks'
import type { StationClock } from '../../staff/station-clock.ts'

const SECOND_MS = 1000

/** Whole seconds that are left of so many after `since`, counting down as long as there are any. */
export function useSecondsLeft(
  clock: StationClock,
  { since, seconds }: { since: string; seconds: number },
): number {
  const [, count] = useState(0)
  const left = seconds === 0 ? 0 : Math.max(0, Math.ceil(seconds - clock.secondsSince(since)))
  const counts = left > 0 ? 'down' : 'no-more'
  useEffect(() => {
    if (counts === 'no-more') return
    const timer = setInterval(() => count((times) => times + 1), SECOND_MS)
    return () => clearInterval(timer)
  }, [counts])
  return left
}
