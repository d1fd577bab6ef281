import type { Opening, QueueView } from '#contract/station.ts'
import { minuteOfDay } from '#daemon/domain/opening-hours.ts'
import type { Station } from '#daemon/station.ts'

const MINUTES_PER_DAY = 24 * 60

/**
 * Watches the line on a day whose 停止取号 was planned for the moment at which it would last past closing: a person who
 * took a ticket of the slowest queue now would not be called before the station closes.
 */
export function openStopBeforeClosing(parts: {
  station: Pick<Station, 'state' | 'execute' | 'opening' | 'now' | 'onEntries' | 'onTick'>
  queues(): readonly QueueView[]
  timeZone: string
  /** This daemon's own id: two of them say it once each, and the first one counts. */
  node: string
}): { close(): void } {
  const { station, queues, timeZone, node } = parts
  let saying: Promise<unknown> | null = null

  function look(): void {
    const { issuing } = station.state().opening
    if (saying !== null || issuing.at !== 'stops-later' || issuing.when.at !== 'past-closing') return
    const left = minutesUntilClosing(station.opening(), minuteOfDay(timeZone, station.now()))
    if (left === null || !lastsPast(queues(), left)) return
    saying = station
      .execute(`past-closing/${node}/${issuing.since}`, { type: 'stop-before-closing' }, { at: 'system' })
      .finally(() => (saying = null))
  }

  const stops = [station.onEntries(look), station.onTick(look)]
  look()
  return {
    close() {
      for (const stop of stops) stop()
    },
  }
}

/** `minute`: of the day. Null while no closing is in sight. */
export function minutesUntilClosing(opening: Opening, minute: number): number | null {
  if (opening.at === 'closed' || opening.closesAt === null) return null
  const [hours = 0, minutes = 0] = opening.closesAt.split(':').map(Number)
  const closes = hours * 60 + minutes
  // A station that is open at midnight closes on the next day.
  return closes > minute ? closes - minute : closes + MINUTES_PER_DAY - minute
}

/** Without an honest estimate nothing is said of the end of the line. */
export function lastsPast(queues: readonly QueueView[], minutes: number): boolean {
  return queues.some(({ estimateMinutes }) => estimateMinutes !== null && estimateMinutes >= minutes)
}
