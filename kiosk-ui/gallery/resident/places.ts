import type { Hand } from '../hand.ts'
import { type ResidentState, state } from './fixture.ts'

/** A part of the screen by the name on its button; the parts are others in 大字版. */
const places = (name: string, part?: RegExp) =>
  state(
    name,
    'places',
    (contents) => ({ at: 'places', places: contents.places, from: 0 }),
    part ? { steps: (hand: Hand) => hand.press(part) } : {},
  )

export const placesStates: readonly ResidentState[] = [
  places('places-map'),
  places('places-facilities', /^便民设施/),
  places('places-reach', /地址/),
  places('places-wifi', /上网/),
]
