/** A cell of a table as it was copied: the columns and rows that it stands across. */
export type MergedCell = { text: string; across: number; down: number }

/** Of a head: one row names groups of columns, one or two more name the columns themselves. */
const HEAD_ROWS_MAX = 3
const COLUMNS_MAX = 200

type Place = { cell: MergedCell; isFirstColumn: boolean }

/**
 * Rows of single cells out of merged ones, so that each row can be read by itself: what stands over several rows stands
 * in each of them, what stands across several columns in the first. A head of several rows becomes one, 「补助 低保」.
 */
export function unrolled(rows: readonly (readonly MergedCell[])[]): string[][] {
  const grid = placed(rows)
  const width = Math.max(0, ...grid.map((row) => row.length))
  const head = rows.findIndex((row) => row.length > 1)
  const depth = headDepth(rows[head] ?? [])
  const texts = grid.map((row) =>
    Array.from({ length: width }, (_, column) => {
      const place = row[column]
      return place?.isFirstColumn ? place.cell.text : ''
    }),
  )
  if (depth === 1) return texts
  const names = Array.from({ length: width }, (_, column) =>
    [...new Set(grid.slice(head, head + depth).map((row) => row[column]?.cell.text ?? ''))]
      .filter((text) => text !== '')
      .join(' '),
  )
  return texts.toSpliced(head, depth, names)
}

/** A head has several rows where a cell of its first stands over them, beside one that names a group of columns. */
function headDepth(first: readonly MergedCell[]): number {
  const down = Math.max(1, ...first.map((cell) => cell.down))
  const hasGroup = first.some(({ across }) => across > 1)
  return hasGroup && down <= HEAD_ROWS_MAX ? down : 1
}

function placed(rows: readonly (readonly MergedCell[])[]): (Place | undefined)[][] {
  const grid: (Place | undefined)[][] = rows.map(() => [])
  for (const [row, cells] of rows.entries()) {
    let column = 0
    for (const cell of cells) {
      while (grid[row]?.[column] !== undefined) column += 1
      const right = Math.min(column + cell.across, COLUMNS_MAX)
      for (const line of grid.slice(row, row + cell.down))
        for (let at = column; at < right; at++) line[at] ??= { cell, isFirstColumn: at === column }
      column = right
    }
  }
  return grid
}
