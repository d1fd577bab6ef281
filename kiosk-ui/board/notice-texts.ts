import { type ReadonlySignal, signal } from '@preact/signals'
import type { Notice } from '#contract/notice.ts'
import { api } from '../link/api.ts'
import { untilAnswered } from '../link/until-answered.ts'

export type NoticeTexts = {
  /** The whole notices that are at hand, by id. */
  known: ReadonlySignal<ReadonlyMap<string, Notice>>
  /** These are shown now or next; all others are let go. */
  want(ids: readonly string[]): void
  /** Asks again for what is wanted: it may have been corrected. */
  refresh(): void
}

/** Whole notices, asked for shortly before their turn: a board may hold a thousand. */
export function createNoticeTexts(): NoticeTexts {
  const known = signal<ReadonlyMap<string, Notice>>(new Map())
  const asking = new Map<string, AbortController>()

  async function ask(id: string): Promise<void> {
    asking.get(id)?.abort()
    const called = new AbortController()
    asking.set(id, called)
    const reply = await untilAnswered(() => api('GET /api/notices/:id', { params: { id } }), called.signal)
    if (called.signal.aborted) return
    const now = new Map(known.peek())
    if (reply.at === 'ok') now.set(id, reply.value.notice)
    else now.delete(id)
    known.value = now
  }

  return {
    known,
    want(ids) {
      for (const [id, called] of asking)
        if (!ids.includes(id)) {
          called.abort()
          asking.delete(id)
        }
      const kept = [...known.peek()].filter(([id]) => ids.includes(id))
      if (kept.length < known.peek().size) known.value = new Map(kept)
      for (const id of ids) if (!asking.has(id)) void ask(id)
    },
    refresh() {
      for (const id of asking.keys()) void ask(id)
    },
  }
}
