import type { Rows } from './csv.ts'
import type { Table } from './table.ts'
import { words } from './words.ts'

/** A guide's document as far as a table holds it. */
type Document = Record<string, unknown>

type Column = { name: string; path: readonly string[]; form: 'text' | 'lines' | 'number' }

/**
 * Columns of a list of items, by the names that people give them; what has parts of its own (materials, laws) stays as the
 * guide has it.
 */
const COLUMNS: readonly Column[] = [
  { name: words.columns.seq, path: ['seq'], form: 'number' },
  { name: words.columns.name, path: ['name'], form: 'text' },
  { name: words.columns.plainTitle, path: ['plainTitle'], form: 'text' },
  { name: words.columns.kind, path: ['kind'], form: 'text' },
  { name: words.columns.remark, path: ['remark'], form: 'text' },
  { name: words.columns.category, path: ['category'], form: 'text' },
  { name: words.columns.audience, path: ['audience'], form: 'lines' },
  { name: words.columns.conditions, path: ['conditions'], form: 'lines' },
  { name: words.columns.steps, path: ['steps'], form: 'lines' },
  { name: words.columns['timeLimit.text'], path: ['timeLimit', 'text'], form: 'text' },
  {
    name: words.columns['timeLimit.statutoryWorkdays'],
    path: ['timeLimit', 'statutoryWorkdays'],
    form: 'number',
  },
  {
    name: words.columns['timeLimit.promisedWorkdays'],
    path: ['timeLimit', 'promisedWorkdays'],
    form: 'number',
  },
  { name: words.columns.fee, path: ['fee'], form: 'text' },
  { name: words.columns.channels, path: ['channels'], form: 'lines' },
  { name: words.columns.result, path: ['result'], form: 'text' },
  { name: words.columns.tips, path: ['tips'], form: 'lines' },
]
const SEQ = words.columns.seq

/** A row of the table: the errand that it is about, and how its guide would read. */
export type ItemRow = {
  row: number
  seq: string
  over(document: Document): Document
  /** Where in the table it stands what a finding is about; null where the table does not say it. */
  placeOf(path: readonly (string | number)[]): { row: number; column: string } | null
}

export type ItemTable = {
  rows: readonly ItemRow[]
  /** Rows whose 序号 is none, or was there before. */
  unread: readonly { row: number; seq: string; why: 'no-seq' | 'repeated' }[]
  /** Columns that no guide has. */
  strange: readonly string[]
}

/** Null where no column names the errand by its number. */
export function itemRows({ columns, rows }: Table): ItemTable | null {
  const at = columns.indexOf(SEQ)
  if (at < 0) return null
  const known = columns.map((name) => COLUMNS.find((column) => column.name === name))
  const seen = new Set<string>()
  const unread: ItemTable['unread'][number][] = []
  const read: ItemRow[] = []
  for (const { row, cells } of rows) {
    const seq = cells[at] ?? ''
    const isSeq = /^[1-9]\d{0,4}$/.test(seq)
    if (!isSeq || seen.has(seq)) unread.push({ row, seq, why: isSeq ? 'repeated' : 'no-seq' })
    else
      read.push({
        row,
        seq,
        over: (document) =>
          known.reduce<Document>(
            (made, column, i) => (column === undefined ? made : withCell(made, column, cells[i] ?? '')),
            document,
          ),
        placeOf(path) {
          const column = columnOf(path)
          return column === null ? null : { row, column }
        },
      })
    seen.add(seq)
  }
  const strange = columns.filter((name, i) => name !== '' && known[i] === undefined)
  return { rows: read, unread, strange }
}

/** The name of the column that a finding's place belongs to; null where the table has none for it. */
export function columnOf(path: readonly (string | number)[]): string | null {
  const fits = COLUMNS.filter((column) => column.path.every((key, i) => path.length <= i || path[i] === key))
  return fits.find((column) => column.path[0] === path[0])?.name ?? null
}

/** Guides as the rows of a table, with its columns. */
export function itemTable(documents: readonly unknown[]): Rows {
  return [
    COLUMNS.map(({ name }) => name),
    ...documents.map((document) => COLUMNS.map((column) => cellText(valueAt(document, column.path)))),
  ]
}

function withCell(document: Document, { path, form }: Column, cell: string): Document {
  const [first = '', second] = path
  const value = valueOf(form, cell)
  if (second === undefined) return { ...document, [first]: value }
  const inner = document[first]
  return { ...document, [first]: { ...(isRecord(inner) ? inner : {}), [second]: value } }
}

/** What is no number stays as it is written, for the checks to say so. */
function valueOf(form: Column['form'], cell: string): unknown {
  switch (form) {
    case 'text':
      return cell
    case 'lines':
      return cell
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    case 'number':
      return cell === '' ? null : /^\d+$/.test(cell) ? Number(cell) : cell
  }
}

function valueAt(document: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), document)
}

function cellText(value: unknown): string {
  if (Array.isArray(value)) return value.join('\n')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const isRecord = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
