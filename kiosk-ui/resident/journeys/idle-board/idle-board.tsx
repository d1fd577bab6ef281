import type { NoticeEntry, NoticesReply } from '#contract/notice.ts'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import type { GuideList } from '#contract/guide.ts'
import { api } from '../../../link/api.ts'
import { createBoardFeed } from '../../../link/board-feed.ts'
import { untilAnswered } from '../../../link/until-answered.ts'
import { KeepTimes } from '../../../parts/keep.tsx'
import { KindTag, PostingDays } from '../../../parts/posting.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { useTurns } from '../../../parts/turns.ts'
import { queueOf } from '../../../parts/queue-of.ts'
import { inPhrases } from '../../../parts/in-phrases.tsx'
import { words } from '../../../words/board.ts'
import { fullDate } from '../../../words/dates.ts'
import { dayWords } from '../../../words/days.ts'
import { words as opening } from '../../../words/opening.ts'
import type { App } from '../../shell/app.ts'
import { newsOf } from '../../parts/news.ts'
import { todayOf } from '../../parts/today.ts'
import { words as why } from '../../parts/words/today.ts'
import { Qr } from '../../../parts/qr.tsx'
import { type OnlineSlide, onlineSlides } from './online-slides.ts'
import { words as own } from './words.ts'

/** Postings in the rotation: the newest. */
const MOST = 5
/** Errands named on one slide; the others are counted. */
const NAMED = 4

/** Nothing is read or touched of the screen behind it. It says so on <html>: to look for the board from there costs every change of a screen. */
function hideScreen(): () => void {
  const root = document.documentElement
  root.dataset['resting'] = ''
  return () => delete root.dataset['resting']
}

/** What the machine shows while it rests. Any touch leads home, and does nothing else. */
export function IdleBoard({ app }: { app: App }) {
  const { station, noticeCount, publicityCount, latestNotice } = app.model.value
  const [feed] = useState(createBoardFeed)
  useEffect(
    () => feed.refresh(),
    [noticeCount, publicityCount, latestNotice?.id, latestNotice?.remainingDays],
  )
  useEffect(() => feed.stop, [])
  useLayoutEffect(hideScreen, [])
  const board = feed.board.value
  const guides = useGuides(station)
  const news = board ? inTurn(board) : []
  // What is urgent stands alone.
  const online = guides && !news.some(({ urgent }) => urgent) ? onlineSlides(guides) : []
  const slides = news.length + online.length
  const turn = useTurns(slides)
  const shown = news[turn]
  const way = online[turn - news.length]
  const clock = app.clock.value
  const startNote = words.idle.startNote(givesNumbers(app))
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
        <div class="idle-lead">
          <h2>{way ? own.lead : words.idle.lead}</h2>
          <Age app={app} board={board} guides={guides} />
        </div>
        {way ? (
          <Online key={way.portal.url} slide={way} />
        ) : board && shown ? (
          <Slide key={shown.id} notice={shown} today={board.today} />
        ) : (
          <p class="slide">{board ? words.empty.board : startNote}</p>
        )}
        {slides > 1 && (
          <p class="turns" aria-hidden="true">
            {Array.from({ length: slides }, (_, i) => (
              <i key={i} data-now={i === turn ? '' : undefined} />
            ))}
          </p>
        )}
      </section>
      <Now app={app} />
      <TouchButton class="idle-start go" onPress={app.idle.touched}>
        <b>{words.idle.start}</b>
        <span>{startNote}</span>
      </TouchButton>
    </div>
  )
}

/** Whether a number is to be had here now. */
function givesNumbers(app: App): boolean {
  const { at } = todayOf(app)
  return at === 'taking' || at === 'no-window'
}

/** What is urgent stands alone; otherwise the 公示 whose term runs comes first, then what is newest. */
function inTurn(board: NoticesReply): NoticeEntry[] {
  const urgent = board.notices.filter((notice) => notice.urgent)
  if (urgent.length > 0) return urgent
  const { latest } = board
  const others = newsOf(board).filter(({ id }) => id !== latest?.id)
  return (latest ? [latest, ...others] : others).slice(0, MOST)
}

/** Every errand of the catalogue; null until the daemon has said. */
function useGuides(station: unknown): GuideList | null {
  const [guides, setGuides] = useState<GuideList | null>(null)
  useEffect(() => {
    const asking = new AbortController()
    const ask = async () => {
      const reply = await untilAnswered(() => api('GET /api/guides', { params: {} }), asking.signal)
      if (reply.at === 'ok' && !asking.signal.aborted) setGuides(reply.value)
    }
    void ask()
    return () => asking.abort()
    // Contents that change bring the station anew.
  }, [station])
  return guides
}

function Online({ slide: { portal, items } }: { slide: OnlineSlide }) {
  return (
    <article class="slide slide-online">
      <h3>{inPhrases(own.title)}</h3>
      {items.length > 0 && <p>{inPhrases(own.items(items, NAMED))}</p>}
      <p class="slide-by">{inPhrases(own.note)}</p>
      <Qr text={portal.url} label={portal.name} />
    </article>
  )
}

type AgeProps = { app: App; board: NoticesReply | null; guides: GuideList | null }

/** How old what stands there is; that the daemon is away, so that nothing old looks fresh. */
function Age({ app, board, guides }: AgeProps) {
  const away = app.link.value.at === 'restarting'
  const [since, setSince] = useState<string | null>(null)
  useEffect(() => setSince(away ? (app.clock.peek()?.time ?? null) : null), [away])
  if (away && since)
    return (
      <p class="idle-age" data-away="" role="status">
        {own.away(since)}
      </p>
    )
  const latest = board?.notices.reduce((day, { publishedAt }) => (publishedAt > day ? publishedAt : day), '')
  return (
    <p class="idle-age">
      {guides && <span>{own.catalogue(guides.version)}</span>}
      {latest && <span>{own.board(fullDate(latest))}</span>}
    </p>
  )
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

/** Whether a person who comes in now is helped: shortly, what home says in large. */
function standingOf(app: App): string {
  const today = todayOf(app)
  if (today.at === 'full') return why.full
  if (today.at === 'no-window') return today.paused ? why.allPaused : why.noWindow
  return app.model.value.current.opening.at === 'open' ? opening.open : opening.closed
}

function Now({ app }: { app: App }) {
  const { station, current } = app.model.value
  const queue = queueOf(current, current.defaultQueueId)
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
          <b data-open={todayOf(app).at === 'taking' ? '' : undefined}>{standingOf(app)}</b>
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
