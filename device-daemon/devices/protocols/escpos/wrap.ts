import { phrasesAndWholes, phrasesOf, wordsOf } from '#daemon/phrases/phrases.ts'
import { displayColumns } from './text.ts'

const NEVER_FIRST = new Set('、，。．；：！？…—～·）〕］｝〉》」』】”’％℃°,.;:!?)]}%')
const NEVER_LAST = new Set('（〔［｛〈《「『【“‘￥$([{#')

type Cut = (text: string) => readonly string[]

const characters: Cut = (text) => Array.from(text)
/** What stays together, from the largest to what any line has room for: each is cut by the next where it must be. */
const CUTS: readonly Cut[] = [
  (text) => unparted(phrasesAndWholes(text)),
  (text) => unparted(phrasesOf(text)),
  (text) => unparted(wordsOf(text)),
  (text) => unparted(characters(text)),
  characters,
]

/**
 * Breaks text into lines of at most `columns` half-width columns: a date, a time, a 《title》 and a phrase stay whole where
 * a line has room for them, else their words do; no closing mark at a line's start, no opening one at its end. What is
 * wider than a line by itself is broken anywhere. `\n` is kept, an empty line too. Expects `printable` text; columns ≥ 2.
 */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, columns))
}

function wrapParagraph(paragraph: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  const place = (text: string, [cut = characters, ...finer]: readonly Cut[]) => {
    for (const piece of cut(text)) {
      if (displayColumns(line) + displayColumns(piece.trimEnd()) <= columns) line += piece
      else if (displayColumns(piece.trim()) > columns) place(piece, finer)
      else {
        if (line.trimEnd() !== '') lines.push(line.trimEnd())
        line = piece.trimStart()
      }
    }
  }
  place(paragraph, CUTS)
  return [...lines, line.trimEnd()]
}

/** The pieces, joined where no line may end: a Latin word, and marks with what they belong to. */
function unparted(pieces: readonly string[]): string[] {
  const joined: string[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last === undefined || mayBreakBetween(last.at(-1) ?? '', piece.charAt(0))) joined.push(piece)
    else joined[joined.length - 1] = last + piece
  }
  return joined
}

function mayBreakBetween(before: string, after: string): boolean {
  if (after === ' ' || NEVER_FIRST.has(after) || NEVER_LAST.has(before)) return false
  if (before === ' ') return true
  const bothLatin = before <= '~' && after <= '~'
  return !bothLatin
}
