import { csvRows, decodedText, type Rows } from './csv.ts'
import { ROWS_MAX, xlsxRows } from './xlsx.ts'

/** What a person has in a file of rows. `row`: as Excel counts them. `beyond`: rows after the last that is read. */
export type Table = {
  columns: readonly string[]
  rows: readonly { row: number; cells: readonly string[] }[]
  beyond: number
}

type TableRead =
  | { at: 'read'; table: Table }
  /** `old-excel`: .xls, of before 2007. `empty`: no row below the names of the columns. */
  | { at: 'refused'; code: 'too-large' | 'old-excel' | 'no-table' | 'empty' }

/** Of the file itself; a list of a thousand items has a tenth of it. */
const TABLE_MAX_BYTES = 5 * 1024 * 1024

/**
 * Reads a table from a file that a person chose: XLSX, or CSV in UTF-8 or GBK. By its content, not by its name. In the
 * browser that the file is opened in: nothing of it reaches the station but what is kept of it as documents.
 */
export async function readTable(bytes: Uint8Array<ArrayBuffer>): Promise<TableRead> {
  if (bytes.length > TABLE_MAX_BYTES) return { at: 'refused', code: 'too-large' }
  if (startsWith(bytes, OLE)) return { at: 'refused', code: 'old-excel' }
  const read = startsWith(bytes, ZIP) ? await xlsxRows(bytes) : textRows(bytes)
  if (read === null) return { at: 'refused', code: 'no-table' }
  const [columns, ...below] = read.rows
    .map((cells, i) => ({ row: i + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (columns === undefined || below.length === 0) return { at: 'refused', code: 'empty' }
  return { at: 'read', table: { columns: columns.cells, rows: below, beyond: read.beyond } }
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const startsWith = (bytes: Uint8Array, magic: readonly number[]) =>
  magic.every((byte, i) => bytes[i] === byte)

function textRows(bytes: Uint8Array): { rows: Rows; beyond: number } | null {
  const text = decodedText(bytes)
  if (text === null) return null
  const rows = csvRows(text)
  const beyond = rows.slice(ROWS_MAX).filter((row) => row.some((cell) => cell !== '')).length
  return { rows: rows.slice(0, ROWS_MAX), beyond }
}
