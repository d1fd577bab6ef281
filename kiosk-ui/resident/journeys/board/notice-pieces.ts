import type { Block, Run } from '#contract/notice.ts'

type Runs = readonly Run[]
type Columns = Extract<Block, { at: 'table' }>['columns']

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
  | { at: 'rule' }

/** A notice taken apart. `cards`: the tables, by their place among the blocks, that read as cards. */
export function piecesOf(blocks: readonly Block[], cards: ReadonlySet<number>): Piece[] {
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
        // Numbers of cards are told apart across tables.
        if (cards.has(i)) return rows.flatMap((cells, row) => cardOf(columns, cells, i * MOST_ROWS + row))
        return rows.map((cells) => ({ at: 'row', table: i, columns, cells }))
      }
      case 'rule':
        return [block]
    }
  })
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
