import { type ReadonlySignal, signal } from '@preact/signals'

/** Wall clock of the station, for people. `day` is YYYY-MM-DD. */
export type WallClock = { day: string; time: string }

export type StationTime = {
  /** Null until the station has said what time it is. */
  clock: ReadonlySignal<WallClock | null>
  /** `now` is an ISO 8601 instant, `timeZone` an IANA name, as the daemon says them. */
  sync(now: string, timeZone: string): void
}

/**
 * Counts on from what the daemon last said by a clock that never steps: the browser's own clock and zone may be wrong.
 */
export function createStationTime(elapsed: () => number = () => performance.now()): StationTime {
  const clock = signal<WallClock | null>(null)
  let origin = 0
  let read: (instant: number) => WallClock
  let timer: ReturnType<typeof setTimeout> | undefined

  function tick(): void {
    const instant = origin + elapsed()
    const next = read(instant)
    const last = clock.peek()
    if (last?.time !== next.time || last.day !== next.day) clock.value = next
    timer = setTimeout(tick, 60_000 - (instant % 60_000) + 5)
  }

  return {
    clock,
    sync(now, timeZone) {
      origin = Date.parse(now) - elapsed()
      read = wallClockOf(timeZone)
      clearTimeout(timer)
      tick()
    },
  }
}

/** The wall clock of a zone, from epoch milliseconds. */
export function wallClockOf(timeZone: string): (instant: number) => WallClock {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return (instant) => {
    const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
    return {
      day: `${part['year']}-${part['month']}-${part['day']}`,
      time: `${part['hour']}:${part['minute']}`,
    }
  }
}
