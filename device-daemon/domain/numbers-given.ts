import type { EventTime } from './area.ts'
import type { Numbers } from './numbers.ts'

type Giving = {
  readonly events: Readonly<Record<string, true>>
  numbers?(event: { type: string }, at: EventTime): Numbers
}

/** What gives numbers away: the events of one entry, or of its draft. */
type Gift = EventTime & { readonly events: readonly { type: string }[] }

/** The numbers that entries give away, in the events of all areas; of each series the newest. */
export const numbersGiven = (areas: readonly Giving[]): ((entries: readonly Gift[]) => Numbers) => {
  const giving = areas.filter(({ numbers }) => numbers !== undefined)
  const ofEvent = (event: { type: string }, at: EventTime): [series: string, n: number][] =>
    giving
      .filter(({ events }) => Object.hasOwn(events, event.type))
      .flatMap((area) => Object.entries(area.numbers?.(event, at) ?? {}))
  return (entries) => {
    const given: Record<string, number> = {}
    for (const { events, time, day } of entries) {
      for (const event of events)
        for (const [series, n] of ofEvent(event, { time, day }))
          given[series] = Math.max(n, given[series] ?? 0)
    }
    return given
  }
}
