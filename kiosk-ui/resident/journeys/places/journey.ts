import type { Places } from '#contract/places.ts'
import { untilAnswered } from '../../../link/until-answered.ts'
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
  start: ({ api }) => ({
    open: {
      async places(_to, signal) {
        const reply = await untilAnswered(() => api('GET /api/places', { params: {} }), signal)
        return reply.at === 'ok'
          ? { at: 'places', places: reply.value.places, from: 0 }
          : { at: 'notice-gone' }
      },
    },
  }),
})
