import { useEffect, useState } from 'preact/hooks'
import { inPhrases } from '../parts/in-phrases.tsx'
import { KeepTimes } from '../parts/keep.tsx'
import { queueOf } from '../parts/queue-of.ts'
import { words } from '../words/board.ts'
import { dayWords } from '../words/days.ts'
import { words as opening } from '../words/opening.ts'
import type { Lobby, LobbyStation } from './lobby.ts'
import { BEGINNING, type Turn } from './program.ts'
import { Turning } from './turning.tsx'

/** The board for a lobby: all that hangs, in turn, who waits, and the time. `begin`: what is shown first. */
export function LobbyPage({ lobby, begin = BEGINNING }: { lobby: Lobby; begin?: Turn }) {
  const now = lobby.now.value
  const board = lobby.board.value
  const clock = lobby.clock.value
  return (
    <div class="lobby" data-link={lobby.link.value.at}>
      <header>
        <h1>{inPhrases(now?.station.name ?? words.title)}</h1>
        {clock && (
          <p class="lobby-when">
            <span>{dayWords(clock.day)}</span> <time>{clock.time}</time>
          </p>
        )}
      </header>
      {board && <Turning lobby={lobby} board={board} begin={begin} />}
      {now && <Now now={now} />}
      <Offline lobby={lobby} />
    </div>
  )
}

function Now({ now: { station, current } }: { now: LobbyStation }) {
  const queue = queueOf(current, current.defaultQueueId)
  const open = current.opening.at === 'open'
  return (
    <footer>
      <p class="lobby-waiting">
        {words.lobby.waiting} <b>{queue?.waiting ?? 0}</b> {words.lobby.people}
      </p>
      <p class="lobby-hours">
        <b data-open={open ? '' : undefined}>{open ? opening.open : opening.closed}</b>
        {station.hours.map((line) => (
          <span key={line}>
            <KeepTimes line={line} />
          </span>
        ))}
      </p>
    </footer>
  )
}

/** The station is away: what stands there is old, and since when. */
function Offline({ lobby }: { lobby: Lobby }) {
  const away = lobby.link.value.at === 'restarting'
  const [since, setSince] = useState<string | null>(null)
  useEffect(() => setSince(away ? (lobby.clock.peek()?.time ?? null) : null), [away])
  if (!away) return null
  return (
    <p class="lobby-offline" role="status">
      <b>{words.lobby.offline}</b>
      {since && <span>{words.lobby.offlineSince(since)}</span>}
    </p>
  )
}
