import type { Places } from '#contract/places.ts'
import type { Screen } from '../resident/shell/screens.ts'

/** The residents' screen of what is where, at one of its pages; one past the last is the last. */
export const placesScreen =
  (from: number) =>
  (places: Places): Screen => ({ at: 'places', places, from })
