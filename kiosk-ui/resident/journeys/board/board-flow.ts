import type { Api } from '../../../link/api.ts'
import { untilAnswered } from '../../../link/until-answered.ts'
import type { BoardDestination, Destination, LaterScreen } from '../../shell/screens.ts'

const WAYS: ReadonlySet<Destination['at']> = new Set<BoardDestination['at']>([
  'board',
  'board-classes',
  'board-class',
  'notice',
  'places',
])

export function leadsToBoard(to: Destination): to is BoardDestination {
  return WAYS.has(to.at)
}

/** The board as it hangs now, one of its notices, or what there is at the station and where. */
export async function boardScreenFor(
  api: Api,
  to: BoardDestination,
  signal: AbortSignal,
): Promise<LaterScreen> {
  switch (to.at) {
    case 'places': {
      const reply = await untilAnswered(() => api('GET /api/places', { params: {} }), signal)
      return reply.at === 'ok' ? { at: 'places', places: reply.value.places, from: 0 } : GONE
    }
    case 'notice': {
      const { id } = to
      const reply = await untilAnswered(() => api('GET /api/notices/:id', { params: { id } }), signal)
      return reply.at === 'ok' ? { at: 'notice', notice: reply.value.notice, from: 0 } : GONE
    }
    case 'board':
    case 'board-classes':
    case 'board-class': {
      const reply = await untilAnswered(() => api('GET /api/notices', { params: {} }), signal)
      return reply.at === 'ok' ? { ...to, board: reply.value, from: 0 } : GONE
    }
  }
}

/** Taken down since the list was read. */
const GONE: LaterScreen = { at: 'notice-gone' }
