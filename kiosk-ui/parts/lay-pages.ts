/** A piece as it was laid out whole; lengths in px. */
export type MeasuredPiece = {
  height: number
  /** Space between it and the one before, a table's head included. */
  before: number
  /** The same on top of a page: the head that a table repeats, nothing for others. */
  beforeOnTop: number
  /** Ends of its lines as places in its text; null where it may not be cut. */
  lineEnds: readonly number[] | null
  /** Px of one line, where it may be cut. */
  lineHeight: number
  /** Stands on the same page as the beginning of the next one: a heading, a card's line. */
  keepsNext: boolean
}

/** A piece's text from one place to another; a piece that is not cut is there `whole`. */
export type PagePart = { piece: number; from: number; to: number | 'whole' }

/** No line stands alone before or after a cut. */
const TOGETHER = 2

/**
 * Puts pieces on pages of a height, in order, nothing twice and nothing lost. Texts are cut between lines; what keeps
 * its next stays with it unless the two alone are higher than a page.
 */
export function layPages(pieces: readonly MeasuredPiece[], height: number): PagePart[][] {
  const pages: PagePart[][] = []
  let page: PagePart[] = []
  let left = height

  function turn(): void {
    if (page.length > 0) pages.push(page)
    page = []
    left = height
  }

  pieces.forEach((piece, i) => {
    const chain = chainHeight(pieces, i)
    const first = page.length === 0
    if (!first && piece.before + chain > left && chain + piece.beforeOnTop <= height) turn()
    let line = 0
    for (;;) {
      const space = page.length === 0 ? piece.beforeOnTop : piece.before
      const room = left - space
      const rest = restHeight(piece, line)
      const cut = rest <= room ? null : cutAfter(piece, line, room, page.length === 0)
      if (rest > room && cut === null && page.length > 0) {
        turn()
        continue
      }
      const from = line === 0 ? 0 : (piece.lineEnds?.[line - 1] ?? 0)
      if (cut === null) {
        page.push({ piece: i, from, to: line === 0 ? 'whole' : (piece.lineEnds?.at(-1) ?? 0) })
        left = room - rest
        return
      }
      page.push({ piece: i, from, to: piece.lineEnds?.[cut - 1] ?? 0 })
      line = cut
      turn()
    }
  })
  turn()
  return pages
}

/** Where a text may be cut so that what stands before fits: a number of lines, or null when nowhere. */
function cutAfter(piece: MeasuredPiece, line: number, room: number, onTop: boolean): number | null {
  const { lineEnds, lineHeight, height } = piece
  if (lineEnds === null) return null
  const extra = height - lineEnds.length * lineHeight
  const fitting = Math.floor((room - extra) / lineHeight)
  const cut = Math.min(line + fitting, lineEnds.length - TOGETHER)
  if (cut - line >= TOGETHER) return cut
  // On an empty page it must go on somehow: by single lines where there is no room for two.
  return onTop && fitting >= 1 && line + fitting < lineEnds.length ? line + fitting : null
}

function restHeight({ height, lineHeight }: MeasuredPiece, line: number): number {
  return height - line * lineHeight
}

/** The least height that a piece needs together with what it keeps. */
function chainHeight(pieces: readonly MeasuredPiece[], from: number): number {
  let sum = 0
  for (let i = from; i < pieces.length; i++) {
    const piece = pieces[i]
    if (!piece) break
    if (i > from) sum += piece.before
    if (!piece.keepsNext) return sum + leastHeight(piece)
    sum += piece.height
  }
  return sum
}

function leastHeight({ height, lineEnds, lineHeight }: MeasuredPiece): number {
  const lines = lineEnds?.length ?? 0
  return lines <= TOGETHER * 2 - 1 ? height : height - (lines - TOGETHER) * lineHeight
}
