import type { BoardBrief, BoardClassView, Notice, NoticeDraft, NoticeEntry } from '#contract/notice.ts'
import {
  type Board,
  type BoardClass,
  type BoardNotice,
  boardAt,
  boardBrief,
  latestForIdle,
  noticeAt,
} from '#daemon/content/notice/board.ts'
import type { Finding } from '../check/finding.ts'
import type { Contents } from '../contents.ts'
import { draftOf } from '../notice/draft.ts'
import type { PublishedContents } from './contents.ts'

/** The 信息公开 board as it is today. */
export type StationBoard = {
  /** The station's day, YYYY-MM-DD. */
  today(): string
  /** Newest notice first. */
  now(): { classes: BoardClassView[]; notices: NoticeEntry[] }
  latest(): NoticeEntry | null
  /** Undefined unless it hangs today. */
  notice(id: string): Notice | undefined
  /** What the screens would show of a notice that is still being written; null while it is in no class. */
  draft(of: { id: string; value: unknown; findings: readonly Finding[] }): NoticeDraft | null
  /** A class by this station's name for it or by that of its folder; undefined for none. */
  className(written: string): string | undefined
  brief(): BoardBrief
  /** Calls when another day has begun, with what it put up and took down, and when something was published. */
  onChanged(listener: () => void): void
  close(): void
}

/** As a notice has it that the station itself publishes, whatever its name. */
const THIS_STATION = '本站'

type Hung = { classes: readonly BoardClass[]; notices: readonly BoardNotice[] }

function publishedBy(notice: BoardNotice, station: string): BoardNotice {
  return notice.publisher === THIS_STATION ? { ...notice, publisher: station } : notice
}

function boardClass(
  { catalogue, ...of }: Contents['notice']['classes'][number],
  errands: number,
): BoardClass {
  return { ...of, catalogued: catalogue ? errands : null }
}

/** The board of this station, worked out once a day and publication; a 公示 is down with the first request after its last day. */
export function stationBoard(
  contents: PublishedContents,
  station: { today(): string; onTick(listener: () => void): () => void },
): StationBoard {
  const { today } = station
  const listeners = new Set<() => void>()
  let hung: Hung = hang()
  let known: { day: string; hung: Hung; board: Board } | null = null
  let told = today()
  const close = station.onTick(() => {
    if (today() !== told) tell()
  })

  function hang(): Hung {
    const { classes, notices } = contents.published('notice')
    const { items } = contents.published('guide')
    const { name } = contents.published('station')
    return {
      notices: notices.map((notice) => publishedBy(notice, name)),
      classes: classes.map((of) => boardClass(of, items.length)),
    }
  }

  function now(): Board {
    const day = today()
    if (known?.day !== day || known.hung !== hung)
      known = { day, hung, board: boardAt(hung.classes, hung.notices, day) }
    return known.board
  }

  function tell(): void {
    told = today()
    for (const listener of listeners) listener()
  }

  contents.onChanged((kinds) => {
    if (kinds.every((kind) => kind !== 'notice' && kind !== 'guide' && kind !== 'station')) return
    hung = hang()
    tell()
  })

  return {
    today,
    now,
    latest: () => latestForIdle(now()),
    notice: (id) => noticeAt(hung.classes, hung.notices, today(), id),
    draft: (of) =>
      draftOf(of, hung, today(), (notice) => publishedBy(notice, contents.published('station').name)),
    className: (written) => hung.classes.find(({ id, name }) => name === written || id === written)?.name,
    brief: () => boardBrief(now()),
    onChanged: (listener) => {
      listeners.add(listener)
    },
    close,
  }
}
