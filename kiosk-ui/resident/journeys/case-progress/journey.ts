import type { FoundCase } from '#contract/cases.ts'
import { untilAnswered } from '../../../link/until-answered.ts'
import { TICKET_PATIENCE } from '../../parts/ticket-patience.ts'
import { journeyOf } from '../../shell/journey.ts'
import { words } from './words.ts'

declare module '../../shell/screens.ts' {
  interface Screens {
    'case-find': { shows: { code: string; trouble: string | null }; asks: object }
    'case-found': { shows: { stands: FoundCase }; asks: { code: string } }
  }
}

/** 查办件进度: how a case stands, by the code of its paper. Nothing of it outlives the screen. */
export const journey = journeyOf({
  screens: {
    'case-find': { load: async () => (await import('./find.tsx')).Find, question: true },
    'case-found': {
      load: async () => (await import('./found.tsx')).Found,
      patience: TICKET_PATIENCE,
    },
  },
  speech: { load: async () => (await import('./words/speech.ts')).speech },
  start: ({ api, model }) => ({
    open: {
      'case-find': () => ({ at: 'case-find', code: '', trouble: null }),
      async 'case-found'({ code }, signal) {
        const body = { code, kiosk: model.peek().kiosk.id }
        const reply = await untilAnswered(() => api('POST /api/cases/find', { params: {}, body }), signal)
        if (reply.at === 'ok') return { at: 'case-found', stands: reply.value.case }
        const trouble = reply.at === 'refused' ? reply.problem.detail : words.find.unavailable
        return { at: 'case-find', code: '', trouble }
      },
    },
  }),
})
