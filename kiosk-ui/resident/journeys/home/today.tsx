import type { QueueView } from '#contract/station.ts'
import { wallClockOf } from '../../../link/station-time.ts'
import type { Today } from '../../parts/today.ts'
import { words as why } from '../../parts/words/today.ts'
import { closedTitle, whenOpens } from '../../parts/when-opens.ts'
import type { App } from '../../shell/app.ts'
import { words as frame } from '../../shell/words/frame.ts'
import { words } from './words.ts'

/** What is known of the queue, large; or in its place why there is nothing to know. */
export function TodayPanel({ app, today }: { app: App; today: Today }) {
  switch (today.at) {
    case 'away':
      return <Said title={frame.restarting.title} note={frame.restarting.wait} />
    case 'closed':
      return <Said title={closedTitle(app)} note={whenOpens(app)} />
    case 'full':
      return <Said title={why.full} note={words.full} />
    case 'no-window':
      return (
        <Said
          title={today.paused ? why.allPaused : why.noWindow}
          note={words.takeAhead(today.queue.waiting)}
        />
      )
    case 'taking':
      return <Waits app={app} queue={today.queue} />
  }
}

function Said({ title, note }: { title: string; note: string }) {
  return (
    <section class="today">
      <p class="today-said">
        <b>{title}</b>
        <span>{note}</span>
      </p>
    </section>
  )
}

/** How many wait, and when a ticket that is taken now would be called. */
function Waits({ app, queue }: { app: App; queue: QueueView }) {
  const { waiting, estimateMinutes, estimateBasis } = queue
  const turn = waiting === 0 || estimateMinutes === null ? null : turnAt(app, estimateMinutes)
  return (
    <section class="today">
      <p data-say={`${words.waiting} ${waiting} ${words.people}`}>
        <span>{words.waiting}</span>
        <b>{waiting}</b>
        {words.people}
        <small>{words.listen}</small>
      </p>
      {turn === null ? (
        <p class="today-words">{waiting === 0 ? words.atOnce : words.unknown}</p>
      ) : (
        <p data-say={`${words.turn} ${turn} ${words.yourTurn}`}>
          <span>{words.turn}</span>
          <b>{turn}</b>
          {words.yourTurn}
          <small>{words.basis(estimateBasis)}</small>
        </p>
      )}
    </section>
  )
}

/** HH:MM on the station's wall. */
export function turnAt(app: App, minutes: number): string {
  const { now, timeZone } = app.model.value.current
  const time = app.clock.value?.time ?? wallClockOf(timeZone)(Date.parse(now)).time
  // On any day: only the clock counts, and it begins again at midnight.
  return new Date(Date.parse(`2000-01-01T${time}Z`) + minutes * 60_000).toISOString().slice(11, 16)
}
