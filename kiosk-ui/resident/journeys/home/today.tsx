import type { QueueView } from '#contract/station.ts'
import { queueOf } from '../../../parts/queue-of.ts'
import { wallClockOf } from '../../../link/station-time.ts'
import { dayFrom } from '../../../words/days.ts'
import type { App } from '../../shell/app.ts'
import { words } from './words.ts'

/** What a resident who comes in now can expect; every case in which no ticket leads to a window has its own words. */
export type Today =
  | { at: 'away' }
  | { at: 'closed'; next: string }
  | { at: 'full' }
  | { at: 'no-window'; queue: QueueView; paused: boolean }
  | { at: 'taking'; queue: QueueView }

export function todayOf(app: App): Today {
  const { current, windows } = app.model.value
  if (app.link.value.at === 'restarting') return { at: 'away' }
  if (current.opening.at === 'closed') return { at: 'closed', next: nextOpening(app) }
  const queue = queueOf(current, current.defaultQueueId)
  if (!queue || queue.left === 0) return { at: 'full' }
  if (windows.some(({ service }) => service.at === 'open')) return { at: 'taking', queue }
  return { at: 'no-window', queue, paused: windows.some(({ service }) => service.at === 'paused') }
}

/** What is known of the queue, large; or in its place why there is nothing to know. */
export function TodayPanel({ app, today }: { app: App; today: Today }) {
  switch (today.at) {
    case 'away':
      return <Said at={today.at} {...words.away} />
    case 'closed':
      return <Said at={today.at} title={words.closed.title} note={today.next} />
    case 'full':
      return <Said at={today.at} {...words.full} />
    case 'no-window': {
      const { title, note } = today.paused ? words.allPaused : words.noWindow
      return <Said at={today.at} title={title} note={words.waitingNow(note, today.queue.waiting)} />
    }
    case 'taking':
      return <Waits app={app} queue={today.queue} />
  }
}

function Said({ at, title, note }: { at: Today['at']; title: string; note: string }) {
  return (
    <section class="today" data-at={at}>
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
    <section class="today" data-at="taking">
      <p data-say={words.waits(waiting)}>
        <span>{words.waiting}</span>
        <b>{waiting}</b>
        {words.people}
        <small>{words.listen}</small>
      </p>
      {turn === null ? (
        <p class="today-words">{waiting === 0 ? words.atOnce : words.unknown}</p>
      ) : (
        <p data-say={words.turnAt(turn)}>
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
function turnAt(app: App, minutes: number): string {
  const { now, timeZone } = app.model.value.current
  const time = app.clock.value?.time ?? wallClockOf(timeZone)(Date.parse(now)).time
  const [hours = 0, past = 0] = time.split(':').map(Number)
  const turn = hours * 60 + past + minutes
  const two = (number: number) => String(number).padStart(2, '0')
  return `${two(Math.floor(turn / 60) % 24)}:${two(turn % 60)}`
}

function nextOpening(app: App): string {
  const { current } = app.model.value
  const today = app.clock.value?.day ?? current.now.slice(0, 10)
  const opensAt = current.opening.at === 'closed' ? current.opening.opensAt : null
  return opensAt ? words.closed.next(dayFrom(today, opensAt.day), opensAt.time) : words.closed.unknownNext
}
