import { type ReadonlySignal, batch, signal } from '@preact/signals'
import type { GuideList } from '#contract/guide.ts'
import type { NoticesReply } from '#contract/notice.ts'
import type { StationNow, StationView } from '#contract/station.ts'
import { api } from '../link/api.ts'
import { createBoardFeed } from '../link/board-feed.ts'
import { untilAnswered } from '../link/until-answered.ts'
import type { Live, LiveMessage } from '../link/live.ts'
import { type WallClock, createStationTime } from '../link/station-time.ts'
import { type NoticeTexts, createNoticeTexts } from './notice-texts.ts'

/** What the station does now; null until it has said. */
export type LobbyStation = { station: StationView; current: StationNow }

export type Lobby = {
  link: Live['state']
  clock: ReadonlySignal<WallClock | null>
  now: ReadonlySignal<LobbyStation | null>
  board: ReadonlySignal<NoticesReply | null>
  /** Every errand of the catalogue; null until the station has said. */
  guides: ReadonlySignal<GuideList | null>
  texts: NoticeTexts
}

/** The lobby screen's view of the station: it listens, and is never touched. */
export function openLobby(live: Live): Lobby {
  const now = signal<LobbyStation | null>(null)
  const time = createStationTime()
  const feed = createBoardFeed()
  const texts = createNoticeTexts()
  const guides = signal<GuideList | null>(null)
  let asking = new AbortController()

  function change(to: Partial<StationNow>): void {
    const known = now.peek()
    if (known) now.value = { ...known, current: { ...known.current, ...to } }
  }

  async function refreshGuides(): Promise<void> {
    asking.abort()
    const called = (asking = new AbortController())
    const reply = await untilAnswered(() => api('GET /api/guides', { params: {} }), called.signal)
    if (reply.at === 'ok' && !called.signal.aborted) guides.value = reply.value
  }

  function receive(message: LiveMessage): void {
    if (message.name === 'snapshot') {
      const { station, now: instant, timeZone, opening, queues, defaultQueueId } = message.data
      batch(() => {
        time.sync(instant, timeZone)
        now.value = { station, current: { now: instant, timeZone, opening, queues, defaultQueueId } }
      })
      feed.refresh()
      void refreshGuides()
    } else if (message.name === 'board-changed') feed.refresh()
    else if (message.name === 'queues-changed') change(message.data)
    else if (message.name === 'opening-changed') change(message.data)
    else if (message.name === 'contents-changed') {
      const known = now.peek()
      if (known) now.value = { ...known, station: message.data.station }
      // The classes count what the catalogue holds.
      if (message.data.kinds.includes('guide')) {
        feed.refresh()
        void refreshGuides()
      }
    }
  }

  live.start(receive)
  return { link: live.state, clock: time.clock, now, board: feed.board, guides, texts }
}
