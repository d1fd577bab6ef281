import { journeyOf } from '../../shell/journey.ts'

/** What home needs only when it is read aloud; the rest of it stands before everything else (journey.tsx). */
export const journey = journeyOf({
  screens: {},
  speech: { load: async () => (await import('./words/speech.ts')).speech },
  start: () => ({ open: {} }),
})
