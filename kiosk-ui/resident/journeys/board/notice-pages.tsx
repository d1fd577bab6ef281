import type { Block } from '#contract/notice.ts'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type PagePart, layPages } from './lay-pages.ts'
import { columnWidths, measurePieces, pageHeights, tooWideTables } from './measure-notice.ts'
import { NoticeBlocks } from './notice-blocks.tsx'
import { type Piece, lengthOf, piecesOf } from './notice-pieces.ts'
import { PageTurn } from '../../parts/pager.tsx'

type Props = {
  blocks: readonly Block[]
  /** The place in the whole text that is to be seen, in characters: it stays in sight when the pages are laid out again. */
  from: number
  onTurn: (from: number) => void
}

/** `measuring`: everything stands there whole, before anything is painted. `spare`: px of a page to leave free. */
type Laid =
  | { at: 'measuring'; cards: ReadonlySet<number>; spare: number }
  | {
      at: 'laid'
      cards: ReadonlySet<number>
      spare: number
      widths: ReadonlyMap<number, readonly number[]>
      pages: readonly (readonly PagePart[])[]
    }

const UNKNOWN: Laid = { at: 'measuring', cards: new Set(), spare: 0 }

/** A notice on pages that it fits on every screen. Remount it for another notice or another size of type. */
export function NoticePages({ blocks, from, onTurn }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [laid, setLaid] = useState(UNKNOWN)
  const pieces = piecesOf(blocks, laid.cards)
  const starts = startsOf(pieces)
  const pages = laid.at === 'laid' ? laid.pages : [wholeOf(pieces)]
  const pageStarts = pages.map(([first]) => (first ? (starts[first.piece] ?? 0) + first.from : 0))
  const page = Math.max(
    0,
    pageStarts.findLastIndex((start) => start <= from),
  )
  useLayoutEffect(() => {
    if (place.current) setLaid(next(laid, place.current, pieces))
  }, [laid, page])
  useEffect(() => {
    const measureAgain = () => setLaid(UNKNOWN)
    addEventListener('resize', measureAgain)
    return () => removeEventListener('resize', measureAgain)
  }, [])
  return (
    <>
      <div class="notice-page" data-later={page > 0 ? '' : undefined} ref={place}>
        <NoticeBlocks
          pieces={pieces}
          parts={pages[page] ?? []}
          widths={laid.at === 'laid' ? laid.widths : new Map()}
        />
      </div>
      {pages.length > 1 && (
        <PageTurn page={page} pages={pages.length} onTurn={(to) => onTurn(pageStarts[to] ?? 0)} />
      )}
    </>
  )
}

/** One step nearer to pages that fit; the same state when there is nothing left to do. */
function next(laid: Laid, place: HTMLElement, pieces: readonly Piece[]): Laid {
  switch (laid.at) {
    case 'measuring': {
      const tooWide = tooWideTables(place)
      if (tooWide.length > 0) return { ...laid, cards: new Set([...laid.cards, ...tooWide]) }
      const { first, later } = pageHeights(place)
      return {
        ...laid,
        at: 'laid',
        widths: columnWidths(place),
        pages: layPages(measurePieces(place, pieces), first - laid.spare, later - laid.spare),
      }
    }
    case 'laid': {
      // A line that broke otherwise than it was measured: leave so much free on every page.
      const over = place.scrollHeight - place.clientHeight
      if (over <= 1 || laid.spare > place.clientHeight / 2) return laid
      return { at: 'measuring', cards: laid.cards, spare: laid.spare + over }
    }
  }
}

function wholeOf(pieces: readonly Piece[]): PagePart[] {
  return pieces.map((_, piece) => ({ piece, from: 0, to: 'whole' }))
}

/** Where each piece begins in the whole text; what has no text counts as one character. */
function startsOf(pieces: readonly Piece[]): number[] {
  const lengths = pieces.map((piece) => ('runs' in piece ? Math.max(1, lengthOf(piece.runs)) : 1))
  return lengths.map((_, i) => lengths.slice(0, i).reduce((sum, length) => sum + length, 0))
}
