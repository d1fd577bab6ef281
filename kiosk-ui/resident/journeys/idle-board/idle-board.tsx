import type { NoticeEntry, NoticesReply } from '#contract/notice.ts'
import { useEffect, useState } from 'preact/hooks'
import { createBoardFeed } from '../../../link/board-feed.ts'
import { KeepTimes } from '../../../parts/keep-times.tsx'
import { KindTag, PostingDays } from '../../../parts/posting.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { useTurns } from '../../../parts/turns.ts'
import { queueOf } from '../../../parts/queue-of.ts'
import { inPhrases } from '../../../parts/in-phrases.tsx'
import { words } from '../../../words/board.ts'
import { dayWords } from '../../../words/days.ts'
import { words as opening } from '../../../words/opening.ts'
import type { App } from '../../shell/app.ts'
import { newsOf } from '../../parts/news.ts'

/** Postings in the rotation: the newest. */
const MOST = 5

/** What the machine shows while it rests. Any touch leads home, and does nothing else. */
export function IdleBoard({ app }: { app: App }) {
  const { station, noticeCount, publicityCount, latestNotice } = app.model.value
  const [feed] = useState(createBoardFeed)
  useEffect(
    () => feed.refresh(),
    [noticeCount, publicityCount, latestNotice?.id, latestNotice?.remainingDays],
  )
  useEffect(() => feed.stop, [])
  const board = feed.board.value
  const news = board ? inTurn(board) : []
  const turn = useTurns(news.length)
  const shown = news[turn]
  const clock = app.clock.value
  return (
    <div class="idle-board" onPointerDown={app.idle.touched}>
      <header>
        <h1>{inPhrases(station.name)}</h1>
        {clock && (
          <p class="idle-when">
            <time>{clock.time}</time>
            <span>{dayWords(clock.day)}</span>
          </p>
        )}
      </header>
      <section class="idle-news">
        <h2>{words.idle.lead}</h2>
        {board && shown ? (
          <Slide key={shown.id} notice={shown} today={board.today} />
        ) : (
          <p class="slide">{board ? words.empty.board : words.idle.startNote}</p>
        )}
        {news.length > 1 && (
          <p class="turns" aria-hidden="true">
            {news.map(({ id }, i) => (
              <i key={id} data-now={i === turn ? '' : undefined} />
            ))}
          </p>
        )}
      </section>
      <Now app={app} />
      <TouchButton class="idle-start go" onPress={app.idle.touched}>
        <b>{words.idle.start}</b>
        <span>{words.idle.startNote}</span>
      </TouchButton>
    </div>
  )
}

/** What is urgent stands alone; otherwise the 公示 whose term runs comes first, then what is newest. */
function inTurn(board: NoticesReply): NoticeEntry[] {
  const urgent = board.notices.filter((notice) => notice.urgent)
  if (urgent.length > 0) return urgent
  const { latest } = board
  const others = newsOf(board).filter(({ id }) => id !== latest?.id)
  return (latest ? [latest, ...others] : others).slice(0, MOST)
}

function Slide({ notice, today }: { notice: NoticeEntry; today: string }) {
  return (
    <article class="slide" data-kind={notice.kind}>
      <KindTag of={notice} />
      <h3 data-long={notice.title.length > 24 ? '' : undefined}>{inPhrases(notice.title)}</h3>
      <p class="slide-by">{notice.publisher}</p>
      <p class="slide-days">
        <PostingDays notice={notice} today={today} />
      </p>
    </article>
  )
}

function Now({ app }: { app: App }) {
  const { station, current } = app.model.value
  const queue = queueOf(current, current.defaultQueueId)
  const open = current.opening.at === 'open'
  return (
    <dl class="idle-now">
      <div>
        <dt>{words.lobby.waiting}</dt>
        <dd class="idle-waiting">
          <b>{queue?.waiting ?? 0}</b> {words.lobby.people}
        </dd>
      </div>
      <div>
        <dt>
          {words.lobby.hours}
          <b data-open={open ? '' : undefined}>{open ? opening.open : opening.closed}</b>
        </dt>
        {station.hours.map((line) => (
          <dd key={line}>
            <KeepTimes line={line} />
          </dd>
        ))}
      </div>
    </dl>
  )
}
