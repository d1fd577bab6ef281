import type { TicketPlace } from '#contract/find-ticket.ts'
import type { Guide } from '#contract/guide.ts'
import { TICKET_PATIENCE } from '../../parts/ticket-patience.ts'
import { journeyOf } from '../../shell/journey.ts'
import { createFindTicketFlow } from './find-ticket-flow.ts'
import type { Whereabouts } from './whereabouts.ts'

declare module '../../shell/screens.ts' {
  interface Screens {
    /** What is typed so far, which of the two is being typed, and what was wrong with the last try. `number`: found before. */
    'find-ticket': {
      shows: { number: string; check: string; typing: 'number' | 'check'; trouble: string | null }
      asks: { number?: string }
    }
    'found-ticket': {
      /** `by`: a number alone shows what the hall knows of it, the slip what it is for, too. */
      shows: { ticket: TicketPlace; now: Whereabouts; guide: Guide | null; by: 'number' | 'slip' }
      asks: { number: string; check: string | null }
    }
  }
}

/** 查我的号: the slip under the scanner, or its number, and where the ticket stands; what it is for by its 查询码. */
export const journey = journeyOf({
  screens: {
    'find-ticket': { load: async () => (await import('./find-ticket.tsx')).FindTicket, question: true },
    'found-ticket': {
      load: async () => (await import('./found-ticket.tsx')).FoundTicketScreen,
      patience: TICKET_PATIENCE,
    },
  },
  speech: { load: async () => (await import('./words/speech.ts')).speech },
  start(shell) {
    const flow = createFindTicketFlow(shell)
    return { open: { 'find-ticket': flow.begin, 'found-ticket': flow.find }, hear: flow.hear }
  },
})
