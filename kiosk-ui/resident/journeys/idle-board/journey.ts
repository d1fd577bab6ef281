import { journeyOf } from '../../shell/journey.ts'

/** What the machine shows while it rests: the newest publications, and that a touch begins. */
export const journey = journeyOf({
  screens: {},
  rest: { load: async () => (await import('./idle-board.tsx')).IdleBoard },
  start: () => ({ open: {} }),
})
