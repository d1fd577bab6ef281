import type { DayReport, DayVisits, PlaceFigures } from '#contract/report.ts'
import type { Clock } from '#daemon/clock.ts'
import { casesProjection } from '#daemon/domain/cases/projection.ts'
import { minuteOfDay } from '#daemon/domain/opening-hours.ts'
import { type IssuingAct, issuingProjection } from '#daemon/domain/opening/projection.ts'
import { type DayFigures, dayFigures } from '#daemon/domain/queue/day-figures.ts'
import { ticketProjection } from '#daemon/domain/queue/projection.ts'
import type { Station } from '#daemon/station.ts'
import type { Views } from '#daemon/store/views/views.ts'

export type DayReports = {
  /** Of any day, YYYY-MM-DD; one without tickets is a report of noughts. */
  of(day: string): Promise<DayReport>
}

/** However many look on, the tickets of a day are read no more often than this. */
const FRESH_MS = 1000

type Parts = {
  station: Pick<Station, 'state' | 'seq' | 'today'>
  views: Pick<Views, 'ask'>
  windows(): readonly { id: string; label: string }[]
  /** A person's name by account; the account itself where that is gone. */
  nameOf(account: string): string
  timeZone: string
  clock: Pick<Clock, 'now' | 'monotonic'>
}

/** What days have come to, worked out from their tickets each time. */
export function openDayReports(parts: Parts): DayReports {
  const { station, views, clock } = parts
  let newest: { day: string; seq: number; at: number; report: Promise<DayReport> } | null = null

  async function work(day: string): Promise<DayReport> {
    const tickets = await views.ask(ticketProjection, ({ ofDay }) => ofDay(day))
    const acts = await views.ask(issuingProjection, ({ ofDay }) => ofDay(day))
    const visits = await views.ask(casesProjection, (queries) => queries.visits(day))
    const asOf = new Date(clock.now()).toISOString()
    const hourOf = hourReader(parts.timeZone)
    return dayReport(
      { ...parts, windows: parts.windows(), day, asOf, at: day < station.today() ? 'over' : 'going-on' },
      {
        figures: dayFigures(tickets, { now: asOf, hourOf }),
        acts,
        visits,
      },
    )
  }

  return {
    of(day) {
      const seq = station.seq()
      const at = clock.monotonic()
      if (newest?.day === day && (newest.seq === seq || at - newest.at < FRESH_MS)) return newest.report
      const report = work(day)
      newest = { day, seq, at, report }
      // What failed is asked again.
      report.catch(() => (newest = null))
      return report
    },
  }
}

/** Hours of a day are asked for thousands of times; they begin on whole hours of few instants. */
function hourReader(timeZone: string): (instant: string) => number {
  const known = new Map<string, number>()
  return (instant) => {
    // Zones differ by quarters of an hour at the finest.
    const quarter = `${instant.slice(0, 14)}${Math.floor(Number(instant.slice(14, 16)) / 15)}`
    const hour = known.get(quarter) ?? Math.floor(minuteOfDay(timeZone, Date.parse(instant)) / 60)
    known.set(quarter, hour)
    return hour
  }
}

type About = Pick<Parts, 'nameOf' | 'timeZone'> &
  Pick<DayReport, 'day' | 'asOf' | 'at'> & { windows: ReturnType<Parts['windows']> }

/** The figures of a day with names in the place of ids. */
export function dayReport(
  { windows, nameOf, timeZone, day, asOf, at }: About,
  { figures, acts, visits }: { figures: DayFigures; acts: readonly IssuingAct[]; visits: DayVisits },
): DayReport {
  const { taken, served, noShows, cancelled, left, waiting, service, longestWait } = figures
  const gone = [...figures.windows.keys()].filter((id) => windows.every((window) => window.id !== id))
  return {
    day,
    asOf,
    timeZone,
    at,
    totals: { taken, served, noShows, cancelled, left, waiting, service, longestWait },
    windows: [...windows, ...gone.map((id) => ({ id, label: id }))].map(({ id, label }) =>
      placeFigures(id, label, figures.windows),
    ),
    people: [...figures.people.keys()]
      .map((id) => placeFigures(id, nameOf(id), figures.people))
      .sort((a, b) => b.served - a.served || a.name.localeCompare(b.name, 'zh')),
    hours: [...figures.hours],
    letters: [...figures.letters],
    visits,
    stops: stopsOf(acts, nameOf),
  }
}

const NONE = { count: 0, median: null, ninetieth: null }

function placeFigures(id: string, name: string, known: DayFigures['windows']): PlaceFigures {
  const none = { called: 0, served: 0, noShows: 0, cancelled: 0, waiting: NONE, service: NONE }
  return { id, name, ...(known.get(id) ?? none) }
}

function stopsOf(acts: readonly IssuingAct[], nameOf: (account: string) => string): DayReport['stops'] {
  const stops: DayReport['stops'] = []
  for (const act of acts) {
    const open = stops.at(-1)
    if (act.at === 'stopped') stops.push({ at: act.time, by: nameOf(act.by), why: act.why, resumedAt: null })
    else if (open?.resumedAt === null) open.resumedAt = act.time
  }
  return stops
}
