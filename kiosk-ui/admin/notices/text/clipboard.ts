import { inertPage } from '../trusted-types.ts'
import { readCopiedPage, withoutStyles } from './copied-page.ts'
import { pastedPieces } from './pasted.ts'
import { type Piece, piece } from './pieces.ts'

/** Of a page with all markup of Word; a notice has a hundredth of it. */
const PAGE_MAX_CHARACTERS = 8 * 1024 * 1024

/**
 * Pieces out of what was copied elsewhere: by its shape where the program gave one, else by the tabs between cells. Null
 * where it has neither: then it is text like any other. `pictures`: how many could not come along.
 */
export function clipboardPieces(
  data: DataTransfer | null,
): { pieces: readonly Piece[]; pictures: number } | null {
  const html = data?.getData('text/html') ?? ''
  const page =
    html === '' || html.length > PAGE_MAX_CHARACTERS ? null : readCopiedPage(inertPage(withoutStyles(html)))
  if (page) return { pieces: page.bodies.map((body) => piece(body)), pictures: page.pictures }
  const pieces = pastedPieces(data?.getData('text/plain') ?? '')
  return pieces && { pieces, pictures: 0 }
}
