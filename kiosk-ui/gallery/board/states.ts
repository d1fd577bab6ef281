import type { Snapshot } from '#contract/live.ts'
import type { Answers } from '../made-up-daemon.ts'
import type { Heard } from '../made-up-live.ts'
import { waiting } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'

export type BoardFixture = Heard & { answers?: Answers }

function lobby(
  name: string,
  change: (snapshot: Snapshot) => Snapshot,
  more: Omit<BoardFixture, 'says'> = {},
): GalleryState<BoardFixture> {
  return {
    name,
    screen: 'lobby',
    fixture: ({ snapshot }) => ({ ...more, says: [{ name: 'snapshot', data: change(snapshot) }] }),
  }
}

const people = (snapshot: Snapshot) => waiting(snapshot, 12)

export const boardStates: readonly GalleryState<BoardFixture>[] = [
  { name: 'lobby-connecting', screen: 'lobby', fixture: () => ({ link: 'connecting', says: [] }) },
  lobby('lobby', people),
  lobby('lobby-closed', (snapshot) => ({ ...snapshot, opening: { at: 'closed', opensAt: null } })),
  lobby('lobby-offline', people, { link: 'restarting' }),
  {
    name: 'lobby-nothing-hangs',
    screen: 'lobby',
    fixture: ({ snapshot, board }) => ({
      says: [{ name: 'snapshot', data: people(snapshot) }],
      answers: { 'GET /api/notices': { ...board, notices: [], latest: null } },
    }),
  },
]
