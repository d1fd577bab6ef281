import type { Places } from '#contract/places.ts'
import { journeyOf } from '../../shell/journey.ts'

declare module '../../shell/screens.ts' {
  interface Screens {
    places: { shows: { places: Places; from: number }; asks: object }
  }
}

/** 在哪里: the hall, what there is at the station, and how to reach it. */
export const journey = journeyOf({
  screens: {
    places: {
      load: async () => (await import('./places.tsx')).PlacesScreen,
      renewed: { by: ['places', 'station'], as: () => ({ at: 'places' }) },
    },
  },
  start: ({ contents }) => ({
    open: {
      async places(_to, signal) {
        const reply = await contents.places(signal)
        return reply.at === 'ok'
          ? { at: 'places', places: reply.value.places, from: 0 }
          : { at: 'notice-gone' }
      },
    },
  }),
})
