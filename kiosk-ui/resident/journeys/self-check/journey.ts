import type { Guide } from '#contract/guide.ts'
import { cannotTake } from '../../parts/cannot-take.ts'
import { journeyOf } from '../../shell/journey.ts'
import type { Answers } from './answers.ts'

type Answered = { guide: Guide; answers: Answers }

declare module '../../shell/screens.ts' {
  interface Screens {
    'self-check': { shows: Answered; asks: { seq: number } }
    /** `asking`: which material. */
    'self-check-question': { shows: Answered & { asking: number }; asks: Answered & { asking: number } }
    'self-check-result': { shows: Answered & { from: number }; asks: Answered }
  }
}

/** 自查单: what a resident has of what an errand asks for, and what is missing. Nothing of it outlives the screen. */
export const journey = journeyOf({
  screens: {
    'self-check': {
      load: async () => (await import('./self-check.tsx')).SelfCheck,
      renewed: { by: ['guide'], as: ({ guide: { seq } }) => ({ at: 'self-check', seq }) },
    },
    'self-check-question': { load: async () => (await import('./question.tsx')).Question },
    'self-check-result': { load: async () => (await import('./result.tsx')).Result },
  },
  start: ({ contents }) => ({
    open: {
      async 'self-check'({ seq }, signal) {
        const reply = await contents.guide(seq, signal)
        if (reply.at !== 'ok') return cannotTake(reply)
        const { guide } = reply.value
        const answers = guide.materials.map(() => null)
        // Where nothing has to be brought by all, the questions come at once.
        return guide.materials.some(({ required }) => required === true)
          ? { at: 'self-check', guide, answers }
          : { at: 'self-check-question', guide, answers, asking: 0 }
      },
      'self-check-question': (to) => to,
      'self-check-result': (to) => ({ ...to, from: 0 }),
    },
  }),
})
