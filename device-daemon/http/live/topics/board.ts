import type { StationBoard } from '#daemon/content/published/board.ts'
import { liveMessage } from '../message.ts'
import type { SharedTopic } from '../topic.ts'

/** How much hangs on the 信息公开 board, and what is newest. */
export function boardTopic(board: Pick<StationBoard, 'today' | 'brief' | 'onChanged'>): SharedTopic {
  return {
    name: 'board',
    audience: 'public',
    snapshot: board.brief,
    changes(tell) {
      board.onChanged(() => tell(liveMessage('board-changed', { day: board.today(), ...board.brief() })))
    },
  }
}
