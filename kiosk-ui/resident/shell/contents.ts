import type { GuideList, GuideReply } from '#contract/guide.ts'
import type { NoticeReply, NoticesReply } from '#contract/notice.ts'
import type { PlacesReply } from '#contract/places.ts'
import type { Api, Reply, Routes } from '../../link/api.ts'
import type { LiveMessage } from '../../link/live.ts'
import { pause } from '../../link/pause.ts'
import { untilAnswered } from '../../link/until-answered.ts'

/** What everybody may read here: each asked for once, and again when it has changed, or may have while the daemon was away. */
export type Contents = {
  guides(signal: AbortSignal): Promise<Reply<GuideList>>
  guide(seq: number, signal: AbortSignal): Promise<Reply<GuideReply>>
  board(signal: AbortSignal): Promise<Reply<NoticesReply>>
  notice(id: string, signal: AbortSignal): Promise<Reply<NoticeReply>>
  places(signal: AbortSignal): Promise<Reply<PlacesReply>>
  /** Asks for what taps are likely to lead to, one after another, from now on and whenever it has changed. */
  askAhead(): Promise<void>
  hear(message: LiveMessage): void
}

type Readable =
  | 'GET /api/guides'
  | 'GET /api/guides/:seq'
  | 'GET /api/notices'
  | 'GET /api/notices/:id'
  | 'GET /api/places'

/** Between two that are asked for ahead: a tap comes in between. */
const BETWEEN_MS = 40
/** Changes come several at once. */
const CHANGED_MS = 1000
/** The first of the board; the others are asked for when they are wanted. */
const NOTICES_AHEAD = 8

export function createContents(api: Api): Contents {
  const kept = new Map<string, Promise<Reply<unknown>>>()
  let asksAhead = false
  /** Counts what was forgotten: what was asked for before is of no use ahead. */
  let round = 0

  /** An answer that is none is not kept. */
  function once<Name extends Readable>(
    route: Name,
    params: Routes[Name]['params'],
  ): Promise<Reply<Routes[Name]['reply']>> {
    const key = `${route} ${Object.values(params).join()}`
    const known = kept.get(key)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the key begins with the route
    if (known) return known as Promise<Reply<Routes[Name]['reply']>>
    const asked = api(route, { params }).then((reply) => {
      if (reply.at !== 'ok' && kept.get(key) === asked) kept.delete(key)
      return reply
    })
    kept.set(key, asked)
    return asked
  }

  const guide = (seq: number) => once('GET /api/guides/:seq', { seq })
  const notice = (id: string) => once('GET /api/notices/:id', { id })

  async function askAhead(): Promise<void> {
    asksAhead = true
    const mine = round
    const [guides, board] = [await once('GET /api/guides', {}), await once('GET /api/notices', {})]
    if (guides.at !== 'ok' || board.at !== 'ok') return
    const likely: (() => Promise<Reply<unknown>>)[] = [
      () => once('GET /api/places', {}),
      ...guides.value.guides.map(
        ({ seq }) =>
          () =>
            guide(seq),
      ),
      ...board.value.notices.slice(0, NOTICES_AHEAD).map(
        ({ id }) =>
          () =>
            notice(id),
      ),
    ]
    for (const ask of likely) {
      await pause(BETWEEN_MS)
      if (round !== mine) return
      // It is away: the next snapshot begins anew.
      if ((await ask()).at === 'away') return
    }
  }

  return {
    guides: (signal) => untilAnswered(() => once('GET /api/guides', {}), signal),
    guide: (seq, signal) => untilAnswered(() => guide(seq), signal),
    board: (signal) => untilAnswered(() => once('GET /api/notices', {}), signal),
    notice: (id, signal) => untilAnswered(() => notice(id), signal),
    places: (signal) => untilAnswered(() => once('GET /api/places', {}), signal),
    askAhead,
    hear({ name }) {
      if (name !== 'snapshot' && name !== 'contents-changed' && name !== 'board-changed') return
      kept.clear()
      const changed = ++round
      if (asksAhead) void pause(CHANGED_MS).then(() => (round === changed ? askAhead() : undefined))
    },
  }
}
