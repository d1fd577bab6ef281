import type { Table } from './pieces.ts'

/** A number by which a person could be found: seven digits and more, also in groups. */
const NUMBER = /[（(]?[\d０-９](?:[ -]?[\d０-９]){5,}[ -]?[\d０-９Xx][)）]?/g

/** The row without numbers of that kind; null where it has none. */
export function withoutNumbers(row: readonly string[]): readonly string[] | null {
  const mended = row.map((cell) => cell.replaceAll(NUMBER, '').replaceAll(/\s+/g, ' ').trim())
  return mended.some((cell, i) => cell !== row[i]) ? mended : null
}

/** The cell to be looked at: the one that the finding names, or the first with such a number. */
export function cellToMend(row: readonly string[], named: number | undefined): number {
  if (named !== undefined && named < row.length) return named
  return Math.max(
    0,
    row.findIndex((cell) => withoutNumbers([cell]) !== null),
  )
}

export const withRows = (table: Table, rows: Table['rows']): Table => ({ ...table, rows, source: null })

/** The cells from (row, column) on hold what was pasted; the table grows for it. */
export function filledFrom(table: Table, row: number, column: number, cells: Table['rows']): Table {
  const height = Math.max(table.rows.length, row + cells.length)
  const width = Math.max(table.rows[0]?.length ?? 0, column + Math.max(...cells.map((line) => line.length)))
  return withRows(
    table,
    Array.from({ length: height }, (_, r) =>
      Array.from({ length: width }, (_, c) => cells[r - row]?.[c - column] ?? table.rows[r]?.[c] ?? ''),
    ),
  )
}
