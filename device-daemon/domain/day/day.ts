import type { Area } from '../area.ts'

/** The business day, as it stands in the ledger for ever. YYYY-MM-DD. */
export type DayEvent = { type: 'day-opened'; day: string }

/** Opens the day that has begun by the wall clock, unless it is open already. */
export type DayCommand = { type: 'open-day' }

/** `open`: the open business day, '' before the first one. It never moves backwards, whatever the clock does. */
export type DayState = { readonly open: string }

/** Parts of the whole state that ask for the day. */
type WithDay = { readonly day: DayState }

const opening = ({ day: { open } }: WithDay, { day }: { day: string }): readonly DayEvent[] =>
  day > open ? [{ type: 'day-opened', day }] : []

/**
 * The business day. The first accepted command of a new day opens it, whichever area decides that command; what a new
 * day ends in other areas they say themselves, in the same entry. A refused command opens nothing.
 */
export const day: Area<{ name: 'day'; state: DayState; command: DayCommand; event: DayEvent }> = {
  name: 'day',
  empty: { open: '' },
  foldVersion: 1,
  commands: { 'open-day': true },
  events: { 'day-opened': true },
  hears: {},
  before: opening,
  decide: (whole, _command, facts) => ({ at: 'accepted', events: opening(whole, facts) }),
  evolve: (_state, event) => ({ open: event.day }),
  snapshot: {
    save: (state) => state,
    load(json) {
      if (typeof json === 'object' && json !== null && 'open' in json && typeof json.open === 'string')
        return { open: json.open }
      throw new Error('this is no snapshot of the day')
    },
  },
}
