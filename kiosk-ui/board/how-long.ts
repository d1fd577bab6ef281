import type { PagePart } from '../parts/notice/lay-pages.ts'
import { type Piece, lengthOf } from '../parts/notice/notice-pieces.ts'

/** Long enough to read a title and a date twice. */
export const LEAST_MS = 12_000
/** A page is found anew, and its head is read. */
const BEGIN_MS = 6_000
/** Old eyes read five characters in a second from across a room. */
const CHARACTER_MS = 200
const PICTURE_MS = 15_000
/** No page holds more that is read; the others wait. */
const MOST_MS = 100_000

/** How long a page stays, in ms, by what is to be read on it. */
export function readingTime(pieces: readonly Piece[], parts: readonly PagePart[]): number {
  const sum = parts.reduce((ms, { piece, from, to }) => {
    const of = pieces[piece]
    return of ? ms + timeOf(of, from, to) : ms
  }, BEGIN_MS)
  return Math.min(MOST_MS, Math.max(LEAST_MS, sum))
}

function timeOf(piece: Piece, from: number, to: number | 'whole'): number {
  switch (piece.at) {
    case 'picture':
      return PICTURE_MS
    case 'row':
      return piece.cells.reduce((sum, cell) => sum + lengthOf(cell), 0) * CHARACTER_MS
    case 'field':
      return (lengthOf(piece.label) + lengthOf(piece.runs)) * CHARACTER_MS
    case 'heading':
    case 'paragraph':
    case 'item':
      return (to === 'whole' ? lengthOf(piece.runs) : to - from) * CHARACTER_MS
    case 'people':
    case 'rule':
      return 0
  }
}
