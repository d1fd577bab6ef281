import type { Entry, LedgerEvent } from '#daemon/store/ledger/port.ts'

/** What an entry's command decided itself: without the day that it may have opened, and what that day ended. */
export function ownEvents({ events }: Entry): readonly LedgerEvent[] {
  return events.filter((event) => event.type !== 'day-opened' && !('by' in event && event.by === 'day-over'))
}
