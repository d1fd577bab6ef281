import type { EventTime } from './area.ts'

/**
 * The newest number of each series, e.g. `{'queue/2026-11-27/A': 17}`. A series names what must never repeat: within one
 * of them no number is given to two people.
 */
export type Numbers = Readonly<Record<string, number>>

type Giving = {
  readonly events: Readonly<Record<string, true>>
  numbers?(event: { type: string }, at: EventTime): Numbers
}

/** The numbers that an entry gives away, whatever areas its events belong to; of each series the newest. */
export const numbersGiven = (
  areas: readonly Giving[],
): ((entry: EventTime & { events: readonly { type: string }[] }) => Numbers) => {
  const giving = areas.filter(({ numbers }) => numbers !== undefined)
  return ({ events, ...at }) => {
    const given: Record<string, number> = {}
    for (const event of events) {
      for (const area of giving) {
        if (!Object.hasOwn(area.events, event.type)) continue
        for (const [series, n] of Object.entries(area.numbers?.(event, at) ?? {}))
          given[series] = Math.max(n, given[series] ?? 0)
      }
    }
    return given
  }
}
