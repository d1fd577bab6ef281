import { signal } from '@preact/signals'
import type { NoticesReply } from '#contract/notice.ts'
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

/** Answers the board as it would be with the draft; nothing else is ever answered, so that a preview asks nobody. */
export function answerWith(board: () => NoticesReply | null): void {
  globalThis.fetch = (input) => {
    const reply = input === '/api/notices' ? board() : null
    return reply === null ? new Promise<never>(() => {}) : Promise.resolve(Response.json(reply))
  }
}
