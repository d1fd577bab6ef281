// A second opinion on what a day has come to: counted from the ledger's entries by rules of its own, without a line of the
// product.
import type { LedgerEntry } from './ledger-model.ts'

type Who = { window: string | null; clerk: string } | null
type Counted = {
  number: string
  takenAt: string
  at: string
  firstCall: { time: string; who: Who } | null
  firstServed: string | null
  endedAt: string | null
  endedBy: Who
  /** Times at windows, each from 开始办理 on; the last one is open while it is served. */
  services: { from: string; to: string | null }[]
}

type Spread = { count: number; median: number | null; ninetieth: number | null }
type Place = {
  called: number
  served: number
  noShows: number
  cancelled: number
  waiting: Spread
  service: Spread
}

/** What a sheet says, without names. */
export type Sheet = {
  totals: Omit<Place, 'called'> & { taken: number; left: number; longestWait: number | null }
  windows: Record<string, Place>
  people: Record<string, Place>
  hours: { hour: number; taken: number; served: number }[]
  letters: { letter: string; first: string; last: string; count: number }[]
}

const CHINA_HOURS = 8
const ENDS: Readonly<Record<string, string>> = {
  'ticket-done': 'done',
  'ticket-no-show': 'no-show',
  'ticket-cancelled': 'cancelled',
}
const GOES_TO: Readonly<Record<string, string>> = {
  'ticket-called': 'called',
  'ticket-recalled': 'called',
  'ticket-serving': 'serving',
  'ticket-taken-up': 'serving',
  'ticket-held': 'held',
  'ticket-returned': 'waiting',
  'ticket-transferred': 'waiting',
}

/** Of the one day that these entries are of; `now` counts for those who have not been called. */
export function countDay(entries: readonly LedgerEntry[], now: string): Sheet {
  const tickets = new Map<string, Counted>()
  for (const { time, events } of entries)
    for (const event of events) {
      if (event.type === 'ticket-taken')
        tickets.set(String(event['ticketId']), {
          number: String(event['number']),
          takenAt: time,
          at: 'waiting',
          firstCall: null,
          firstServed: null,
          endedAt: null,
          endedBy: null,
          services: [],
        })
      const ticket = tickets.get(String(event['ticketId']))
      if (ticket !== undefined) happen(ticket, event, time)
    }
  return sheetOf([...tickets.values()], now)
}

function happen(ticket: Counted, event: LedgerEntry['events'][number], time: string): void {
  const { type } = event
  const { clerk, window } = event
  const who = typeof clerk === 'string' ? { window: typeof window === 'string' ? window : null, clerk } : null
  const open = ticket.services.at(-1)
  const leave = () => {
    if (open?.to === null) open.to = time
  }
  const ends = ENDS[type]
  if (ends !== undefined) {
    leave()
    Object.assign(ticket, { at: ends, endedAt: time, endedBy: who })
    return
  }
  if (type === 'ticket-ending-undone') {
    const back = event['back'] as { at: string }
    // The service goes on as if it had never ended.
    if (back.at === 'serving' && open !== undefined) open.to = null
    Object.assign(ticket, { at: back.at, endedAt: null, endedBy: null })
    return
  }
  if (type === 'ticket-priority-refused' && ticket.at === 'called') ticket.at = 'waiting'
  const to = GOES_TO[type]
  if (to === undefined) return
  leave()
  if (type === 'ticket-called') ticket.firstCall ??= { time, who }
  if (to === 'serving') {
    ticket.firstServed ??= time
    ticket.services.push({ from: time, to: null })
  }
  Object.assign(ticket, { at: to, endedAt: null, endedBy: null })
}

function sheetOf(tickets: readonly Counted[], now: string): Sheet {
  const served = tickets.filter(({ at }) => at === 'done')
  const waits = tickets.map(({ takenAt, firstCall, firstServed, endedAt }) =>
    seconds(takenAt, firstCall?.time ?? firstServed ?? endedAt ?? now),
  )
  const { called: _called, ...totals } = placeOf(tickets, tickets)
  const { noShows, cancelled } = totals
  const all = tickets.flatMap(({ firstCall, endedBy }) => [firstCall?.who ?? null, endedBy])
  const namesOf = (what: 'window' | 'clerk') => [
    ...new Set(all.flatMap((who) => (who?.[what] == null ? [] : [who[what]]))),
  ]
  const places = (what: 'window' | 'clerk') =>
    Object.fromEntries(
      namesOf(what).map((name) => [
        name,
        placeOf(
          tickets.filter(({ firstCall }) => firstCall?.who?.[what] === name),
          tickets.filter(({ endedBy }) => endedBy?.[what] === name),
        ),
      ]),
    )
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    hour,
    taken: tickets.filter(({ takenAt }) => hourOf(takenAt) === hour).length,
    served: served.filter(({ endedAt }) => endedAt !== null && hourOf(endedAt) === hour).length,
  }))
  const byLetter = Map.groupBy(tickets, ({ number }) => number.charAt(0))
  return {
    totals: {
      ...totals,
      taken: tickets.length,
      left: tickets.length - served.length - noShows - cancelled,
      longestWait: waits.length === 0 ? null : Math.max(...waits),
    },
    windows: places('window'),
    people: places('clerk'),
    hours: hours.filter(({ taken, served: done }) => taken + done > 0),
    letters: [...byLetter].map(([letter, of]) => {
      const ordered = of
        .map(({ number }) => number)
        .toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
      return { letter, first: ordered[0] ?? '', last: ordered.at(-1) ?? '', count: of.length }
    }),
  }
}

/** `here`: those that were first called; `ended`: those that ended. */
function placeOf(here: readonly Counted[], ended: readonly Counted[]): Place {
  const called = here.filter(({ firstCall }) => firstCall !== null)
  const served = ended.filter(({ at }) => at === 'done')
  return {
    called: called.length,
    served: served.length,
    noShows: ended.filter(({ at }) => at === 'no-show').length,
    cancelled: ended.filter(({ at }) => at === 'cancelled').length,
    waiting: spread(called.map(({ takenAt, firstCall }) => seconds(takenAt, firstCall?.time ?? takenAt))),
    service: spread(
      served.map(({ services }) =>
        services.reduce((sum, { from, to }) => sum + seconds(from, to ?? from), 0),
      ),
    ),
  }
}

function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b)
  // The smallest that at least so many of ten do not exceed.
  const least = (tenths: number) => sorted.find((_, i) => (i + 1) * 10 >= sorted.length * tenths) ?? null
  return { count: sorted.length, median: least(5), ninetieth: least(9) }
}

const seconds = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 1000)
const hourOf = (instant: string) => (new Date(instant).getUTCHours() + CHINA_HOURS) % 24
