import { journeyOf } from '../../shell/journey.ts'
import { createCardFlow } from './card-flow.ts'
import type { For } from './errand.ts'

/** `endsAt` (as performance.now) is when the reader stops waiting. */
type Waiting = For & { endsAt: number }

declare module '../../shell/screens.ts' {
  interface Screens {
    'card-consent': { shows: For; asks: For }
    'place-card': { shows: Waiting; asks: For }
    'lift-card': { shows: Waiting }
    'card-moved': { shows: Waiting }
    'two-cards': { shows: Waiting }
    'card-not-read': { shows: Waiting }
    'card-late': { shows: For }
    'reader-down': { shows: For; asks: For }
    /** `removed`: until the reader says so. `quiet`: the reader cannot tell any more. */
    'take-card-away': { shows: { until: 'removed' | 'quiet' } }
  }
}

/** Long enough to turn round and come back. */
const TAKE_AWAY_QUIET_S = 30

/** A ticket by an ID card, or what is the resident's own: from the question before it until the card is taken away again. */
export const journey = journeyOf({
  screens: {
    'card-consent': { load: async () => (await import('./card-consent.tsx')).CardConsent, question: true },
    'place-card': { load: async () => (await import('./place-card.tsx')).PlaceCard },
    'lift-card': { load: async () => (await import('./lift-card.tsx')).LiftCard },
    'card-moved': { load: async () => (await import('./card-moved.tsx')).CardMoved },
    'two-cards': { load: async () => (await import('./two-cards.tsx')).TwoCards },
    'card-not-read': { load: async () => (await import('./card-not-read.tsx')).CardNotRead },
    'card-late': {
      load: async () => (await import('./card-late.tsx')).CardLate,
      question: true,
      passing: true,
    },
    'reader-down': { load: async () => (await import('./reader-down.tsx')).ReaderDown, question: true },
    'take-card-away': {
      load: async () => (await import('./take-card-away.tsx')).TakeCardAway,
      patience: { quiet: TAKE_AWAY_QUIET_S, end: 'leaves' },
    },
  },
  start(shell) {
    const flow = createCardFlow(shell)
    return {
      open: {
        'card-consent': (to) => to,
        'reader-down': (to) => to,
        async 'place-card'({ guide, own }, signal) {
          const [next] = await Promise.all([
            flow.arm(own === undefined ? { guide } : { guide, own }, signal),
            ...AT_THE_READER.map((at) => shell.load(at, signal)),
          ])
          return next
        },
      },
      hear: flow.hear,
      leave: flow.leave,
    }
  },
})

/** What may be wanted at once when the reader speaks. */
const AT_THE_READER = [
  'place-card',
  'lift-card',
  'card-moved',
  'two-cards',
  'card-not-read',
  'card-late',
  'reader-down',
  'take-card-away',
] as const
