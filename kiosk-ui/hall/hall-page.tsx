import { useEffect, useState } from 'preact/hooks'
import { inPairs } from '../parts/in-pairs.ts'
import { dayWords } from '../words/days.ts'
import { words } from './words.ts'
import { Band } from './band.tsx'
import type { Hall } from './hall.ts'
import { NowCalling } from './now-calling.tsx'
import { sceneOf } from './scene.ts'
import { RecentCalls, UpNext, WaitingCounts, Windows } from './side.tsx'
import { inPhrases, withWholeWords } from '../parts/in-phrases.tsx'

/** From so many characters on the station's name leaves no room for the weekday. */
const LONG_NAME = 14

/** The whole hall display: the call, what was called, who waits, the windows, and the rest in turn. */
export function HallPage({ hall }: { hall: Hall }) {
  const now = hall.now.value
  const clock = hall.clock.value
  if (!now)
    return (
      <div class="hall" data-link={hall.link.value.at}>
        <p class="hall-connecting">{words.connecting}</p>
      </div>
    )
  const scene = sceneOf(now, hall.moment.value, hall.recent.value)
  const shown = 'call' in scene ? scene.call.ticketId : null
  const { name } = now.station
  return (
    <div class="hall" data-link={hall.link.value.at} data-scene={scene.at}>
      <header data-long={name.length > LONG_NAME ? '' : undefined}>
        <h1>{inPhrases(name)}</h1>
        {clock && (
          <p>
            <Day day={clock.day} />
            <time>{clock.time}</time>
          </p>
        )}
      </header>
      <NowCalling now={now} scene={scene} clock={clock} />
      <div class="side">
        <RecentCalls now={now} calls={hall.recent.value.filter(({ ticketId }) => ticketId !== shown)} />
        <UpNext numbers={now.upNext} />
        <WaitingCounts queues={now.queues} />
      </div>
      <Windows windows={now.windows} />
      <Foot hall={hall} />
    </div>
  )
}

function Day({ day }: { day: string }) {
  const [date, weekday] = dayWords(day).split(' ')
  return (
    <span>
      {date} <i>{weekday}</i>
    </span>
  )
}

/** What must not be overlooked comes before what comes in turn. */
function Foot({ hall }: { hall: Hall }) {
  const now = hall.now.value
  const away = hall.link.value.at === 'restarting'
  const [since, setSince] = useState<string | null>(null)
  useEffect(() => setSince(away ? (hall.clock.peek()?.time ?? null) : null), [away])
  if (away)
    return (
      <section class="band" data-tone="offline" role="status">
        <p class="band-tag">
          <b>{words.offline.title}</b>
        </p>
        <p class="band-text">{since !== null && withWholeWords(words.offline.since(since))}</p>
      </section>
    )
  const pairing = hall.pairing.value
  if (pairing.at === 'waiting')
    return (
      <section class="band" data-tone="pairing" role="status">
        <p class="band-tag">
          <b>{words.pairing.title}</b>
        </p>
        <p class="band-text">{withWholeWords(words.pairing.text(inPairs(pairing.code)))}</p>
      </section>
    )
  if (hall.sound.value.at === 'blocked')
    return (
      <section class="band" data-tone="sound" role="status">
        <p class="band-text">{withWholeWords(words.sound)}</p>
      </section>
    )
  // A window that pauses is told of at once: the turn begins again.
  const paused = now?.windows.filter(({ service }) => service.at === 'paused').map(({ id }) => id)
  return now && <Band key={paused?.join()} now={now} postings={hall.board.value} />
}
