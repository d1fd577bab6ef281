import { type ReadonlySignal, signal } from '@preact/signals'
import { type WallClock, createStationTime, wallClockOf } from '../link/station-time.ts'

/** The station's time as a desk needs it: the clock, how long things last, and when they were. */
export type StationClock = {
  wall: ReadonlySignal<WallClock | null>
  /** `now` is an ISO 8601 instant, `timeZone` an IANA name, as the daemon says them. */
  sync(now: string, timeZone: string): void
  /** Whole minutes from an instant until now, counting on; never negative. */
  minutesSince(instant: string): number
  /** Seconds from an instant until this very moment; a signal tells of no second that passes. */
  secondsSince(instant: string): number
  /** HH:MM of an instant by the station's wall clock. */
  timeOf(instant: string): string
  /** YYYY-MM-DD of an instant by the station's calendar. */
  dayOf(instant: string): string
}

/** Minutes change within this of their time. */
const TICK_MS = 5000

export function createStationClock(elapsed: () => number = () => performance.now()): StationClock {
  const time = createStationTime(elapsed)
  const now = signal(0, { name: 'now' })
  let origin = 0
  let read: ((instant: number) => WallClock) | null = null
  let zone = ''
  setInterval(() => (now.value = origin + elapsed()), TICK_MS)

  return {
    wall: time.clock,
    sync(instant, timeZone) {
      time.sync(instant, timeZone)
      origin = Date.parse(instant) - elapsed()
      if (timeZone !== zone) read = wallClockOf(timeZone)
      zone = timeZone
      now.value = origin + elapsed()
    },
    minutesSince: (instant) => Math.max(0, Math.floor((now.value - Date.parse(instant)) / 60_000)),
    secondsSince: (instant) => (origin + elapsed() - Date.parse(instant)) / 1000,
    timeOf: (instant) => read?.(Date.parse(instant)).time ?? '',
    dayOf: (instant) => read?.(Date.parse(instant)).day ?? '',
  }
}
