import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Block } from '#contract/notice.ts'
import { type Kept, keepByRoom } from '../kept-by-room.ts'
import { type PagePart, layPages } from './lay-pages.ts'
import {
  type LinesOf,
  columnWidths,
  lineHeightIn,
  measurePieces,
  pageHeights,
  standCloser,
  sayAround,
  shapesOf,
} from './measure-notice.ts'
import { type BlockShape, type Piece, lengthOf, piecesOf } from './notice-pieces.ts'
import type { PictureRoom } from './picture-box.ts'

export type Reading = {
  linesOf: LinesOf
  /** Every table reads as cards, because all of each row is to be seen at once. */
  asCards: boolean
  /** Of the element around the page, the least that its first page has; where it has less, `data-tight` stands there. */
  share?: number
  /** Its pages, once found, are found again at once. */
  kept?: Kept
}

export type NoticeLaid = {
  /** On the element that the page fills; the one around it says by `data-later` that the page is not the first. */
  place: RefObject<HTMLDivElement | null>
  /** False while everything is measured, before anything is painted. */
  ready: boolean
  /** A table does not fit the width, and its rows read as cards. */
  hasCards: boolean
  /** Place of the shown page, from 0. */
  page: number
  /** Where each page begins in the whole text, in characters. */
  pageStarts: readonly number[]
  /** What stands on each page, by the places of `shown.pieces`. */
  pages: readonly (readonly PagePart[])[]
  /** For `NoticeBlocks`: what stands on the page. */
  shown: {
    pieces: readonly Piece[]
    parts: readonly PagePart[]
    widths: ReadonlyMap<number, readonly number[]>
    room: PictureRoom | null
  }
}

type Shapes = ReadonlyMap<number, BlockShape>

/**
 * `measuring`: everything stands there whole, before anything is painted. `spare`: px of a page to leave free. `tight`:
 * whether what stands above stands closer; null until that is known, and where it is never asked.
 */
type Laid =
  | { at: 'measuring'; shapes: Shapes; spare: number; tight: boolean | null }
  | {
      at: 'laid'
      shapes: Shapes
      spare: number
      tight: boolean | null
      widths: ReadonlyMap<number, readonly number[]>
      room: PictureRoom
      /** An empty first one where what stands above the text leaves it no room there. */
      pages: readonly (readonly PagePart[])[]
    }

const laidBefore = keepByRoom<Laid>()

/** Nothing is known yet. */
function beginning(blocks: readonly Block[], asCards: boolean): Laid {
  const cards = blocks.flatMap((block, i): [number, BlockShape][] =>
    asCards && block.at === 'table' ? [[i, { at: 'cards' }]] : [],
  )
  return { at: 'measuring', shapes: new Map(cards), spare: 0, tight: null }
}

/** Fewer lines of text than this do not begin a page. */
const LEAST_LINES = 3
/** A picture begins on the first page where that has this share of a later one's room. */
const PICTURE_SHARE = 0.5

/**
 * A notice on pages that fit its place on every screen; the one that holds character `from` of the whole text is shown.
 * Remount what uses it for another notice or another layout.
 */
export function useNoticePages(
  blocks: readonly Block[],
  from: number,
  { linesOf, asCards, share, kept }: Reading,
): NoticeLaid {
  const place = useRef<HTMLDivElement>(null)
  const [laid, setLaid] = useState(() => laidBefore.get(kept) ?? beginning(blocks, asCards))
  const pieces = piecesOf(blocks, laid.shapes)
  const starts = startsOf(pieces)
  const pages = laid.at === 'laid' ? laid.pages : [wholeOf(pieces)]
  // Before its first character where a page stands before the text.
  const before = pages.length > 1 && pages[0]?.length === 0 ? 1 : 0
  const pageStarts = pages.map(([first]) => (first ? before + (starts[first.piece] ?? 0) + first.from : 0))
  const page = Math.max(
    0,
    pageStarts.findLastIndex((start) => start <= from),
  )
  useLayoutEffect(() => {
    if (!place.current) return
    sayAround(place.current, { later: page > 0, tight: laid.tight })
    const step = next(laid, place.current, blocks, pieces, linesOf, share)
    setLaid(step)
    if (step === laid) laidBefore.set(kept, laid)
  }, [laid, page])
  useEffect(() => {
    const measureAgain = () => setLaid(beginning(blocks, asCards))
    addEventListener('resize', measureAgain)
    return () => removeEventListener('resize', measureAgain)
  }, [])
  return {
    place,
    ready: laid.at === 'laid',
    hasCards: laid.shapes.values().some(({ at }) => at === 'cards'),
    page,
    pageStarts,
    pages,
    shown: {
      pieces,
      parts: pages[page] ?? [],
      widths: laid.at === 'laid' ? laid.widths : new Map(),
      room: laid.at === 'laid' ? laid.room : null,
    },
  }
}

/** One step nearer to pages that fit; the same state when there is nothing left to do. */
function next(
  laid: Laid,
  place: HTMLElement,
  blocks: readonly Block[],
  pieces: readonly Piece[],
  linesOf: LinesOf,
  share: number | undefined,
): Laid {
  switch (laid.at) {
    case 'measuring': {
      const tight = laid.tight ?? (share === undefined ? null : standCloser(place, share))
      const { first, later } = pageHeights(place)
      const least = blocks[0]?.at === 'picture' ? later * PICTURE_SHARE : LEAST_LINES * lineHeightIn(place)
      const textFirst = first >= least
      const room: PictureRoom = {
        width: place.clientWidth,
        first: (textFirst ? first : later) - laid.spare,
        later: later - laid.spare,
      }
      const shapes = shapesOf(place, blocks, laid.shapes, room, linesOf)
      if (shapes.length > 0) return { ...laid, tight, shapes: new Map([...laid.shapes, ...shapes]) }
      const measured = measurePieces(place, pieces, room)
      return {
        ...laid,
        at: 'laid',
        tight,
        room,
        widths: columnWidths(place),
        pages: textFirst
          ? layPages(measured, first - laid.spare, later - laid.spare)
          : [[], ...layPages(measured, later - laid.spare)],
      }
    }
    case 'laid': {
      // A line that broke otherwise than it was measured: leave so much free on every page.
      const over = place.scrollHeight - place.clientHeight
      if (over <= 1 || laid.spare > place.clientHeight / 2) return laid
      const tables = [...laid.shapes].filter(([, { at }]) => at !== 'slices')
      return { at: 'measuring', shapes: new Map(tables), spare: laid.spare + over, tight: laid.tight }
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
