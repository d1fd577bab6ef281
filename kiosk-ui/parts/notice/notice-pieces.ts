import type { Block, Run } from '#contract/notice.ts'
import type { Runs, Table } from './people-table.ts'
import type { Picture } from './picture-box.ts'

type Columns = Table['columns']

/** A line for each row, several side by side: the columns that stand in it, by their places. */
export type Lines = { columns: readonly number[]; abreast: number }

/** How a table reads that does not stand as one: a card for each row, or a line. */
type TableShape = { at: 'cards' } | { at: 'lines'; lines: Lines }

/** How a block reads that does not stand as it was written; `slices`: a picture, one beneath another. */
export type BlockShape = TableShape | { at: 'slices'; count: number }

/** More than any table has. */
const MOST_ROWS = 1_000_000

/** What a page of a notice consists of: as small as it may be taken apart, tables row by row or field by field. */
export type Piece =
  | { at: 'heading'; level: 1 | 2 | 3; runs: Runs }
  | { at: 'paragraph'; runs: Runs }
  | { at: 'item'; mark: string; runs: Runs }
  | { at: 'row'; table: number; columns: Columns; cells: readonly Runs[] }
  /** A cell of a table too wide for the page: each row is a card, each cell a line of it. */
  | { at: 'field'; card: number; beginsCard: boolean; label: Runs; runs: Runs }
  /** Lines side by side in a list, each by the place of its row. */
  | { at: 'lines'; table: number; of: Table; lines: Lines; rows: readonly number[] }
  /** `opens`: the notice begins with it. */
  | { at: 'picture'; picture: Picture; slice: number; of: number; opens: boolean }
  | { at: 'rule' }

/** A notice taken apart. `shapes`: the blocks, by their place, that do not stand as they were written. */
export function piecesOf(blocks: readonly Block[], shapes: ReadonlyMap<number, BlockShape>): Piece[] {
  return blocks.flatMap((block, i): Piece[] => {
    switch (block.at) {
      case 'heading':
      case 'paragraph':
        return [block]
      case 'list':
        return block.items.map((runs) => ({ at: 'item', mark: '•', runs }))
      case 'numbered':
        return block.items.map((runs, n) => ({ at: 'item', mark: `${block.first + n}.`, runs }))
      case 'table': {
        const { columns, rows } = block
        const shape = shapes.get(i)
        switch (shape?.at) {
          case 'cards':
            // Numbers of cards are told apart across tables.
            return rows.flatMap((cells, row) => cardOf(columns, cells, i * MOST_ROWS + row))
          case 'lines':
            return sideBySide(rows.length, shape.lines.abreast).map((places) => ({
              at: 'lines',
              table: i,
              of: block,
              lines: shape.lines,
              rows: places,
            }))
          case 'slices':
          case undefined:
            return rows.map((cells) => ({ at: 'row', table: i, columns, cells }))
        }
      }
      case 'picture': {
        const shape = shapes.get(i)
        const of = shape?.at === 'slices' ? shape.count : 1
        return Array.from({ length: of }, (_, slice) => ({
          at: 'picture',
          picture: block,
          slice,
          of,
          opens: i === 0,
        }))
      }
      case 'rule':
        return [block]
    }
  })
}

function sideBySide(count: number, abreast: number): number[][] {
  return Array.from({ length: Math.ceil(count / abreast) }, (_, i) =>
    Array.from({ length: Math.min(abreast, count - i * abreast) }, (__, j) => i * abreast + j),
  )
}

/** Empty cells say nothing on a card. */
function cardOf(columns: Columns, cells: readonly Runs[], card: number): Piece[] {
  return cells
    .map((runs, i) => ({ label: columns[i]?.runs ?? [], runs }))
    .filter(({ runs }) => lengthOf(runs) > 0)
    .map(({ label, runs }, i) => ({ at: 'field', card, beginsCard: i === 0, label, runs }))
}

/** In UTF-16 units, as the browser counts a text. */
export function lengthOf(runs: Runs): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0)
}

/** The part of a text from one place to another, its bold words still bold. */
export function sliceRuns(runs: Runs, from: number, to: number): Run[] {
  let start = 0
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start))
    start += run.text.length
    return text === '' ? [] : [{ ...run, text }]
  })
}
