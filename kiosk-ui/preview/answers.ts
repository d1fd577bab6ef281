import { signal } from '@preact/signals'
import type { NoticeDraft } from '#contract/notice.ts'
import type { Live } from '../link/live.ts'
import type { Shown } from './shown.ts'

/** A stream that says only what the page that edits has sent. */
export function previewLive({ snapshot }: Pick<Shown, 'snapshot'>): Live {
  return {
    state: signal({ at: 'live' }),
    move() {},
    start: (onMessage) => onMessage({ name: 'snapshot', data: snapshot }),
  }
}

/** Answers the board as it would be with the draft, and its text; nothing else is ever answered, so that a preview asks nobody. */
export function answerWith(draft: () => NoticeDraft | null): void {
  globalThis.fetch = (input) => {
    const now = draft()
    const reply = now && typeof input === 'string' ? answerTo(input, now) : null
    return reply ? Promise.resolve(Response.json(reply)) : new Promise<never>(() => {})
  }
}

function answerTo(address: string, { board, notice }: NoticeDraft): object | null {
  if (address === '/api/notices') return board
  return address === `/api/notices/${encodeURIComponent(notice.id)}` ? { notice } : null
}
