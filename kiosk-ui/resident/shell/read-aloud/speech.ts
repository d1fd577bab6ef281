import type { App } from '../app.ts'
import type { ScreenName, ScreenOf } from '../screens.ts'

/**
 * What is said in the place of all that stands in an element (`of`, a selector); '' where another sentence has said it.
 * `aside`: true, and worth hearing, but of no use to a person who is led step by step (说给我听).
 */
export type Said = { of: string; say: string; aside?: true }

/** What a screen has to say in sentences of its own. What none of them stands for is said as it is written. */
type Says<At extends ScreenName> = (app: App, screen: ScreenOf<At>) => readonly Said[]

/** Of a journey, by its screens. It stands in the journey's `words/speech.ts` and is entered in its journey.ts. */
export type Speech = { [At in ScreenName]?: Says<At> }

/** The sentence that stands for an element now; null where it is said as it is written. */
export type SaidOf = (element: Element) => Said | null

/** What every screen of these says, whichever is open at the moment of asking. */
export function saidOn(app: App, speeches: readonly Speech[]): SaidOf {
  const speech: Speech = Object.assign({}, ...speeches)
  return (element) => {
    const screen = app.screen.peek()
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each screen's sentences are entered by its name
    const says = speech[screen.at] as Says<ScreenName> | undefined
    return says?.(app, screen).find(({ of }) => element.matches(of)) ?? null
  }
}
