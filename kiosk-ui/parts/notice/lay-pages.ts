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
  /** Stands on the same page as the beginning of the next one: a heading, a card's first line. */
  keepsNext: boolean
  /** Neighbours of one group stay together where a page holds them: a card. Null for none. */
  group: number | null
}

/** A piece's text from one place to another; a piece that is not cut is there `whole`. */
export type PagePart = { piece: number; from: number; to: number | 'whole' }

/** No line stands alone before or after a cut. */
const TOGETHER = 2

/**
 * Puts pieces on pages, in order, nothing twice and nothing lost. The first page is `first` px high, the others `later`.
 * Texts are cut between lines; what keeps its next stays with it unless the two alone are higher than a page.
 */
export function layPages(pieces: readonly MeasuredPiece[], first: number, later = first): PagePart[][] {
  const pages: PagePart[][] = []
  let page: PagePart[] = []
  let left = first

  function turn(): void {
    if (page.length > 0) pages.push(page)
    page = []
    left = pages.length === 0 ? first : later
  }

  pieces.forEach((piece, i) => {
    const need = needFrom(pieces, i, later)
    const free = !belongsToLast(pieces, i)
    if (free && page.length > 0 && piece.before + need > left && need + piece.beforeOnTop <= later) turn()
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

/** Where it stands was decided with the piece before it. */
function belongsToLast(pieces: readonly MeasuredPiece[], i: number): boolean {
  const last = pieces[i - 1]
  return last !== undefined && (last.keepsNext || (last.group !== null && last.group === pieces[i]?.group))
}

/** The least height that a piece needs with what must stand on the same page. */
function needFrom(pieces: readonly MeasuredPiece[], i: number, height: number): number {
  const piece = pieces[i]
  if (!piece) return 0
  const next = pieces[i + 1]
  if (piece.group !== null && pieces[i - 1]?.group !== piece.group) {
    const group = groupHeight(pieces, i)
    if (group <= height) return group
  }
  return piece.keepsNext && next
    ? piece.height + next.before + needFrom(pieces, i + 1, height)
    : leastHeight(piece)
}

function groupHeight(pieces: readonly MeasuredPiece[], from: number): number {
  const { group } = pieces[from] ?? {}
  let sum = 0
  for (let i = from; i < pieces.length && pieces[i]?.group === group; i++)
    sum += (pieces[i]?.height ?? 0) + (i > from ? (pieces[i]?.before ?? 0) : 0)
  return sum
}

function leastHeight({ height, lineEnds, lineHeight }: MeasuredPiece): number {
  const lines = lineEnds?.length ?? 0
  return lines <= TOGETHER * 2 - 1 ? height : height - (lines - TOGETHER) * lineHeight
}
