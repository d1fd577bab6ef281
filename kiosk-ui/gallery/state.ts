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
  /** Set where the screen exists in one size of type only. */
  only?: 'large'
  /** The screen rests: its resident has left, and the modes of that resident are gone. */
  atRest?: true
  /**
   * What looks at it instead of the gate. `paper`: measured as it is printed (test/journeys/window.test.ts).
   * `guide-pages`: one of many guides, read to its last page (test/gate/guide-pages.test.ts); it has no picture.
   */
  lookedAtBy?: 'paper' | 'guide-pages'
  /** Touches that lead from the fixture to the state, where only the screen itself knows it. */
  steps?(hand: Hand): Promise<void>
}
