import type { Area } from '../area.ts'
import {
  type DayClaim,
  type DayState,
  REMEMBERED_DAYS,
  type Turn,
  isPossible,
  missedTurn,
  turnConfirmed,
  turnOf,
} from './turn.ts'

/** The business day, as it stands in the ledger for ever. YYYY-MM-DD. */
export type DayEvent =
  /**
   * A new day. `since`: the instant at which it began, where people may have come before it was believed: what
   * was begun after it belongs to this day. `until`: and not after this, where a clock that was seen running out of the
   * day before knows that nobody has come later than now. `missed`: the entry that said it cannot be read, nor what else
   * it said; never in the ledger.
   */
  | { type: 'day-opened'; day: string; since?: string; until?: string; missed?: true }
  /** The open day was wrong: what is open goes on in this one, which may have been open before. */
  | { type: 'day-corrected'; day: string }

export type DayCommand =
  /** Opens or corrects to the day of the wall clock, as far as that is believed. */
  | { type: 'open-day' }
  /** A clerk's yes: the wall clock is right, and this is its day. */
  | { type: 'confirm-day'; day: string }

/** A clerk's yes is refused. `clock`: the day that the clock shows. */
export type DayRefusal = {
  area: 'day'
  code: 'wrong-state'
  why: 'clock-shows-another' | 'impossible'
  clock: string
}

/** What a decision knows of the clock; `time` is an instant, ISO 8601 UTC. */
type DayFacts = DayClaim & { time: string }

/** Parts of the whole state that ask for the day. */
type WithDay = { readonly day: DayState }

const eventsOf = (turn: Turn): readonly DayEvent[] => {
  switch (turn.at) {
    case 'stays':
    case 'doubted':
      return []
    case 'opens': {
      const { day, since } = turn
      return [since === null ? { type: 'day-opened', day } : { type: 'day-opened', day, since }]
    }
    case 'corrects':
      return [{ type: 'day-corrected', day: turn.day }]
  }
}

/**
 * A clock that was seen running out of the day before knows that nobody came later than now. Any other may have gone back
 * meanwhile, which is no reason to end what it calls a day to come.
 */
const withUntil = (
  events: readonly DayEvent[],
  { open }: DayState,
  { time, clock }: DayFacts,
): readonly DayEvent[] =>
  events.map((event) =>
    event.type === 'day-opened' && event.since !== undefined && clock.from.day <= open
      ? { ...event, until: time }
      : event,
  )

/** Tells what opens a day, whichever. */
const turnsTheDay = ({ type }: { type: string }): boolean => type === 'day-opened' || type === 'day-corrected'

/**
 * What opened the day of this entry, where the entry that said so is gone: without it everyone of that day would be taken
 * for people of the day before. `began`: as for a missed turn.
 */
export const missedEvents = (
  state: DayState,
  { day, events }: { day: string; events: readonly { type: string }[] },
  began: string | null,
): readonly DayEvent[] =>
  events.some(turnsTheDay) ? [] : eventsOf(missedTurn(state, day, began)).map(asMissed)

const asMissed = (event: DayEvent): DayEvent =>
  event.type === 'day-opened' ? { ...event, missed: true } : event

const turning = ({ day }: WithDay, facts: DayFacts): readonly DayEvent[] =>
  withUntil(eventsOf(turnOf(day, facts)), day, facts)

const refuse = (why: DayRefusal['why'], { day }: DayClaim): { at: 'refused'; refusal: DayRefusal } => ({
  at: 'refused',
  refusal: { area: 'day', code: 'wrong-state', why, clock: day },
})

const confirm = ({ day: state }: WithDay, confirmed: string, facts: DayFacts) => {
  if (facts.day !== confirmed) return refuse('clock-shows-another', facts)
  if (!isPossible(confirmed)) return refuse('impossible', facts)
  const events = withUntil(eventsOf(turnConfirmed(state, facts)), state, facts)
  return { at: 'accepted', events } as const
}

/**
 * The business day. The first accepted command of a new day opens it, whichever area decides that command; what a new
 * day ends in other areas they say themselves, in the same entry. A refused command opens nothing.
 */
export const day: Area<{
  name: 'day'
  state: DayState
  command: DayCommand
  event: DayEvent
  refusal: DayRefusal
}> = {
  name: 'day',
  empty: { open: '', earlier: [] },
  foldVersion: 2,
  commands: { 'open-day': true, 'confirm-day': true },
  events: { 'day-opened': true, 'day-corrected': true },
  hears: {},
  before: turning,
  decide: (whole, command, facts) =>
    command.type === 'confirm-day'
      ? confirm(whole, command.day, facts)
      : { at: 'accepted', events: turning(whole, facts) },
  evolve: ({ open, earlier }, event) => ({
    open: event.day,
    earlier:
      open === ''
        ? []
        : [...earlier.filter((day) => day !== event.day && day !== open), open].slice(-REMEMBERED_DAYS),
  }),
  snapshot: {
    save: (state) => state,
    load(json) {
      if (isSnapshot(json)) return json
      throw new Error('this is no snapshot of the day')
    },
  },
}

const isSnapshot = (json: unknown): json is DayState =>
  typeof json === 'object' &&
  json !== null &&
  'open' in json &&
  typeof json.open === 'string' &&
  'earlier' in json &&
  Array.isArray(json.earlier)
