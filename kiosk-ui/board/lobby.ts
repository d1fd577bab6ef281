import { type ReadonlySignal, batch, signal } from '@preact/signals'
import type { NoticesReply } from '#contract/notice.ts'
import type { StationNow, StationView } from '#contract/station.ts'
import { createBoardFeed } from '../link/board-feed.ts'
import type { Live, LiveMessage } from '../link/live.ts'
import { type WallClock, createStationTime } from '../link/station-time.ts'

/** What the station does now; null until it has said. */
export type LobbyStation = { station: StationView; current: StationNow }

export type Lobby = {
  link: Live['state']
  clock: ReadonlySignal<WallClock | null>
  now: ReadonlySignal<LobbyStation | null>
  board: ReadonlySignal<NoticesReply | null>
}

/** The lobby screen's view of the station: it listens, and is never touched. */
export function openLobby(live: Live): Lobby {
  const now = signal<LobbyStation | null>(null)
  const time = createStationTime()
  const feed = createBoardFeed()

  function change(to: Partial<StationNow>): void {
    const known = now.peek()
    if (known) now.value = { ...known, current: { ...known.current, ...to } }
  }

  function receive(message: LiveMessage): void {
    if (message.name === 'snapshot') {
      const { station, now: instant, timeZone, opening, queues, defaultQueueId } = message.data
      batch(() => {
        time.sync(instant, timeZone)
        now.value = { station, current: { now: instant, timeZone, opening, queues, defaultQueueId } }
      })
      feed.refresh()
    } else if (message.name === 'board-changed') feed.refresh()
    else if (message.name === 'queues-changed') change(message.data)
    else if (message.name === 'opening-changed') change(message.data)
    else if (message.name === 'contents-changed') {
      const known = now.peek()
      if (known) now.value = { ...known, station: message.data.station }
    }
  }

  live.start(receive)
  return { link: live.state, clock: time.clock, now, board: feed.board }
}
