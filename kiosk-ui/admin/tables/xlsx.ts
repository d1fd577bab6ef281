import type { Rows } from './csv.ts'
import { unzip } from './unzip.ts'
import { words } from './words.ts'

/** Of one file of a workbook, unpacked: a table of ten thousand rows has a tenth of it. */
const PART_MAX_BYTES = 8 * 1024 * 1024
/** Of a sheet; more make a form too slow to be filled in. */
export const ROWS_MAX = 20_000
const COLUMNS_MAX = 200

/** `beyond`: how many rows with something in them stand after the last that is read. */
type XlsxRead = { rows: Rows; beyond: number }

/**
 * The first sheet of an XLSX workbook (ECMA-376 part 1, SpreadsheetML): texts and numbers as they stand in it, formulas by
 * the value that was saved with them, days as 2026-12-01. Null for what is no workbook. Looks for what it needs by its
 * tags, because that is all a table needs of XML: it resolves no entity but the five of XML itself, and no reference.
 *
 * Own code and not `read-excel-file`, which was tried (9.3.17): it unpacks a part of 512 KiB or more in a worker made from
 * a blob, which our Content-Security-Policy forbids, and its promise then never settles; it makes room for every row and
 * column up to the farthest that a file names, so that a few bytes fill the memory; it reads #REF! as an empty cell, and
 * refuses the whole file for one cell that names no place or no known style, where a person must be told of a bad cell.
 */
export async function xlsxRows(bytes: Uint8Array<ArrayBuffer>): Promise<XlsxRead | null> {
  const archive = unzip(bytes)
  if (archive === null) return null
  const read = (name: string) => archive.read(name, PART_MAX_BYTES)
  const sheet = (await read(await firstSheet(read))) ?? (await read('xl/worksheets/sheet1.xml'))
  if (sheet === null) return null
  const [strings, styles] = await Promise.all([read('xl/sharedStrings.xml'), read('xl/styles.xml')])
  return rowsOf(sheet, { texts: textsOf(strings ?? ''), days: dayStyles(styles ?? '') })
}

/** By the workbook's own order of sheets, not by the names of their files. */
async function firstSheet(read: (name: string) => Promise<string | null>): Promise<string> {
  const workbook = (await read('xl/workbook.xml')) ?? ''
  const relations = (await read('xl/_rels/workbook.xml.rels')) ?? ''
  const id = /<sheet\s[^>]*?\br:id="([^"]+)"/.exec(workbook)?.[1] ?? ''
  const relation = [...relations.matchAll(/<Relationship\s[^>]*>/g)].find(([tag]) =>
    tag.includes(`Id="${id}"`),
  )
  const target = /Target="([^"]+)"/.exec(relation?.[0] ?? '')?.[1] ?? ''
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

function rowsOf(sheet: string, by: { texts: readonly string[]; days: ReadonlySet<number> }): XlsxRead {
  const rows: string[][] = []
  let beyond = 0
  for (const [, tag = '', inside = ''] of sheet.matchAll(/<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g)) {
    const row: string[] = []
    // Rows without anything are not written.
    const place = Number(/\br="(\d+)"/.exec(tag)?.[1] ?? rows.length + 1)
    if (place > ROWS_MAX) {
      if (/<[vt]\b/.test(inside)) beyond += 1
      continue
    }
    while (rows.length < place - 1) rows.push([])
    for (const [, attributes = '', cell = ''] of inside.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const column = columnOf(attributes) ?? row.length
      if (column >= COLUMNS_MAX) continue
      while (row.length < column) row.push('')
      row[column] = cellText(attributes, cell, by)
    }
    rows.push(row)
  }
  return { rows, beyond }
}

/** `r="C7"` → 2. */
function columnOf(attributes: string): number | null {
  const letters = /\br="([A-Z]+)\d+"/.exec(attributes)?.[1]
  if (letters === undefined) return null
  return letters.split('').reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function cellText(
  attributes: string,
  cell: string,
  { texts, days }: { texts: readonly string[]; days: ReadonlySet<number> },
): string {
  const type = /\bt="(\w+)"/.exec(attributes)?.[1]
  if (type === 'inlineStr') return plain(cell)
  const value = unescaped(/<v[^>]*>([\s\S]*?)<\/v>/.exec(cell)?.[1] ?? '')
  if (type === 's') return texts[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? words.yes : words.no
  if (type !== undefined && type !== 'n') return value
  const style = Number(/\bs="(\d+)"/.exec(attributes)?.[1] ?? -1)
  return days.has(style) && value !== '' ? dayText(Number(value)) : numberText(value)
}

/** As people write it: 0.1 and not 0.10000000000000001, as a workbook may hold it. */
const numberText = (value: string): string =>
  value === '' || !Number.isFinite(Number(value)) ? value : String(Number(Number(value).toPrecision(15)))

/** Days since 1899-12-30, as Excel counts them after February 1900; a time of day is left out. */
function dayText(serial: number): string {
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000)
  return Number.isNaN(day.getTime()) ? String(serial) : day.toISOString().slice(0, 10)
}

/** Runs of one text belong together; how it is read aloud (`rPh`) does not. */
const plain = (xml: string): string =>
  [...xml.replaceAll(/<rPh\b[\s\S]*?<\/rPh>/g, '').matchAll(/<t\b[^>]*?(?:\/>|>([\s\S]*?)<\/t>)/g)]
    .map(([, text = '']) => unescaped(text))
    .join('')
    .replaceAll(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))

const textsOf = (xml: string): string[] =>
  [...xml.matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g)].map(([, text = '']) => plain(text))

/** Numbers of the cell styles that show a day: the built-in formats of ECMA-376 18.8.30, those for Chinese too, and own ones. */
function dayStyles(xml: string): ReadonlySet<number> {
  const isDay = (id: number) =>
    (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
  const own = new Set<number>()
  for (const [tag] of xml.matchAll(/<numFmt\b[^>]*>/g)) {
    const code = /formatCode="([^"]*)"/.exec(tag)?.[1] ?? ''
    // Words in quotes and colours in brackets are no letters of a format.
    if (/[yd]/i.test(code.replaceAll(/&quot;.*?&quot;|\[[^\]]*\]/g, '')))
      own.add(Number(/numFmtId="(\d+)"/.exec(tag)?.[1]))
  }
  const cells = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/.exec(xml)?.[1] ?? ''
  const styles = [...cells.matchAll(/<xf\b[^>]*>/g)].map(([tag]) =>
    Number(/numFmtId="(\d+)"/.exec(tag)?.[1] ?? 0),
  )
  return new Set(styles.flatMap((id, style) => (isDay(id) || own.has(id) ? [style] : [])))
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(xml: string): string {
  return xml.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (all, hex, decimal, name) => {
      if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? all
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}
