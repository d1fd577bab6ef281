import type { PagePart } from '../parts/notice/lay-pages.ts'
import { type Piece, lengthOf } from '../parts/notice/notice-pieces.ts'

/** Long enough to read a title and a date twice. */
export const LEAST_MS = 12_000
/** A page is found anew, and its head is read. */
const BEGIN_MS = 6_000
/** Old eyes read five characters in a second from across a room. */
const CHARACTER_MS = 200
/** A line of a list is not read but looked through, for one's own. */
const LINE_MS = 1_000
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

/**
 * Which page ends a visit that begins at page `from`, where the pages stay for `times` ms: the last one, or the one by
 * which the visit has taken `atOnce` ms. The others come when the text has its turn again.
 */
export function lastOfVisit(times: readonly number[], from: number, atOnce: number | null): number {
  let spent = 0
  for (let page = from; page < times.length; page++) {
    spent += times[page] ?? 0
    if (atOnce !== null && spent >= atOnce) return page
  }
  return Math.max(0, times.length - 1)
}

function timeOf(piece: Piece, from: number, to: number | 'whole'): number {
  switch (piece.at) {
    case 'picture':
      return PICTURE_MS
    case 'row':
      return piece.cells.reduce((sum, cell) => sum + lengthOf(cell), 0) * CHARACTER_MS
    case 'lines':
      return piece.rows.length * LINE_MS
    case 'field':
      return (lengthOf(piece.label) + lengthOf(piece.runs)) * CHARACTER_MS
    case 'heading':
    case 'paragraph':
    case 'item':
      return (to === 'whole' ? lengthOf(piece.runs) : to - from) * CHARACTER_MS
    case 'rule':
      return 0
  }
}
