import { type ReadonlySignal, batch, effect, signal } from '@preact/signals'
import type { Announcement, HeardBody, HeardReply, SpokenBody } from '#contract/announcement.ts'
import type { NoticesReply } from '#contract/notice.ts'
import type { Opening, QueueView, StationView } from '#contract/station.ts'
import type { WindowView } from '#contract/window.ts'
import { ask } from '../link/ask.ts'
import { createBoardFeed } from '../link/board-feed.ts'
import type { Live, LiveMessage } from '../link/live.ts'
import { type WallClock, createStationTime } from '../link/station-time.ts'
import type { Pairing } from '../link/pairing.ts'
import { untilAnswered } from '../link/until-answered.ts'
import type { Announcer, AnnouncerOptions } from './announcer.ts'
import { type Call, createCallBoard } from './call-board.ts'
import { isExpected } from './expected.ts'

/** What the station does now. */
export type HallNow = {
  station: StationView
  opening: Opening
  queues: readonly QueueView[]
  windows: readonly WindowView[]
  /** Numbers that come up next; none where the station does not show them. */
  upNext: readonly string[]
}

export type Hall = {
  link: Live['state']
  /** Null until the station has said what time it is. */
  clock: ReadonlySignal<WallClock | null>
  now: ReadonlySignal<HallNow | null>
  board: ReadonlySignal<NoticesReply | null>
  moment: ReadonlySignal<Call | null>
  recent: ReadonlySignal<readonly Call[]>
  sound: Announcer['state']
  pairing: ReadonlySignal<Pairing>
}

export type HallPorts = {
  live: Live
  /** This screen's own name, as the ledger keeps it beside what was said. */
  screen: string
  announcer(options: AnnouncerOptions): Announcer
  /** Whether the station believes what this screen says of its speaking. */
  pairing: ReadonlySignal<Pairing>
}

/** After that the station does not ask any more whether a screen has spoken. */
const REPORT_WITHIN_MS = 60_000
/** Another screen takes over from one that the station has not heard for so long. */
const TOLD_WITHIN_MS = 1000

/** The hall display's view of the station: it listens, shows and speaks, and needs no touch. */
export function openHall({ live, screen, announcer, pairing }: HallPorts): Hall {
  const now = signal<HallNow | null>(null)
  const time = createStationTime()
  const feed = createBoardFeed()
  const calls = createCallBoard((ms, then) => void setTimeout(then, ms))
  /** What the stream has given this screen: by it the station knows who says that it has spoken. */
  let witness = ''
  const voice = announcer({
    volume: () => 1,
    onSpoken: (announcement, outcome) => void report(announcement, () => ({ screen, witness, outcome })),
    tell: (now) => (witness === '' ? Promise.resolve(null) : tell({ screen, witness, ...now })),
  })

  function change(to: Partial<HallNow>): void {
    const known = now.peek()
    if (known) now.value = { ...known, ...to }
  }

  function sync(instant: string, timeZone: string): void {
    zone = timeZone
    time.sync(instant, timeZone)
  }
  let zone = 'Asia/Shanghai'

  function receive({ name, data }: LiveMessage): void {
    if (name === 'snapshot') {
      const { station, opening, queues, windows, upNext } = data
      batch(() => {
        sync(data.now, data.timeZone)
        now.value = { station, opening, queues, windows, upNext }
        calls.reset(data.calls, Date.parse(data.now), (call) => isExpected(windows, call))
      })
      feed.refresh()
    } else if (name === 'witness') {
      ;({ witness } = data)
      voice.connected()
    } else if (name === 'ticket-called' || name === 'ticket-recalled') calls.called(data)
    else if (name === 'announcement') voice.say(data)
    else if (name === 'announcement-withdrawn') {
      voice.withdraw(data.ticketId)
      calls.withdraw(data.ticketId)
      if (data.why === 'taken-back') calls.takeBack(data.ticketId)
    } else if (
      name === 'ticket-held' ||
      name === 'ticket-returned' ||
      name === 'ticket-transferred' ||
      name === 'ticket-cancelled'
    )
      calls.takeBack(data.ticketId)
    else if (name === 'ticket-ending-undone') {
      if (data.at === 'called') calls.putBack(data)
    } else if (name === 'windows-changed') change({ windows: data.windows })
    else if (name === 'up-next-changed') change({ upNext: data.upNext })
    else if (name === 'queues-changed') change({ queues: data.queues })
    else if (name === 'board-changed') feed.refresh()
    else if (name === 'contents-changed') change({ station: data.station })
    else if (name === 'day-opened') calls.reset([], 0, () => false)
    else if (name === 'opening-changed') {
      batch(() => {
        sync(data.now, zone)
        change({ opening: data.opening })
      })
    }
  }

  effect(() => {
    const { value } = voice.state
    calls.saying(value.at === 'speaking' ? value.announcement.ticketId : null)
  })
  live.start(receive)
  return {
    link: live.state,
    clock: time.clock,
    now,
    board: feed.board,
    moment: calls.moment,
    recent: calls.recent,
    sound: voice.state,
    pairing,
  }
}

const HEADERS = { 'content-type': 'application/json', 'x-kiosk': '1' }

async function tell(body: HeardBody): Promise<HeardReply | null> {
  const init = { body: JSON.stringify(body), headers: HEADERS, signal: AbortSignal.timeout(TOLD_WITHIN_MS) }
  const reply = await ask<HeardReply>('POST /api/hall/heard', {}, init)
  return reply.at === 'ok' ? reply.value : null
}

/** Tells the ledger what was heard in the hall. */
async function report({ id }: Announcement, body: () => SpokenBody): Promise<void> {
  await untilAnswered(async () => {
    const init = { body: JSON.stringify(body()), headers: HEADERS }
    const reply = await ask<null>('POST /api/announcements/:id/spoken', { id }, init)
    // The stream has just broken off: once it is back, this screen is known again.
    return reply.at === 'refused' && reply.problem.code === 'not-allowed' ? { at: 'away' } : reply
  }, AbortSignal.timeout(REPORT_WITHIN_MS))
}
