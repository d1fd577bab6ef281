import type { Table as FileTable } from '../../tables/table.ts'
import { evenTable } from './pasted.ts'
import type { PieceBody } from './pieces.ts'

/** A cell that a notice would not show as its writer means it. `row`, `column`: as Excel counts them, from 1. */
type BadCell = { row: number; column: number; name: string; cell: string; why: 'failed-formula' | 'no-name' }

/** What Excel and WPS show where a formula has no result. */
const FAILED = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/

/** A file's table as it stands in a notice, with its title above it where it has one, and what is to be looked at. */
export function tableOfFile({ columns, rows, beyond }: FileTable): {
  bodies: readonly PieceBody[]
  columns: number
  rows: number
  bad: readonly BadCell[]
  /** Rows that were not read, because the table is too long. */
  beyond: number
} {
  const bodies = evenTable([columns, ...rows.map(({ cells }) => cells)])
  const table = bodies.find((body) => body.at === 'table')
  const [head = [], ...below] = table?.rows ?? []
  const bad = rows
    .slice(rows.length - below.length)
    .flatMap(({ row, cells }) => badCells(row, cells, head))
    // Once for a column.
    .filter(
      ({ why, column }, i, all) =>
        why !== 'no-name' || all.findIndex((one) => one.why === why && one.column === column) === i,
    )
  return { bodies, columns: head.length, rows: below.length, bad, beyond }
}

function badCells(row: number, cells: readonly string[], head: readonly string[]): BadCell[] {
  return cells.flatMap((cell, i): BadCell[] => {
    const name = head[i] ?? ''
    const found = { row, column: i + 1, name, cell }
    if (FAILED.test(cell)) return [{ ...found, why: 'failed-formula' }]
    return cell !== '' && name === '' ? [{ ...found, why: 'no-name' }] : []
  })
}
