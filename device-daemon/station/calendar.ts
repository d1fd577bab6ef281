import type { Opening } from '#contract/station.ts'
import { type Hours, businessDay, dayBegan, onDay, openingAt } from '#daemon/domain/opening-hours.ts'

/** `Differs`: what of the station's state changes the hours that are published. */
export type Calendar<Differs> = {
  openingAt(differs: Differs, epochMs: number): Opening
  businessDay(epochMs: number): string
  /** Epoch milliseconds. */
  dayBegan(epochMs: number): number
  /** The same time of day on another day; epoch milliseconds. */
  onDay(epochMs: number, day: string): number
}

/**
 * The station's wall clock, asked for at every command: the answer is worked out once for each second, since hours and
 * days begin on whole seconds. `hoursNow`: as they are published; new ones count from the next second on, and what
 * differs from them at once.
 */
export function stationCalendar<Differs>(
  hoursNow: (differs: Differs) => Hours,
  timeZone: string,
): Calendar<Differs> {
  const opening = oncePerSecond((epochMs, differs: Differs) =>
    openingAt(hoursNow(differs), timeZone, epochMs),
  )
  const day = oncePerSecond((epochMs) => businessDay(timeZone, epochMs))
  const began = oncePerSecond((epochMs) => dayBegan(timeZone, epochMs))
  return {
    openingAt: (differs, epochMs) => opening(epochMs, differs),
    businessDay: (epochMs) => day(epochMs, null),
    onDay: (epochMs, day) => onDay(timeZone, epochMs, day),
    dayBegan: (epochMs) => began(epochMs, null),
  }
}

/** `by`: what else the answer rests on; it is worked out anew where that is another object. */
function oncePerSecond<T, By = null>(work: (epochMs: number, by: By) => T): (epochMs: number, by: By) => T {
  let known: { second: number; by: By; value: T } | null = null
  return (epochMs, by) => {
    const second = Math.floor(epochMs / 1000)
    if (known?.second !== second || known.by !== by) known = { second, by, value: work(second * 1000, by) }
    return known.value
  }
}
