import type { FoundCase } from '#contract/cases.ts'
import { newCommandId } from '../../../link/command-id.ts'
import { untilAnswered } from '../../../link/until-answered.ts'
import { TICKET_PATIENCE } from '../../parts/ticket-patience.ts'
import { journeyOf } from '../../shell/journey.ts'
import { words } from './words.ts'

declare module '../../shell/screens.ts' {
  interface Screens {
    'case-find': { shows: { code: string; trouble: string | null }; asks: object }
    'case-found': { shows: { stands: FoundCase }; asks: { code: string } | { stands: FoundCase } }
    /** By a card that was read for it. */
    'case-list': { shows: { cases: FoundCase[]; from: number }; asks: { cardRef: string } }
    'case-none': { shows: object }
  }
}

/** 查办件进度: how a case stands, by the code of its paper, or all of them by card. Nothing of it outlives the screen. */
export const journey = journeyOf({
  screens: {
    'case-find': { load: async () => (await import('./find.tsx')).Find, question: true },
    'case-found': {
      load: async () => (await import('./found.tsx')).Found,
      patience: TICKET_PATIENCE,
    },
    'case-list': {
      load: async () => (await import('./list.tsx')).List,
      patience: TICKET_PATIENCE,
      endsTheWay: true,
    },
    'case-none': { load: async () => (await import('./list.tsx')).None },
  },
  speech: { load: async () => (await import('./words/speech.ts')).speech },
  start: ({ api, model }) => ({
    open: {
      'case-find': () => ({ at: 'case-find', code: '', trouble: null }),
      async 'case-found'(to, signal) {
        if ('stands' in to) return to
        const { code } = to
        const body = { code, kiosk: model.peek().kiosk.id }
        const reply = await untilAnswered(() => api('POST /api/cases/find', { params: {}, body }), signal)
        if (reply.at === 'ok') return { at: 'case-found', stands: reply.value.case }
        const trouble = reply.at === 'refused' ? reply.problem.detail : words.find.unavailable
        return { at: 'case-find', code: '', trouble }
      },
      async 'case-list'({ cardRef }, signal) {
        const body = { commandId: newCommandId(), cardRef, kiosk: model.peek().kiosk.id }
        const reply = await untilAnswered(
          () => api('POST /api/cases/find-by-card', { params: {}, body }),
          signal,
        )
        if (reply.at === 'ok') {
          const { cases } = reply.value
          const [only] = cases
          if (only === undefined) return { at: 'case-none' }
          return cases.length === 1 ? { at: 'case-found', stands: only } : { at: 'case-list', cases, from: 0 }
        }
        if (reply.at === 'refused' && reply.problem.code === 'card-ref-invalid')
          return { at: 'card-late', guide: null, own: { at: 'cases' } }
        const trouble = reply.at === 'refused' ? reply.problem.detail : words.find.unavailable
        return { at: 'case-find', code: '', trouble }
      },
    },
  }),
})
