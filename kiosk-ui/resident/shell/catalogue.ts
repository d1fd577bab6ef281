import type { GuideList, GuideReply } from '#contract/guide.ts'
import type { Api, Reply } from '../../link/api.ts'
import type { LiveMessage } from '../../link/live.ts'
import { untilAnswered } from '../../link/until-answered.ts'

/** The station's errands, for every journey that leads to one. */
export type Catalogue = {
  list(signal: AbortSignal): Promise<Reply<GuideList>>
  guide(seq: number, signal: AbortSignal): Promise<Reply<GuideReply>>
  hear(message: LiveMessage): void
}

/** Asks for the list once, and again when it has changed, or may have while the daemon was away. */
export function createCatalogue(api: Api): Catalogue {
  let known: GuideList | null = null
  return {
    async list(signal) {
      if (known) return { at: 'ok', value: known }
      const reply = await untilAnswered(() => api('GET /api/guides', { params: {} }), signal)
      if (reply.at === 'ok') known = reply.value
      return reply
    },
    guide: (seq, signal) => untilAnswered(() => api('GET /api/guides/:seq', { params: { seq } }), signal),
    hear({ name }) {
      if (name === 'snapshot' || name === 'contents-changed') known = null
    },
  }
}
