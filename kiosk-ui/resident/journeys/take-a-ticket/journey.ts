import type { Guide, GuideList } from '#contract/guide.ts'
import type { ProblemCode } from '#contract/problem.ts'
import type { TakeTicketBody, Ticket } from '#contract/ticket.ts'
import { cannotTake } from '../../parts/cannot-take.ts'
import { TICKET_PATIENCE } from '../../parts/ticket-patience.ts'
import { journeyOf } from '../../shell/journey.ts'
import { createTakeFlow } from './take-flow.ts'
import { words } from './words/taking.ts'

declare module '../../shell/screens.ts' {
  interface Screens {
    'choose-errand': { shows: { list: GuideList }; asks: object }
    'confirm-errand': { shows: { guide: Guide }; asks: { seq: number } }
    /** `guide` null: for 直接取号. */
    'declare-priority': { shows: { guide: Guide | null }; asks: { guide: Guide | null } }
    ticket: {
      shows: { commandId: string; ticket: Ticket; guide: Guide | null }
      /** Takes a ticket for an errand, or for none (直接取号); by a card that was read, what is declared, or a 预约码. */
      asks: { guide: Guide | null } & Pick<TakeTicketBody, 'cardRef' | 'declared' | 'booking' | 'itemSeq'>
    }
    'already-waiting': { shows: { number: string | null; why: string } }
    closed: { shows: object }
    'queue-full': { shows: { why: 'used-up' | 'stopped' } }
    'no-ticket': { shows: { why: string; code: ProblemCode } }
    'cannot-take': { shows: { code: ProblemCode } }
  }
  interface Acts {
    /** 再打一张: no slip came out for sure, and the resident says so. */
    reprint: true
  }
}

/** 取号: an errand or none, priority, the ticket, and every reason why there is none. */
export const journey = journeyOf({
  screens: {
    'choose-errand': { load: async () => (await import('./choose-errand.tsx')).ChooseErrand, question: true },
    'confirm-errand': {
      load: async () => (await import('./confirm-errand.tsx')).ConfirmErrand,
      question: true,
      renewed: { by: ['guide'], as: ({ guide: { seq } }) => ({ at: 'confirm-errand', seq }) },
    },
    'declare-priority': {
      load: async () => (await import('./declare-priority.tsx')).DeclarePriority,
      question: true,
    },
    ticket: {
      load: async () => (await import('./ticket.tsx')).TicketTaken,
      patience: TICKET_PATIENCE,
      endsTheWay: true,
      doing: words,
    },
    'already-waiting': {
      load: async () => (await import('./already-waiting.tsx')).AlreadyWaiting,
      patience: TICKET_PATIENCE,
    },
    closed: { load: async () => (await import('./closed.tsx')).Closed },
    'queue-full': { load: async () => (await import('./queue-full.tsx')).QueueFull },
    'no-ticket': { load: async () => (await import('./no-ticket.tsx')).NoTicket },
    'cannot-take': { load: async () => (await import('./cannot-take.tsx')).CannotTake },
  },
  speech: { load: async () => (await import('./words/speech.ts')).speech },
  start(shell) {
    const { contents } = shell
    const flow = createTakeFlow(shell)
    return {
      open: {
        async 'choose-errand'(_to, signal) {
          const reply = await contents.guides(signal)
          return reply.at === 'ok' ? { at: 'choose-errand', list: reply.value } : cannotTake(reply)
        },
        async 'confirm-errand'({ seq }, signal) {
          const reply = await contents.guide(seq, signal)
          return reply.at === 'ok' ? { at: 'confirm-errand', guide: reply.value.guide } : cannotTake(reply)
        },
        'declare-priority': (to) => to,
        ticket: flow.take,
      },
      acts: { reprint: flow.reprint },
      hear: flow.hear,
      leave: flow.leave,
      resume: flow.resume,
    }
  },
})
