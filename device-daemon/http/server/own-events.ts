import type { Entry } from '#daemon/store/ledger/port.ts'

const OF_THE_DAY: ReadonlySet<string> = new Set(['day-opened', 'day-corrected', 'ticket-carried-over'])

/** What an entry's command decided itself: without the day that it may have opened, and what that day ended. */
export function ownEvents<Event extends { type: string }>({ events }: Entry<Event>): readonly Event[] {
  return events.filter((event) => !OF_THE_DAY.has(event.type) && !('by' in event && event.by === 'day-over'))
}
