import type { EventTime } from './area.ts'
import type { Numbers } from './numbers.ts'

type Giving = {
  readonly events: Readonly<Record<string, true>>
  numbers?(event: { type: string }, at: EventTime): Numbers
}

/** The numbers that an entry gives away, in the events of all areas; of each series the newest. */
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
