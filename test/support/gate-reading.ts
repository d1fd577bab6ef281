import { wordsOf } from '#daemon/phrases/phrases.ts'
import type { Box, PageFacts, TargetFact, TextFact } from './gate-facts.ts'

// What makes a screen easy to read: whole words, air beside them, one place for the title, keys in their order.

/** Of a panel; a label in the middle of its own button needs less. */
const INSET_PX = 16
const LABEL_INSET_PX = 2
/** Of a label of several lines, to the edge above it and below it. */
const LABEL_AIR_PX = 4
const SLACK_PX = 0.6

export function tornWords(text: Pick<TextFact, 'selector' | 'whole' | 'breaks'>): string[] {
  return tornIn(text).map(
    (word) => `torn: a line of ${text.selector} ends within ${word}; see parts/in-phrases.tsx`,
  )
}

/** Words of the dictionary and of the list that a line ends within. */
export function tornIn({ whole, breaks }: Pick<TextFact, 'whole' | 'breaks'>): string[] {
  if (breaks.length === 0) return []
  return wordsIn(whole).flatMap(({ word, index }) =>
    breaks.some((at) => at > index && at < index + word.length) ? [word] : [],
  )
}

function wordsIn(text: string): { word: string; index: number }[] {
  let end = 0
  return wordsOf(text).flatMap((word) => {
    const index = end
    end += word.length
    return /\p{Script=Han}{2}|\d ?\p{Script=Han}/u.test(word) ? [{ word, index }] : []
  })
}

/** A label of several lines that fills its button from edge to edge looks like a mistake. */
export function closeAboveOrBelow(texts: readonly TextFact[]): string[] {
  const labels = Map.groupBy(
    texts.filter(({ frame, inTargets }) => frame !== null && inTargets.length > 0),
    ({ frame, inTargets }) => `${inTargets.join()} ${frame?.selector}`,
  )
  return [...labels.values()].flatMap((label) => {
    const lines = label.flatMap((text) => text.lines)
    const [first] = label
    const isOneLine =
      Math.max(...lines.map(({ top }) => top)) < Math.min(...lines.map(({ bottom }) => bottom))
    if (!first?.frame || isOneLine) return []
    const least = Math.min(...label.flatMap(({ frame }) => (frame ? [frame.above, frame.below] : [])))
    return least >= LABEL_AIR_PX - SLACK_PX
      ? []
      : [
          `air: ${first.selector} stands ${least.toFixed(1)} px from the upper or lower edge of ${first.frame.selector}, demanded ${LABEL_AIR_PX} px`,
        ]
  })
}

/** A tag is as high as its one line, and is its text's own frame. Null for text in no tag. */
export function tagOf({ frame, fontSize }: TextFact): Box | null {
  return frame !== null && frame.box.bottom - frame.box.top < 2 * fontSize ? frame.box : null
}

export function closeToItsFrame(text: TextFact): string[] {
  const { selector, frame, inTargets } = text
  if (frame === null || tagOf(text) !== null) return []
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
