import type { FeedbackKind, FeedbackReceipt, FoundFeedback } from '#contract/feedback.ts'
import { newCommandId } from '../../../link/command-id.ts'
import { untilAnswered } from '../../../link/until-answered.ts'
import type { Way } from '../../input/way.ts'
import { TICKET_PATIENCE } from '../../parts/ticket-patience.ts'
import { journeyOf } from '../../shell/journey.ts'
import type { Draft, Subject } from './draft.ts'
import { words } from './words.ts'

declare module '../../shell/screens.ts' {
  interface Screens {
    /** 咨询、投诉、查答复. */
    'tell-us': { shows: object; asks: object }
    /** What is wrong, by a few big choices. */
    feedback: {
      shows: { kind: FeedbackKind; about: Subject }
      asks: { kind: FeedbackKind; about: Subject }
    }
    /** Whether to leave a phone number or a few words, and where either is written. */
    'feedback-contact': {
      shows: { draft: Draft; asking: 'how' | 'phone' | 'remark'; way: Way }
      asks: Pick<Draft, 'kind' | 'about' | 'point'>
    }
    'feedback-sent': { shows: { receipt: FeedbackReceipt }; asks: { draft: Draft } }
    'feedback-refused': { shows: { why: string } }
    'feedback-find': { shows: { code: string; trouble: string | null }; asks: object }
    'feedback-found': { shows: { found: FoundFeedback; from: number }; asks: { code: string } }
  }
}

/** 有误、异议、咨询、投诉, and the reply by its code. Nothing of it outlives the screen. */
export const journey = journeyOf({
  screens: {
    'tell-us': { load: async () => (await import('./tell-us.tsx')).TellUs, question: true },
    feedback: { load: async () => (await import('./choose-point.tsx')).ChoosePoint, question: true },
    'feedback-contact': {
      load: async () => (await import('./contact.tsx')).Contact,
      question: true,
      patience: TICKET_PATIENCE,
    },
    'feedback-sent': {
      load: async () => (await import('./sent.tsx')).Sent,
      patience: TICKET_PATIENCE,
      endsTheWay: true,
      doing: words.sending,
    },
    'feedback-refused': { load: async () => (await import('./refused.tsx')).Refused },
    'feedback-find': { load: async () => (await import('./find.tsx')).Find, question: true },
    'feedback-found': {
      load: async () => (await import('./found.tsx')).Found,
      patience: TICKET_PATIENCE,
    },
  },
  speech: { load: async () => (await import('./words/speech.ts')).speech },
  start: ({ api, model }) => ({
    open: {
      'tell-us': () => ({ at: 'tell-us' }),
      feedback: (to) => to,
      'feedback-contact': ({ kind, about, point }) => ({
        at: 'feedback-contact',
        draft: { commandId: newCommandId(), kind, about, point, remark: '', phone: '' },
        asking: 'how',
        way: 'hand',
      }),
      async 'feedback-sent'({ draft: { about, remark, phone, ...draft } }, signal) {
        const body = {
          ...draft,
          kiosk: model.peek().kiosk.id,
          about: bare(about),
          ...(remark !== '' && { remark }),
          ...(phone !== '' && { phone }),
        }
        const reply = await untilAnswered(() => api('POST /api/feedback', { params: {}, body }), signal)
        return reply.at === 'ok'
          ? { at: 'feedback-sent', receipt: reply.value.feedback }
          : {
              at: 'feedback-refused',
              why: reply.at === 'refused' ? reply.problem.detail : words.refused.away,
            }
      },
      'feedback-find': () => ({ at: 'feedback-find', code: '', trouble: null }),
      async 'feedback-found'({ code }, signal) {
        const body = { code, kiosk: model.peek().kiosk.id }
        const reply = await untilAnswered(() => api('POST /api/feedback/find', { params: {}, body }), signal)
        if (reply.at === 'ok') return { at: 'feedback-found', found: reply.value.feedback, from: 0 }
        const trouble = reply.at === 'refused' ? reply.problem.detail : words.find.unavailable
        return { at: 'feedback-find', code: '', trouble }
      },
    },
  }),
})

/** What the station has to know of it: it knows the title itself. */
function bare(about: Subject) {
  switch (about.at) {
    case 'guide':
      return { at: about.at, seq: about.seq }
    case 'notice':
      return { at: about.at, id: about.id }
    case 'station':
      return about
  }
}
