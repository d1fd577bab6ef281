import type { BoardBrief, BoardClassView, Notice, NoticeEntry } from '#contract/notice.ts'
import type { Clock } from '#daemon/clock.ts'
import { type Board, boardAt, boardBrief, latestForIdle, noticeAt } from '#daemon/domain/board/board.ts'
import { businessDay } from '#daemon/domain/station/hours.ts'
import type { Settings } from '#daemon/settings.ts'

/** The 信息公开 board as it is today. */
export type StationBoard = {
  /** The station's day, YYYY-MM-DD. */
  today(): string
  /** Newest notice first. */
  now(): { classes: BoardClassView[]; notices: NoticeEntry[] }
  latest(): NoticeEntry | null
  /** Undefined unless it hangs today. */
  notice(id: string): Notice | undefined
  /** A class by this station's name for it or by that of its folder; undefined for none. */
  className(written: string): string | undefined
  brief(): BoardBrief
  /** Calls when another day has begun, with what it put up and took down. */
  onChanged(listener: () => void): void
  close(): void
}

/** A day is looked at this often: cheap, and right soon after any step of the clock. */
const TICK_MS = 5_000

/** The board of this station, worked out once a day; a 公示 is down with the first request after its last day. */
export function stationBoard(
  { board, catalogue, station }: Pick<Settings, 'board' | 'catalogue' | 'station'>,
  clock: Clock,
): StationBoard {
  const classes = board.classes.map(({ catalogue: isCatalogue, ...of }) => ({
    ...of,
    catalogued: isCatalogue ? catalogue.items.length : null,
  }))
  const today = () => businessDay(station.timeZone, clock.now())
  const listeners = new Set<() => void>()
  let known: { day: string; board: Board } | null = null
  let told = today()
  let cancelTick = clock.after(TICK_MS, tick)

  function now(): Board {
    const day = today()
    if (known?.day !== day) known = { day, board: boardAt(classes, board.notices, day) }
    return known.board
  }

  function tick(): void {
    cancelTick = clock.after(TICK_MS, tick)
    const day = today()
    if (day === told) return
    told = day
    for (const listener of listeners) listener()
  }

  return {
    today,
    now,
    latest: () => latestForIdle(now()),
    notice: (id) => noticeAt(classes, board.notices, today(), id),
    className: (written) => classes.find(({ id, name }) => name === written || id === written)?.name,
    brief: () => boardBrief(now()),
    onChanged: (listener) => {
      listeners.add(listener)
    },
    close: () => cancelTick(),
  }
}
