import type { Block } from '#contract/notice.ts'
import type { MeasuredPiece } from './lay-pages.ts'
import type { BlockShape, Lines, Piece } from './notice-pieces.ts'
import { type PictureRoom, pictureBox, slicesOf, tallestFor } from './picture-box.ts'
import type { Table } from './people-table.ts'

/** A table reads well while no heading has more lines than this, and no cell more than that. */
const MOST_HEAD_LINES = 2
const MOST_CELL_LINES = 3

/**
 * How the rows of a table stand in a line each; null where they do not. `whole`: it fits as a table, each row in one
 * line.
 */
export type LinesOf = (table: Table, place: HTMLElement, whole: boolean) => Lines | null

/**
 * How what stands in `place`, by the places among the blocks, must read instead: rows in a line each where the surface
 * makes lists of them, other rows as cards where the columns do not fit, and a picture in slices that is too high to be
 * read as a whole. `known`: what has been found already.
 */
export function shapesOf(
  place: HTMLElement,
  blocks: readonly Block[],
  known: ReadonlyMap<number, BlockShape>,
  room: PictureRoom,
  linesOf: LinesOf,
): [number, BlockShape][] {
  const pictures = blocks.flatMap((block, i): [number, BlockShape][] => {
    if (block.at !== 'picture' || known.has(i)) return []
    const count = slicesOf(block, tallestFor(i === 0, room), room)
    return count === 1 ? [] : [[i, { at: 'slices', count }]]
  })
  return [...pictures, ...tableShapes(place, blocks, linesOf)]
}

function tableShapes(place: HTMLElement, blocks: readonly Block[], linesOf: LinesOf): [number, BlockShape][] {
  return tablesOf(place).flatMap(([index, table]): [number, BlockShape][] => {
    const block = blocks[index]
    if (block?.at !== 'table') return []
    const fits = !isTooWide(table, place)
    const lines = linesOf(block, place, fits && !hasLongRows(table))
    if (lines) return [[index, { at: 'lines', lines }]]
    return fits ? [] : [[index, { at: 'cards' }]]
  })
}

function isTooWide(table: HTMLTableElement, place: HTMLElement): boolean {
  return (
    table.getBoundingClientRect().width > place.clientWidth + 1 ||
    [...table.querySelectorAll('th .words')].some((words) => lineCount(words) > MOST_HEAD_LINES) ||
    [...table.querySelectorAll('td .words')].some((words) => lineCount(words) > MOST_CELL_LINES)
  )
}

function hasLongRows(table: HTMLTableElement): boolean {
  return [...table.querySelectorAll('td .words')].some((words) => lineCount(words) > 1)
}

/** Px of the columns of every table as it stands whole. */
export function columnWidths(place: HTMLElement): Map<number, number[]> {
  return new Map(
    tablesOf(place).map(([index, table]) => [
      index,
      [...table.querySelectorAll('th')].map((head) => head.getBoundingClientRect().width),
    ]),
  )
}

/** Px that the first page has for the text, and the later ones, above which less is said again. The first stands there after. */
export function pageHeights(place: HTMLElement): { first: number; later: number } {
  const around = aroundOf(place)
  around.toggleAttribute(LATER, true)
  const later = innerHeightOf(place)
  around.toggleAttribute(LATER, false)
  return { first: innerHeightOf(place), later }
}

/** Whether what stands above the text leaves its first page less than this share of everything; it stands closer then. */
export function standCloser(place: HTMLElement, share: number): boolean {
  const around = aroundOf(place)
  sayAround(place, { later: false, tight: false })
  const tight =
    around.scrollHeight > around.clientHeight || innerHeightOf(place) < around.clientHeight * share
  around.toggleAttribute(TIGHT, tight)
  return tight
}

/**
 * Says around the page how it stands, where the styles read it: to look for it from there would cost every change of the
 * text. Where `tight` is null, that attribute stays as it is.
 */
export function sayAround(
  place: HTMLElement,
  { later, tight }: { later: boolean; tight: boolean | null },
): void {
  const around = aroundOf(place)
  around.toggleAttribute(LATER, later)
  if (tight !== null) around.toggleAttribute(TIGHT, tight)
}

/** Around a page that is not the first; around pages above which everything stands closer. */
const LATER = 'data-later'
const TIGHT = 'data-tight'

const aroundOf = (place: HTMLElement): HTMLElement => place.parentElement ?? place

function innerHeightOf(place: HTMLElement): number {
  return place.clientHeight - Number.parseFloat(getComputedStyle(place).paddingTop)
}

/** Every piece of a notice that stands whole in `place`. */
export function measurePieces(
  place: HTMLElement,
  pieces: readonly Piece[],
  room: PictureRoom,
): MeasuredPiece[] {
  let bottom: number | null = null
  return pieces.map((piece, i): MeasuredPiece => {
    const element = place.querySelector(`[data-piece="${i}"]`)
    if (!element) throw new Error(`piece ${i} of a notice was not laid out`)
    const box = element.getBoundingClientRect()
    const before = bottom === null ? aboveIn(element, box) : box.top - bottom
    bottom = box.bottom
    const words = element.querySelector(':scope > .words')
    const cuttable = words && (piece.at === 'paragraph' || piece.at === 'item' || piece.at === 'field')
    return {
      height: piece.at === 'picture' ? pictureBox(piece.picture, piece, room).height : box.height,
      before,
      beforeOnTop: headHeight(element),
      lineEnds: cuttable ? lineEndsOf(words) : null,
      lineHeight: words ? lineHeightOf(words) : 0,
      keepsNext:
        piece.at === 'heading' || (piece.at === 'field' && piece.beginsCard && isCard(pieces[i + 1])),
      group: piece.at === 'field' ? piece.card : null,
    }
  })
}

/** Another line of the same card. */
function isCard(next: Piece | undefined): boolean {
  return next?.at === 'field' && !next.beginsCard
}

/** Px from the top of its table or list, where it is in one. */
function aboveIn(element: Element, { top }: DOMRect): number {
  const around = element.closest('[data-table]')
  return around ? top - around.getBoundingClientRect().top : 0
}

/** Of a table or a list, what stands above its rows on every page. */
function headHeight(element: Element): number {
  return element.closest('[data-table]')?.querySelector('[data-head]')?.getBoundingClientRect().height ?? 0
}

function tablesOf(place: HTMLElement): [number, HTMLTableElement][] {
  return [...place.querySelectorAll<HTMLTableElement>('table[data-table]')].map((table) => [
    Number(table.dataset['table']),
    table,
  ])
}

/** Px of a line of running text on the page. */
export function lineHeightIn(place: HTMLElement): number {
  return lineHeightOf(place.querySelector('.notice-text') ?? place)
}

function lineHeightOf(element: Element): number {
  return Number.parseFloat(getComputedStyle(element).lineHeight)
}

function lineCount(words: Element): number {
  return Math.round(words.getBoundingClientRect().height / lineHeightOf(words))
}

/** Where each line of a text ends, by looking where its characters stand. */
function lineEndsOf(words: Element): number[] {
  const ends: number[] = []
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let offset = 0
  let line: DOMRect | null = null
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let at = 0
    for (const character of node.textContent ?? '') {
      range.setStart(node, at)
      range.setEnd(node, at + character.length)
      const [rect] = range.getClientRects()
      if (rect && rect.width > 0) {
        if (line && rect.top > line.top + line.height / 2) ends.push(offset + at)
        if (!line || rect.top > line.top + line.height / 2) line = rect
      }
      at += character.length
    }
    offset += at
  }
  return [...ends, offset]
}
