import type { TicketHistory } from './projection.ts'

/**
 * Of times in whole seconds: how many, the middle one, and the one that nine of ten do not exceed (nearest rank); null
 * where there are none.
 */
export type Spread = { count: number; median: number | null; ninetieth: number | null }

/** What became of numbers. `left`: neither served nor ended by a person; on a day that is over they went with it. */
type Outcomes = { served: number; noShows: number; cancelled: number }

/** `called`: numbers whose first call was here; `waiting` is theirs, `service` that of those served here. */
export type PlaceFigures = Outcomes & { called: number; waiting: Spread; service: Spread }

export type DayFigures = {
  taken: number
  left: number
  waiting: Spread
  service: Spread
  /** Until the first call, or until now or the end of the day where none came; null without any ticket. */
  longestWait: { number: string; seconds: number } | null
  windows: ReadonlyMap<string, PlaceFigures>
  /** By account. */
  people: ReadonlyMap<string, PlaceFigures>
  /** By the hour of the station's wall clock, 0–23: numbers taken, and served. */
  hours: readonly { hour: number; taken: number; served: number }[]
  /** First and last number of each letter, by the letter. */
  letters: readonly { letter: string; first: string; last: string; count: number }[]
} & Outcomes

/**
 * What a day has come to, from its tickets alone: it is worked out anew each time, and nothing of it is kept.
 *
 * - taken: numbers of this day. Each of them is served, a no-show, cancelled by a person, or left.
 * - waiting: from taking the number to its first call, of all that were called.
 * - service: from 开始办理 to 办完, without the time put aside, of all that were served.
 * - a window or person has the numbers that they called first, and those that they ended.
 *
 * `now`: ISO 8601 UTC. `hourOf`: the hour of an instant on the station's wall.
 */
export const dayFigures = (
  tickets: readonly TicketHistory[],
  { now, hourOf }: { now: string; hourOf(instant: string): number },
): DayFigures => {
  const windows = new Map<string, Place>()
  const people = new Map<string, Place>()
  const placesOf = (by: TicketHistory['endedBy']): Place[] =>
    by === null
      ? []
      : [...(by.window === null ? [] : [placeIn(windows, by.window)]), placeIn(people, by.clerk)]
  const all = emptyPlace()
  const hours = new Map<number, { taken: number; served: number }>()
  const letters = new Map<string, { first: Numbered; last: Numbered; count: number }>()
  let longestWait: DayFigures['longestWait'] = null
  let left = 0

  for (const ticket of tickets) {
    const { record, calledAt, servedAt, finishedAt, calledBy, endedBy, serviceSeconds } = ticket
    const { number, ordinal } = record
    count(hours, hourOf(record.takenAt), 'taken')
    const letter = letters.get(number.charAt(0))
    letters.set(number.charAt(0), {
      first: letter === undefined || ordinal < letter.first.ordinal ? { number, ordinal } : letter.first,
      last: letter === undefined || ordinal > letter.last.ordinal ? { number, ordinal } : letter.last,
      count: (letter?.count ?? 0) + 1,
    })
    // One that was given at a window and served at once was never called.
    const wait = seconds(record.takenAt, calledAt ?? servedAt ?? finishedAt ?? now)
    if (longestWait === null || wait > longestWait.seconds) longestWait = { number, seconds: wait }
    if (calledAt !== null)
      for (const place of [all, ...placesOf(calledBy)]) {
        place.called += 1
        place.waiting.push(wait)
      }
    const outcome = outcomeOf(ticket)
    if (outcome === 'left') {
      left += 1
      continue
    }
    for (const place of [all, ...placesOf(endedBy)]) {
      place[outcome] += 1
      if (outcome === 'served') place.service.push(serviceSeconds)
    }
    if (outcome === 'served' && finishedAt !== null) count(hours, hourOf(finishedAt), 'served')
  }
  const { called: _called, ...figures } = figuresOf(all)
  return {
    taken: tickets.length,
    left,
    ...figures,
    longestWait,
    windows: new Map([...windows].map(([id, place]) => [id, figuresOf(place)])),
    people: new Map([...people].map(([id, place]) => [id, figuresOf(place)])),
    hours: [...hours]
      .map(([hour, { taken, served }]) => ({ hour, taken, served }))
      .sort((a, b) => a.hour - b.hour),
    letters: [...letters]
      .map(([letter, { first, last, count }]) => ({ letter, first: first.number, last: last.number, count }))
      .sort((a, b) => (a.letter < b.letter ? -1 : 1)),
  }
}

type Numbered = { number: string; ordinal: number }
type Place = Outcomes & { called: number; waiting: number[]; service: number[] }

const emptyPlace = (): Place => ({
  called: 0,
  served: 0,
  noShows: 0,
  cancelled: 0,
  waiting: [],
  service: [],
})

const placeIn = (places: Map<string, Place>, id: string): Place => {
  const place = places.get(id) ?? emptyPlace()
  places.set(id, place)
  return place
}

const figuresOf = ({ waiting, service, ...counts }: Place): PlaceFigures => ({
  ...counts,
  waiting: spreadOf(waiting),
  service: spreadOf(service),
})

const outcomeOf = ({ record, cancelledBy }: TicketHistory): keyof Outcomes | 'left' => {
  switch (record.state.at) {
    case 'done':
      return 'served'
    case 'no-show':
      return 'noShows'
    case 'cancelled':
      return cancelledBy === 'day-over' ? 'left' : 'cancelled'
    case 'waiting':
    case 'called':
    case 'serving':
    case 'held':
      return 'left'
  }
}

const spreadOf = (times: readonly number[]): Spread => {
  const sorted = times.toSorted((a, b) => a - b)
  const rank = (share: number): number | null => sorted[Math.ceil(sorted.length * share) - 1] ?? null
  return { count: sorted.length, median: rank(0.5), ninetieth: rank(0.9) }
}

const count = (
  hours: Map<number, { taken: number; served: number }>,
  hour: number,
  what: 'taken' | 'served',
): void => {
  const counts = hours.get(hour) ?? { taken: 0, served: 0 }
  hours.set(hour, { ...counts, [what]: counts[what] + 1 })
}

const seconds = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))
