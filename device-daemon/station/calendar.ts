import type { Opening } from '#contract/station.ts'
import { type Hours, businessDay, dayBegan, onDay, openingAt } from '#daemon/domain/opening-hours.ts'

export type Calendar = {
  openingAt(epochMs: number): Opening
  businessDay(epochMs: number): string
  /** Epoch milliseconds. */
  dayBegan(epochMs: number): number
  /** The same time of day on another day; epoch milliseconds. */
  onDay(epochMs: number, day: string): number
}

/**
 * The station's wall clock, asked for at every command: the answer is worked out once for each second, since hours and
 * days begin on whole seconds. `hoursNow`: as they are published; new ones count from the next second on.
 */
export function stationCalendar(hoursNow: () => Hours, timeZone: string): Calendar {
  return {
    openingAt: oncePerSecond((epochMs) => openingAt(hoursNow(), timeZone, epochMs)),
    businessDay: oncePerSecond((epochMs) => businessDay(timeZone, epochMs)),
    onDay: (epochMs, day) => onDay(timeZone, epochMs, day),
    dayBegan: oncePerSecond((epochMs) => dayBegan(timeZone, epochMs)),
  }
}

function oncePerSecond<T>(work: (epochMs: number) => T): (epochMs: number) => T {
  let known: { second: number; value: T } | null = null
  return (epochMs) => {
    const second = Math.floor(epochMs / 1000)
    if (known?.second !== second) known = { second, value: work(second * 1000) }
    return known.value
  }
}
