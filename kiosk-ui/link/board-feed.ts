import { type ReadonlySignal, signal } from '@preact/signals'
import type { NoticesReply } from '#contract/notice.ts'
import { api } from './api.ts'
import { untilAnswered } from './until-answered.ts'

export type BoardFeed = {
  /** What hangs today; null until the daemon has said. What it said last stays while it is away. */
  board: ReadonlySignal<NoticesReply | null>
  /** Asks until the daemon answers. */
  refresh(): void
  stop(): void
}

/** The 信息公开 board for screens that are only looked at. */
export function createBoardFeed(): BoardFeed {
  const board = signal<NoticesReply | null>(null)
  let asking = new AbortController()

  async function ask({ signal: called }: AbortController): Promise<void> {
    const reply = await untilAnswered(() => api('GET /api/notices', { params: {} }), called)
    if (reply.at === 'ok') board.value = reply.value
  }

  return {
    board,
    refresh() {
      asking.abort()
      asking = new AbortController()
      void ask(asking)
    },
    stop: () => asking.abort(),
  }
}
