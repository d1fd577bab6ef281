import { type Found, normalise, type Phrase } from './wordings.ts'

/** The part of a wording, as it is written, that `length` of its form from `at` on stands for; null when none does. */
export function marked(
  { wording: { text }, form, starts }: Phrase,
  at: number,
  length: number,
): Found | null {
  // A wording of which more than one character makes one syllable (12345) is shown without a mark.
  const places = placesOf(text)
  if (length === 0 || places.length !== (starts ?? form).length) return { text, from: 0, length: 0 }
  const first = starts?.findLastIndex((start) => start <= at) ?? at
  const last = starts?.findLastIndex((start) => start < at + length) ?? at + length - 1
  const from = places[first]
  const to = places[last]
  return from === undefined || to === undefined
    ? { text, from: 0, length: 0 }
    : { text, from, length: to + 1 - from }
}

/** Where in `text` each character stands that is looked at. */
function placesOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => i).filter((i) => normalise(text.charAt(i)) !== '')
}
