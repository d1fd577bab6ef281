import type { WindowWork } from '#contract/clerk.ts'
import type { StationClock } from '../../staff/station-clock.ts'
import { useSecondsLeft } from './use-seconds-left.ts'

/** The same work, its seconds of silence as they are now, counting down as long as there are any. */
export function useSilence(work: WindowWork, clock: StationClock): WindowWork {
  const { silence, now } = work
  const seconds = useSecondsLeft(clock, { since: now, seconds: silence?.seconds ?? 0 })
  return silence === null ? work : { ...work, silence: { ...silence, seconds } }
}
