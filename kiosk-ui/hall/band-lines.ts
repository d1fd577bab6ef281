import type { NoticeEntry, NoticesReply } from '#contract/notice.ts'
import type { WindowView } from '#contract/window.ts'
import { tagOf, words as board } from '../words/board.ts'
import { words } from './words.ts'
import { words as priority } from '../words/priority.ts'
import { givesNone } from './gives-none.ts'
import type { HallNow } from './hall.ts'
import { inParts } from './text-width.ts'

/** `key` names it in the turn; `note` stands under the tag, '' for none. */
export type Line = { key: string; tag: string; note: string; text: string; urgent: boolean }

/** Characters on the two lines of the band. */
const MOST_CHARS = 42
/** Postings in the turn: the newest. */
const MOST_POSTINGS = 6

/** The turn, in its order; what is urgent leaves room only for what people in the hall have to know. A text too long for the band comes in parts. */
export function linesOf(
  { station, windows, queues }: Pick<HallNow, 'station' | 'windows' | 'queues'>,
  postings: NoticesReply | null,
): Line[] {
  const urgent = postings?.notices.some((notice) => notice.urgent) === true
  const rules: Line[] = [
    { key: 'who', tag: words.band.priority, note: '', text: priority.who(station.priority), urgent: false },
    { key: 'fair', tag: words.band.fair, note: '', text: priority.fair(station.priority), urgent: false },
  ]
  const lines: Line[] = [
    ...(urgent ? inTurn(postings).map(postingLine) : []),
    ...(givesNone(queues)
      ? [
          {
            key: 'stopped',
            tag: words.stopped.tag,
            note: '',
            text: `${words.stopped.title}，${words.stopped.note}`,
            urgent: false,
          },
        ]
      : []),
    ...windows.flatMap(pausedLine),
    ...(urgent ? [] : [...rules, ...inTurn(postings).map(postingLine)]),
  ]
  return lines.flatMap((line) => {
    const parts = inParts(line.text, MOST_CHARS)
    return parts.map((text, i) => ({
      tag: line.tag,
      key: `${line.key}/${i}`,
      text: i < parts.length - 1 ? `${text}……` : text,
      note: parts.length > 1 ? words.band.part(i + 1, parts.length) : line.note,
      urgent: line.urgent,
    }))
  })
}

function postingLine(notice: NoticeEntry): Line {
  const { id, remainingDays, title, urgent } = notice
  return {
    key: id,
    tag: tagOf(notice),
    note: remainingDays === null ? '' : board.daysLeft(remainingDays),
    text: title,
    urgent,
  }
}

function pausedLine({ id, label, service }: WindowView): Line[] {
  if (service.at !== 'paused') return []
  return [
    {
      key: id,
      tag: words.band.paused,
      note: '',
      text: words.band.window(label, service.notice),
      urgent: false,
    },
  ]
}

/** What is urgent alone; otherwise the 公示 whose term runs first, then the newest; what always hangs is not news. */
function inTurn(postings: NoticesReply | null): NoticeEntry[] {
  if (!postings) return []
  const { latest } = postings
  const urgent = postings.notices.filter((notice) => notice.urgent)
  if (urgent.length > 0) return urgent.slice(0, MOST_POSTINGS)
  const others = postings.notices.filter(({ id, kind }) => id !== latest?.id && kind !== '长期公开')
  return (latest ? [latest, ...others] : others).slice(0, MOST_POSTINGS)
}
