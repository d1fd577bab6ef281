import { dayFrom } from '../words/days.ts'
import { words } from './words.ts'
import type { WallClock } from '../link/station-time.ts'
import type { Call } from './call-board.ts'
import { givesNone } from './gives-none.ts'
import type { HallNow } from './hall.ts'
import type { Scene } from './scene.ts'
import { emOf } from './text-width.ts'
import { withWholeWords } from '../parts/in-phrases.tsx'

type Props = { now: HallNow; scene: Scene; clock: WallClock | null }

/** The large field: whose turn it is, and where. */
export function NowCalling({ now, scene, clock }: Props) {
  switch (scene.at) {
    case 'moment':
    case 'calling':
      return (
        <section class="now" data-scene={scene.at} role="status">
          <p class="now-lead">{withWholeWords(words.call.please)}</p>
          <Number call={scene.call} />
          <Whereto now={now} call={scene.call} text={words.call.to} />
        </section>
      )
    case 'called':
      return (
        <section class="now" data-scene="called">
          <p class="now-lead">{withWholeWords(words.called.title)}</p>
          <Number call={scene.call} />
          <Whereto now={now} call={scene.call} text={words.called[scene.service]} />
        </section>
      )
    case 'closed':
      return <Closed now={now} clock={clock} />
    case 'nobody-yet':
      return givesNone(now.queues) ? (
        <section class="now" data-scene="nobody-yet">
          <h2>{words.stopped.title}</h2>
          <p>{withWholeWords(words.stopped.note)}</p>
        </section>
      ) : (
        <section class="now" data-scene="nobody-yet">
          <h2>{words.nobodyYet.title}</h2>
          {words.nobodyYet.notes.map((note) => (
            <p key={note}>{withWholeWords(note)}</p>
          ))}
        </section>
      )
  }
}

function Number({ call }: { call: Call }) {
  return (
    <p class="now-number" data-length={Math.min(call.number.length, 7)} key={call.ticketId}>
      {call.number}
    </p>
  )
}

/** From this width in em on the label is set smaller, so that it stays on one line. */
const LONG_LABEL = 8

function Whereto({ now, call, text }: { now: HallNow; call: Call; text: (label: string) => string }) {
  const label = text(labelOf(now, call.window))
  const clerk = now.windows.find(({ id }) => id === call.window)?.clerk?.name
  return (
    <p class="now-to">
      <b data-long={emOf(label) > LONG_LABEL ? '' : undefined}>{label}</b>
      {clerk !== undefined && now.station.hall.clerkNames === 'shown' && <span>{clerk}</span>}
    </p>
  )
}

function Closed({ now: { opening, queues }, clock }: Omit<Props, 'scene'>) {
  const next = opening.at === 'closed' ? opening.opensAt : null
  const waiting = queues.some((queue) => queue.waiting > 0)
  return (
    <section class="now" data-scene="closed">
      <h2>{words.closed.title}</h2>
      <p class="now-next">
        {next && clock
          ? words.closed.next(dayFrom(clock.day, next.day), next.time)
          : words.closed.unknownNext}
      </p>
      {waiting && <p>{withWholeWords(words.closed.waitingNote)}</p>}
    </section>
  )
}

/** The words on a window's plate; its id where the station has renamed it since. */
export function labelOf({ station }: Pick<HallNow, 'station'>, window: string): string {
  return station.windows.find(({ id }) => id === window)?.label ?? window
}
