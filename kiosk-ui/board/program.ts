import type { NoticeEntry, NoticesReply } from '#contract/notice.ts'

/** One thing that the board shows in its turn. `from`: where in its text it begins, in characters. */
export type Stop =
  | { at: 'overview'; page: number }
  | { at: 'classes'; from: number }
  | { at: 'items'; from: number }
  | { at: 'notice'; id: string; from: number }

/**
 * Where the board is: what shows, and its place in the order of this round, or of what it stands before. Rounds count
 * from 0. `owed`: what comes next before the order goes on, because it has just been hung up.
 */
export type Turn = { round: number; place: number; stop: Stop; owed: Stop | null }

/** Titles that an overview holds, whichever way the screen stands. */
export const TITLES_AT_ONCE = 3

export const BEGINNING = {
  round: 0,
  place: 0,
  stop: { at: 'overview', page: 0 },
  owed: null,
} as const satisfies Turn

/** Pages of titles in a round: the newest ones each time, and of the older ones the next. */
const NEWEST_PAGES = 3
/**
 * Whole texts in a round, so that it takes about ten minutes however much hangs. What is not told in this round has its
 * turn in one of the next.
 */
const NEWS_A_ROUND = 4
const STANDING_A_ROUND = 2
const SOON_A_ROUND = 4
/** Days, today included, that a 公示 which ends soon still hangs. */
const SOON_DAYS = 3
/** An urgent notice comes again after so many others. */
const BETWEEN_URGENT = 3

/**
 * All that turns in a round, in its order. What is urgent comes first and again after every third stop; a 公示 that ends
 * soon comes twice; of the other news, and of what always hangs, each round tells the next few.
 */
export function roundOf(board: NoticesReply, round: number): Stop[] {
  const urgent = board.notices.filter((one) => one.urgent)
  const soon = board.notices.filter((one) => !one.urgent && endsSoon(one))
  const others = board.notices.filter((one) => !one.urgent && !endsSoon(one))
  const news = others.filter(({ kind }) => kind !== '长期公开')
  const standing = others.filter(({ kind }) => kind === '长期公开')
  const ending = shareOf(soon, round, SOON_A_ROUND).map(whole)
  const told = [
    ...shareOf(news, round, NEWS_A_ROUND).map(whole),
    { at: 'classes', from: 0 } as const,
    ...ending,
    ...shareOf(standing, round, STANDING_A_ROUND).map(whole),
    { at: 'items', from: 0 } as const,
  ]
  return withUrgent([...titlePages(board, round), ...ending, ...told], urgent.map(whole), round)
}

/** What comes next; what cannot be shown now is left out. */
export function after(turn: Turn, board: NoticesReply, canShow: (stop: Stop) => boolean): Turn {
  if (turn.owed && canShow(turn.owed)) return { ...turn, stop: turn.owed, owed: null }
  const stops = roundOf(board, turn.round)
  const from = placeOf(turn, stops)
  const place = stops.findIndex((stop, i) => i > from && canShow(stop))
  const stop = stops[place]
  return stop ? { round: turn.round, place, stop, owed: null } : { ...BEGINNING, round: turn.round + 1 }
}

/**
 * Where to be when the board has changed: at what has come anew, so that it is seen at once and then told whole, and away
 * from what has been withdrawn, which has no turn any more either. Null where all stays as it was.
 */
export function afterChange(turn: Turn, before: NoticesReply, board: NoticesReply): Turn | null {
  const known = new Set(before.notices.map(({ id }) => id))
  const titles = titlesOf(board)
  const fresh = titles.findIndex(({ id }) => !known.has(id))
  const page = Math.floor(Math.max(0, fresh) / TITLES_AT_ONCE)
  const aside: Turn = { ...turn, place: turn.place - 1, stop: { at: 'overview', page }, owed: null }
  const came = titles[fresh]
  if (came) return { ...aside, owed: whole(came) }
  if (isGone(turn.stop, board)) return aside
  return turn.owed && isGone(turn.owed, board) ? { ...turn, owed: null } : null
}

/** What comes and goes; what always hangs has its class, and stands here where there is nothing else. */
export function titlesOf({ notices }: NoticesReply): readonly NoticeEntry[] {
  const news = notices.filter(({ kind }) => kind !== '长期公开')
  return news.length > 0 ? news : notices
}

function isGone(stop: Stop, board: NoticesReply): boolean {
  if (stop.at === 'notice') return board.notices.every(({ id }) => id !== stop.id)
  return stop.at === 'overview' && stop.page > 0 && stop.page * TITLES_AT_ONCE >= titlesOf(board).length
}

function endsSoon({ remainingDays }: NoticeEntry): boolean {
  return remainingDays !== null && remainingDays <= SOON_DAYS
}

const whole = ({ id }: NoticeEntry): Stop => ({ at: 'notice', id, from: 0 })

/** The next few of them in this round; from the beginning again after the last. */
function shareOf<T>(all: readonly T[], round: number, share: number): T[] {
  if (all.length <= share) return [...all]
  return Array.from({ length: share }, (_, i) => all[(round * share + i) % all.length]).filter(
    (one) => one !== undefined,
  )
}

function titlePages(board: NoticesReply, round: number): Stop[] {
  const count = Math.max(1, Math.ceil(titlesOf(board).length / TITLES_AT_ONCE))
  const pages = Array.from({ length: count }, (_, page): Stop => ({ at: 'overview', page }))
  return [...pages.slice(0, NEWEST_PAGES), ...shareOf(pages.slice(NEWEST_PAGES), round, 1)]
}

function withUrgent(stops: readonly Stop[], urgent: readonly Stop[], round: number): Stop[] {
  const before = round * Math.ceil(stops.length / BETWEEN_URGENT)
  return stops.flatMap((stop, i) => {
    const next = i % BETWEEN_URGENT === 0 ? urgent[(before + i / BETWEEN_URGENT) % urgent.length] : undefined
    return next ? [stop, next] : [stop]
  })
}

/** A text that shows has moved so far at most where something before it was hung up or withdrawn. */
const MOVED = 3

/** Where in the order the board is; what stands there out of its turn stands before the rest of it. */
function placeOf({ place, stop }: Turn, stops: readonly Stop[]): number {
  if (stop.at !== 'notice') return place
  const same = stops.flatMap((one, i) => (one.at === 'notice' && one.id === stop.id ? [i] : []))
  const [nearest = place] = same.toSorted((a, b) => Math.abs(a - place) - Math.abs(b - place))
  return Math.abs(nearest - place) <= MOVED ? nearest : place
}
