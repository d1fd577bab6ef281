import type { NoticeEntry, NoticesReply } from '#contract/notice.ts'

/** One thing that the board shows in its turn. `from`: where in its text it begins, in characters. */
export type Stop =
  | { at: 'overview'; page: number }
  | { at: 'classes'; from: number }
  | { at: 'items'; from: number }
  | { at: 'notice'; id: string; from: number }

/** Titles that an overview holds, whichever way the screen stands. */
export const TITLES_AT_ONCE = 3

export const BEGINNING = { at: 'overview', page: 0 } as const satisfies Stop

/** All that turns, in its order: what hangs at a glance, the classes, each notice whole, every errand. */
export function programOf(board: NoticesReply): Stop[] {
  const pages = Math.max(1, Math.ceil(titlesOf(board).length / TITLES_AT_ONCE))
  return [
    ...Array.from({ length: pages }, (_, page): Stop => ({ at: 'overview', page })),
    { at: 'classes', from: 0 },
    ...board.notices.map(({ id }): Stop => ({ at: 'notice', id, from: 0 })),
    { at: 'items', from: 0 },
  ]
}

/** What comes after a stop, and from the beginning again; what cannot be shown now is left out. */
export function after(stop: Stop, board: NoticesReply, canShow: (stop: Stop) => boolean): Stop {
  const program = programOf(board)
  const place = program.findIndex((one) => nameOf(one) === nameOf(stop))
  return program.slice(place + 1).find(canShow) ?? BEGINNING
}

/**
 * Where to be when the board has changed: at what has come anew, so that it is seen at once, and away from what has been
 * withdrawn. Null where nothing has to turn.
 */
export function afterChange(stop: Stop, before: NoticesReply, board: NoticesReply): Stop | null {
  const known = new Set(before.notices.map(({ id }) => id))
  const fresh = titlesOf(board).findIndex(({ id }) => !known.has(id))
  if (fresh >= 0) return { at: 'overview', page: Math.floor(fresh / TITLES_AT_ONCE) }
  return programOf(board).some((one) => nameOf(one) === nameOf(stop)) ? null : BEGINNING
}

/** What comes and goes; what always hangs has its class, and stands here where there is nothing else. */
export function titlesOf({ notices }: NoticesReply): readonly NoticeEntry[] {
  const news = notices.filter(({ kind }) => kind !== '长期公开')
  return news.length > 0 ? news : notices
}

/** The same for a stop wherever in its text it begins. */
function nameOf(stop: Stop): string {
  switch (stop.at) {
    case 'overview':
      return `overview ${stop.page}`
    case 'notice':
      return `notice ${stop.id}`
    case 'classes':
    case 'items':
      return stop.at
  }
}
