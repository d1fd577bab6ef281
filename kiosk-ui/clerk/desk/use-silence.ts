import { useEffect, useState } from 'preact/hooks'
import type { WindowWork } from '#contract/clerk.ts'
import type { StationClock } from '../../staff/station-clock.ts'

const SECOND_MS = 1000

/** The same work, its seconds of silence as they are now, counting down as long as there are any. */
export function useSilence(work: WindowWork, clock: StationClock): WindowWork {
  const { silence, now } = work
  const [, count] = useState(0)
  const seconds = silence === null ? 0 : Math.max(0, Math.ceil(silence.seconds - clock.secondsSince(now)))
  const counts = seconds > 0 ? 'down' : 'no-more'
  useEffect(() => {
    if (counts === 'no-more') return
    const timer = setInterval(() => count((times) => times + 1), SECOND_MS)
    return () => clearInterval(timer)
  }, [counts])
  return silence === null ? work : { ...work, silence: { ...silence, seconds } }
}
