import type { Trouble } from '#contract/trouble.ts'

/** A printer without paper that nobody has seen yet, unless `more` says otherwise. */
export function aTrouble(more: Partial<Trouble> = {}): Trouble {
  return {
    id: 'device:printer-1',
    at: 'device',
    code: 'device-attention',
    urgency: 'now',
    brief: '小票打印机没纸了',
    going: '我去换纸',
    words: '小票打印机没纸了。',
    remedy: '请换上新的纸卷。',
    since: '2026-11-23T01:00:00.000Z',
    seenBy: [],
    acknowledged: null,
    ...more,
  }
}
