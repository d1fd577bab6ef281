import type { BoardClassView, NoticeEntry, NoticesReply } from '#contract/notice.ts'
import { useEffect, useState } from 'preact/hooks'
import { KeepTimes } from '../parts/keep-times.tsx'
import { KindTag, PostingDays } from '../parts/posting.tsx'
import { useTurns } from '../parts/turns.ts'
import { queueOf } from '../parts/queue-of.ts'
import { words } from '../words/board.ts'
import { dayWords } from '../words/days.ts'
import { words as opening } from '../words/opening.ts'
import type { Lobby, LobbyStation } from './lobby.ts'

/** The first classes of every board, as 安政办〔2020〕36号 二（二）6 names them. */
const ALWAYS = 5
/** Postings side by side or one beneath another, whichever way the screen stands. */
const AT_ONCE = 3

/** The board for a lobby: the classes, the newest postings in turn, who waits, and the time. */
export function LobbyPage({ lobby }: { lobby: Lobby }) {
  const now = lobby.now.value
  const board = lobby.board.value
  const clock = lobby.clock.value
  return (
    <div class="lobby" data-link={lobby.link.value.at}>
      <header>
        <h1>{now?.station.name ?? words.title}</h1>
        {clock && (
          <p class="lobby-when">
            <span>{dayWords(clock.day)}</span> <time>{clock.time}</time>
          </p>
        )}
      </header>
      {board && <Classes classes={board.classes.slice(0, ALWAYS)} />}
      {board && <News board={board} />}
      {now && <Now now={now} />}
      <Offline lobby={lobby} />
    </div>
  )
}

function Classes({ classes }: { classes: readonly BoardClassView[] }) {
  return (
    <section class="lobby-classes">
      <h2>{words.title}</h2>
      <dl>
        {classes.map(({ name, count, unit }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words.count(count, unit)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function News({ board }: { board: NoticesReply }) {
  const news = newest(board.notices)
  const pages = Math.ceil(news.length / AT_ONCE)
  const page = useTurns(pages)
  return (
    <section class="lobby-news">
      {news.length === 0 ? (
        <p class="lobby-empty">{words.empty.board}</p>
      ) : (
        <ul key={page}>
          {news.slice(page * AT_ONCE, (page + 1) * AT_ONCE).map((notice) => (
            <li key={notice.id} data-kind={notice.kind}>
              <KindTag of={notice} />
              <PostingDays notice={notice} today={board.today} />
              <h3 data-long={notice.title.length > 26 ? '' : undefined}>{notice.title}</h3>
            </li>
          ))}
        </ul>
      )}
      {pages > 1 && <p class="lobby-page">{words.lobby.place(page + 1, pages)}</p>}
    </section>
  )
}

/** What comes and goes; what always hangs is counted in its class, and shown where there is nothing else. */
function newest(notices: readonly NoticeEntry[]): readonly NoticeEntry[] {
  const news = notices.filter(({ kind }) => kind !== '长期公开')
  return news.length > 0 ? news : notices
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
