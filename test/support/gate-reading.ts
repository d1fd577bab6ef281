import { wordsOf } from '#daemon/phrases/phrases.ts'
import { together } from '#daemon/phrases/words.ts'
import type { PageFacts, TargetFact, TextFact } from './gate-facts.ts'

// What makes a screen easy to read: whole words, air beside them, one place for the title, keys in their order.

/** Of a panel; a label in the middle of its own button needs less. */
const INSET_PX = 16
const LABEL_INSET_PX = 2
const SLACK_PX = 0.6
const listed = new RegExp(together.join('|'), 'gu')

/**
 * Words that a line ends within. A title and a button are read at a glance, and no word of theirs is torn; in running
 * text a line may end within a word of the dictionary, but not within one that reads wrongly in two halves.
 */
export function tornWords({ selector, whole, breaks, heading, inTargets }: TextFact): string[] {
  if (breaks.length === 0) return []
  const atAGlance = heading || inTargets.length > 0
  return [...(atAGlance ? wordsIn(whole) : whole.matchAll(listed))].flatMap(({ 0: word, index }) =>
    breaks.some((at) => at > index && at < index + word.length)
      ? [`torn: a line of ${selector} ends within ${word}; see parts/in-phrases.tsx`]
      : [],
  )
}

function wordsIn(text: string): { 0: string; index: number }[] {
  let end = 0
  return wordsOf(text).flatMap((word) => {
    const index = end
    end += word.length
    return /\p{Script=Han}{2}/u.test(word) ? [{ 0: word, index }] : []
  })
}

/** A tag is as high as its one line, and is its text's own frame. */
export function closeToItsFrame({ selector, frame, inTargets, fontSize }: TextFact): string[] {
  if (frame === null || frame.height < 2 * fontSize) return []
  const least = inTargets.length > 0 ? LABEL_INSET_PX : INSET_PX
  return frame.px >= least - SLACK_PX
    ? []
    : [
        `inset: ${selector} stands ${frame.px.toFixed(1)} px from the edge of ${frame.selector}, demanded ${least} px`,
      ]
}

/** The eye finds the title of every screen in one place. */
export function titleAway({ titleTop }: PageFacts, demanded: number | undefined): string[] {
  return demanded === undefined || titleTop === null || Math.abs(titleTop - demanded) < 1
    ? []
    : [`title: it begins at y = ${titleTop.toFixed(1)} px, demanded ${demanded} as on every screen`]
}

/** Keys are reached by Tab in the order in which they are read: row by row, from the left. */
export function keyOrder(targets: readonly TargetFact[]): string[] {
  const groups = Map.groupBy(
    targets.filter(({ keys }) => keys !== null),
    ({ keys }) => keys,
  )
  return [...groups.values()].flatMap((keys) =>
    keys.flatMap((key, i) => {
      const before = keys[i - 1]
      if (!before) return []
      const sameRow = Math.abs(before.box.top - key.box.top) < (key.box.bottom - key.box.top) / 2
      const follows = sameRow ? key.box.left > before.box.left : key.box.top > before.box.top
      return follows
        ? []
        : [`key order: Tab goes from ${before.selector} back to ${key.selector}; keys are read row by row`]
    }),
  )
}
