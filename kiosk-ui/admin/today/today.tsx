import { useState } from 'preact/hooks'
import type { DayReport } from '#contract/report.ts'
import { newCommandId } from '../../link/command-id.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { AskedWords } from '../../staff/asked-words.tsx'
import { useAsk } from '../../staff/use-ask.ts'
import type { Admin } from '../admin.ts'
import { PanelHead } from '../panel-head.tsx'
import { Exceptions } from './exceptions.tsx'
import { HoursChart } from './hours-chart.tsx'
import { People, Windows } from './figures.tsx'
import { Stopping } from './stopping.tsx'
import { spreadWords } from './spread.tsx'
import { visitLines } from './visit-lines.ts'
import { useDayReport, useNowReport } from './use-reports.ts'
import { Waiting } from './waiting.tsx'
import { words } from './words.ts'

/** 今天, or any day: what it has come to; of today also who serves, who waits, and how the day goes on. */
export function Today({ admin }: { admin: Admin }) {
  const today = admin.clock.wall.value?.day
  return today === undefined ? <p class="opening">{words.opening}</p> : <Day admin={admin} today={today} />
}

function Day({ admin, today }: { admin: Admin; today: string }) {
  const [chosen, choose] = useState<string | null>(null)
  const day = chosen ?? today
  const isToday = day === today
  const report = useDayReport(admin, day, isToday)
  const now = useNowReport(admin, isToday)
  return (
    // What scrolls must take the focus, so that keys alone reach its end; on an upright tablet that is the whole.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div
      class="today"
      data-day={isToday ? 'today' : 'past'}
      role="group"
      aria-label={words.title}
      tabIndex={0}
    >
      <PanelHead title={isToday ? words.title : words.day(day)}>
        {report && <Longest report={report} />}
        <Days day={day} today={today} onChoose={(next) => choose(next === today ? null : next)} />
        <a class="button" href={`/api/reports/day?day=${day}`} download={`${day}.csv`}>
          {words.csv}
        </a>
        <PrintDay admin={admin} day={day} key={day} />
      </PanelHead>
      {report === null ? (
        <p class="opening">{words.opening}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus
        <div class="today-figures" role="group" aria-label={words.figures} tabIndex={0}>
          <Totals report={report} />
          <Windows admin={admin} report={report} isToday={isToday} />
          <HoursChart hours={report.hours} />
          <People report={report} isToday={isToday} />
          <Meaning report={report} admin={admin} />
          <Month month={day.slice(0, 7)} />
        </div>
      )}
      {isToday && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus
        <aside class="today-now" aria-label={words.now} tabIndex={0}>
          <Waiting admin={admin} now={now} />
          <Stopping admin={admin} />
          <Exceptions admin={admin} today={today} />
        </aside>
      )}
    </div>
  )
}

function Days({ day, today, onChoose }: { day: string; today: string; onChoose: (day: string) => void }) {
  const step = (days: number) =>
    new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  return (
    <div class="today-days" role="group" aria-label={words.pick}>
      <TouchButton onPress={() => onChoose(step(-1))}>{words.before}</TouchButton>
      <input
        type="date"
        aria-label={words.pick}
        value={day}
        max={today}
        onChange={({ currentTarget: { value } }) => {
          if (value !== '' && value <= today) onChoose(value)
        }}
      />
      <TouchButton disabled={day >= today} onPress={() => onChoose(step(1))}>
        {words.after}
      </TouchButton>
    </div>
  )
}

/** 日结单 on the slip printer. */
function PrintDay({ admin, day }: { admin: Admin; day: string }) {
  const { asked, ask } = useAsk()
  const print = () => {
    const body = { commandId: newCommandId(), day }
    void ask(
      () => admin.api.ask('POST /api/reports/day/print', { params: {}, body }),
      ({ print }) => words.printed[print.at],
    )
  }
  return (
    <>
      <TouchButton disabled={asked.at === 'asking'} onPress={print}>
        {words.print}
      </TouchButton>
      <AskedWords asked={asked} />
    </>
  )
}

function Longest({ report: { totals } }: { report: DayReport }) {
  const { longestWait } = totals
  if (longestWait === null) return <p class="today-longest">{words.none}</p>
  return (
    <p class="today-longest">
      {words.totals.longest} <b>{longestWait.number}</b> {words.minutes(longestWait.seconds)}
    </p>
  )
}

function Totals({ report: { at, totals } }: { report: DayReport }) {
  const { taken, served, noShows, cancelled, left, waiting, service } = totals
  const counts = [
    [words.totals.taken, taken],
    [words.totals.served, served],
    [words.totals.noShows, noShows],
    [words.totals.cancelled, cancelled],
    [at === 'over' ? words.totals.over : words.totals.goingOn, left],
  ] as const
  return (
    <dl class="today-totals">
      {counts.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{count}</dd>
        </div>
      ))}
      <div class="wide">
        <dt>{words.totals.waiting}</dt>
        <dd>{spreadWords(waiting)}</dd>
      </div>
      <div class="wide">
        <dt>{words.totals.service}</dt>
        <dd>{spreadWords(service)}</dd>
      </div>
    </dl>
  )
}

/** The month of the day as a table: what the station reports to its 镇街. */
function Month({ month }: { month: string }) {
  return (
    <p class="today-month">
      <a class="button" href={`/api/reports/month?month=${month}`} download={`${month}.csv`}>
        {words.month.csv(month)}
      </a>
      <span>{words.month.note}</span>
    </p>
  )
}

/** What else belongs to the day's sheet, and how everything here is counted. */
function Meaning({ report: { letters, stops, visits }, admin }: { report: DayReport; admin: Admin }) {
  const { timeOf } = admin.clock
  return (
    <footer class="today-foot">
      {visitLines(visits).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {(letters.length > 0 || stops.length > 0) && (
        <p>
          {[
            ...letters.map(({ first, last }) => words.letters(first, last)),
            ...stops.map(({ at, by, resumedAt }) =>
              words.stops(timeOf(at), by, resumedAt === null ? null : timeOf(resumedAt)),
            ),
          ].join('；')}
        </p>
      )}
      <details>
        <summary>{words.meaning.title}</summary>
        {words.meaning.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </details>
    </footer>
  )
}
