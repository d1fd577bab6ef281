import type { Rows } from './csv.ts'
import type { ItemRow, ItemTable } from './item-table.ts'
import type { Table } from './table.ts'
import { words } from './words.ts'

type Document = Record<string, unknown>
type Column = {
  name: string
  key: string
  /** `optional`: not there where nothing is written. */
  form: 'text' | 'optional' | 'count' | { said: readonly (readonly [value: unknown, words: string])[] }
}

/** A list inside of guides, a row an entry: what has to be brought, and on what it rests. */
type Part = { field: 'materials' | 'legalBasis'; columns: readonly [Column, ...Column[]] }

const { materials, legalBasis } = words.parts

export const parts: Readonly<Record<Part['field'], Part>> = {
  materials: {
    field: 'materials',
    columns: [
      { name: materials.name, key: 'name', form: 'text' },
      { name: materials.original, key: 'original', form: 'count' },
      { name: materials.copy, key: 'copy', form: 'count' },
      { name: materials.required, key: 'required', form: { said: materials.is } },
      { name: materials.when, key: 'when', form: 'optional' },
      { name: materials.note, key: 'note', form: 'text' },
    ],
  },
  legalBasis: {
    field: 'legalBasis',
    columns: [
      { name: legalBasis.title, key: 'title', form: 'text' },
      { name: legalBasis.docNumber, key: 'docNumber', form: 'optional' },
      { name: legalBasis.article, key: 'article', form: 'optional' },
      { name: legalBasis.confidence, key: 'confidence', form: { said: legalBasis.is } },
    ],
  },
}

/** Stands beside the number of the errand, for people to know it by; nothing is read from it. */
const { seq: SEQ, name: NAME } = words.columns

/** The entries of all guides, with one row for a guide that has none. */
export function partTable({ field, columns }: Part, documents: readonly unknown[]): Rows {
  return [
    [SEQ, NAME, ...columns.map(({ name }) => name)],
    ...documents.filter(isRecord).flatMap((document) => {
      const of = [cellText(document['seq']), cellText(document['name'])]
      const entries = Array.isArray(document[field]) ? document[field].filter(isRecord) : []
      if (entries.length === 0) return [[...of, ...columns.map(() => '')]]
      return entries.map((entry) => of.concat(columns.map((column) => cellOf(column, entry[column.key]))))
    }),
  ]
}

/** The part that a table is about, by the name of its first column; null where it is a list of items. */
export const partOf = ({ columns: names }: Table): Part | null =>
  Object.values(parts).find(({ columns }) => names.includes(columns[0].name)) ?? null

/**
 * All rows of an errand are its entries, in their order, and take the place of those that its guide has; rows with its
 * number alone: it has none. Null where no column names the errand by its number.
 */
export function partRows({ field, columns: known }: Part, { columns, rows }: Table): ItemTable | null {
  const at = columns.indexOf(SEQ)
  if (at < 0) return null
  const cellAt = (cells: readonly string[], { name }: Column) => cells[columns.indexOf(name)] ?? ''
  const unread: ItemTable['unread'][number][] = []
  const read = new Map<string, { first: number; entries: { row: number; entry: Document }[] }>()
  for (const { row, cells } of rows) {
    const seq = cells[at] ?? ''
    if (!/^[1-9]\d{0,4}$/.test(seq)) {
      unread.push({ row, seq, why: 'no-seq' })
      continue
    }
    const of = read.get(seq) ?? { first: row, entries: [] }
    read.set(seq, of)
    if (known.some((column) => cellAt(cells, column) !== ''))
      of.entries.push({
        row,
        entry: Object.fromEntries(known.flatMap((column) => valueOf(column, cellAt(cells, column)))),
      })
  }
  return {
    rows: [...read].map(([seq, { first, entries }]): ItemRow => ({
      row: first,
      seq,
      over: (document) => ({ ...document, [field]: entries.map(({ entry }) => entry) }),
      placeOf([of, index, key]) {
        if (of !== field) return null
        const row = (typeof index === 'number' ? entries[index]?.row : undefined) ?? first
        return { row, column: (known.find((column) => column.key === key) ?? known[0]).name }
      },
    })),
    unread,
    strange: columns.filter(
      (name) => name !== '' && name !== SEQ && name !== NAME && !known.some((column) => column.name === name),
    ),
  }
}

/** What is none of the words that are asked for stays as it is written, for the checks to say so. */
function valueOf({ key, form }: Column, cell: string): readonly (readonly [string, unknown])[] {
  if (form === 'optional' && cell === '') return []
  if (form === 'text' || form === 'optional') return [[key, cell]]
  if (form === 'count') return [[key, /^\d*$/.test(cell) ? Number(cell) : cell]]
  const said = form.said.find(([, words]) => words === cell)
  return [[key, said === undefined ? cell : said[0]]]
}

function cellOf({ form }: Column, value: unknown): string {
  if (typeof form === 'string') return cellText(value)
  return form.said.find(([of]) => of === value)?.[1] ?? cellText(value)
}

const cellText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

const isRecord = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
