import type { Contents } from './contents.ts'
import type { Hand } from './hand.ts'

/**
 * One state of one screen. `screen`: whose state it is, by the name the surface gives its screen. `name`: in the
 * address, unique on its surface. `fixture`: what the surface is given, made of what the station has written.
 */
export type GalleryState<Fixture> = {
  screen: string
  name: string
  fixture(contents: Contents): Fixture
  /** A screen that exists in one size of type alone. */
  only?: 'normal' | 'large'
  /** Touches that lead from what the fixture shows to the state: for what a screen keeps to itself. */
  steps?(hand: Hand): Promise<void>
}
