import type {
  Block,
  BoardBrief,
  BoardClassView,
  BoardWarning,
  MaskedKind,
  Notice,
  NoticeEntry,
  Objection,
  PublicationKind,
} from '#contract/notice.ts'
import { dayOn, type PostedDay } from './posted-day.ts'

/** A class of the board as this station has it. */
export type BoardClass = {
  /** Its folder of notices. */
  id: string
  /** What residents of this station call it. */
  name: string
  kind: PublicationKind
  unit: string
  /** What of persons may not stand there in full. */
  masking: readonly MaskedKind[]
  maskingInFile: readonly MaskedKind[]
  /** Errands of the catalogue, where the class is the catalogue itself; null elsewhere. */
  catalogued: number | null
  /** How often there has to be a new publication, and by which rule; null where none says so. */
  publishEvery: { months: number; source: string } | null
  online: string
}

export type BoardNotice = {
  id: string
  /** Id of its class. */
  class: string
  title: string
  publisher: string
  publishedAt: PostedDay
  until: PostedDay | null
  objection: Objection | null
  sample: boolean
  pinned: boolean
  urgent: boolean
  source: string | null
  official: Notice['official']
  blocks: readonly Block[]
}

export type Board = {
  classes: BoardClassView[]
  /** What hangs today: the urgent, the pinned, then the newest first. */
  notices: NoticeEntry[]
}

/** Every posting of one day: which notice, and when it hangs. */
type Posting = { notice: BoardNotice; of: BoardClass; publishedAt: string; until: string | null }

/**
 * The board on `today` (YYYY-MM-DD in the station's zone): what has been published and has not come to its last day
 * yet. A notice hangs through the whole of its last day and is gone on the next. `classes` keep their order.
 */
export function boardAt(
  classes: readonly BoardClass[],
  notices: readonly BoardNotice[],
  today: string,
): Board {
  const published = postings(classes, notices, today)
  const hanging = published.filter((posting) => hangs(posting, today))
  return {
    classes: classes.map((of) => classView(of, published, hanging, today)),
    notices: hanging.toSorted(inOrder).map((posting) => entry(posting, today)),
  }
}

/** One notice, whole, while it hangs; undefined otherwise. */
export function noticeAt(
  classes: readonly BoardClass[],
  notices: readonly BoardNotice[],
  today: string,
  id: string,
): Notice | undefined {
  const posting = postings(classes, notices, today).find(({ notice }) => notice.id === id)
  if (!posting || !hangs(posting, today)) return undefined
  const { source, official, objection, blocks } = posting.notice
  return { ...entry(posting, today), source, official, objection, blocks: [...blocks] }
}

/**
 * What the idle screen and the home tile show: what is urgent, or the newest 公示, for its term runs out; without one the
 * newest posting of another kind, and what always hangs only when there is nothing else.
 */
export function latestForIdle({ notices }: Board): NoticeEntry | null {
  const newest = (fits: (notice: NoticeEntry) => boolean) => notices.find(fits)
  return (
    newest(({ urgent }) => urgent) ??
    newest(({ kind }) => kind === '公示') ??
    newest(({ kind }) => kind !== '长期公开') ??
    notices[0] ??
    null
  )
}

/** The board in a word. */
export function boardBrief(board: Board): BoardBrief {
  const latest = latestForIdle(board)
  return {
    latestNotice: latest && {
      id: latest.id,
      title: latest.title,
      kind: latest.kind,
      remainingDays: latest.remainingDays,
    },
    noticeCount: board.notices.length,
    publicityCount: board.notices.filter(({ kind }) => kind === '公示').length,
  }
}

function postings(classes: readonly BoardClass[], notices: readonly BoardNotice[], today: string): Posting[] {
  const byId = new Map(classes.map((of) => [of.id, of]))
  return notices.flatMap((notice) => {
    const of = byId.get(notice.class)
    const publishedAt = dayOn(notice.publishedAt, today)
    if (!of || publishedAt > today) return []
    return [{ notice, of, publishedAt, until: notice.until && dayOn(notice.until, today) }]
  })
}

function hangs({ until }: Posting, today: string): boolean {
  return until === null || until >= today
}

function inOrder(a: Posting, b: Posting): number {
  const first = (of: Posting) => (of.notice.urgent ? 2 : 0) + (of.notice.pinned ? 1 : 0)
  return first(b) - first(a) || newestFirst(a, b)
}

/** Of one day the 公示 come first; then by id, so that the order never wavers. */
function newestFirst(a: Posting, b: Posting): number {
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? 1 : -1
  const terms = Number(b.of.kind === '公示') - Number(a.of.kind === '公示')
  if (terms !== 0) return terms
  return a.notice.id < b.notice.id ? -1 : 1
}

function entry({ notice, of, publishedAt, until }: Posting, today: string): NoticeEntry {
  return {
    id: notice.id,
    class: of.name,
    kind: of.kind,
    title: notice.sample ? marked(notice.title) : notice.title,
    publisher: notice.publisher,
    publishedAt,
    until,
    remainingDays: of.kind === '公示' && until !== null ? remainingDays(until, today) : null,
    sample: notice.sample,
    pinned: notice.pinned,
    urgent: notice.urgent,
  }
}

/** Wherever a sample is named, it is named as one, and once only. */
const marked = (title: string): string => (title.includes('示例') ? title : `${title}（示例）`)

const DAY_MS = 86_400_000

/**
 * Days that are left of a term, counted as people count them on a calendar: today is one, and so is the last day. On
 * the last day it is 1, the day before 2; after the last day nothing is shown any more, so it is never 0.
 */
function remainingDays(until: string, today: string): number {
  // Both are midnights of UTC, a thousand times a publication: a calendar would take longer over it.
  return (Date.parse(until) - Date.parse(today)) / DAY_MS + 1
}

function classView(
  of: BoardClass,
  published: readonly Posting[],
  hanging: readonly Posting[],
  today: string,
): BoardClassView {
  const count = of.catalogued ?? hanging.filter((posting) => posting.of === of).length
  const latest = published
    .filter((posting) => posting.of === of)
    .reduce<string | null>((day, { publishedAt }) => (day && day > publishedAt ? day : publishedAt), null)
  return {
    id: of.id,
    name: of.name,
    kind: of.kind,
    count,
    unit: of.unit,
    masking: [...of.masking],
    maskingInFile: [...of.maskingInFile],
    opens: of.catalogued === null ? 'notices' : 'catalogue',
    latest,
    warning: warning(of, count, latest, today),
    online: of.online,
  }
}

/** An empty class is the worse of the two. The interval runs from the newest publication, hanging or not. */
function warning(of: BoardClass, count: number, latest: string | null, today: string): BoardWarning {
  if (count === 0) return { at: 'empty' }
  if (of.publishEvery === null || latest === null) return { at: 'none' }
  const { months, source } = of.publishEvery
  const dueOn = Temporal.PlainDate.from(latest).add({ months }).toString()
  return today > dueOn ? { at: 'overdue', dueOn, rule: source } : { at: 'none' }
}
