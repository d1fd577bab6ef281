import { isDeepStrictEqual } from 'node:util'
import { Document, isMap, isScalar, type Pair, parseDocument, stringify, visit, type YAMLMap } from 'yaml'

type Fields = Readonly<Record<string, unknown>>
/** A piece of the text that gives way to another. */
type Splice = { from: number; to: number; by: string }

/**
 * The text with `fields` as the entry at `path` of a list. What does not change keeps its bytes, inside the entry as well:
 * comments, order, quotes, numbers written in base 16. Null where there is no such entry, or where it is written in a way that
 * cannot be changed so (anchors and aliases).
 */
export function withEntry(text: string, path: readonly (string | number)[], fields: Fields): string | null {
  const document = parseDocument(text)
  const entry = document.getIn(path, true)
  if (document.errors.length > 0 || !isMap(entry)) return null
  const wanted: unknown = document.toJS()
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => partOf(at, key), wanted)
  const last = path.at(-1)
  if (!Array.isArray(holder) || typeof last !== 'number') return null
  holder[last] = fields
  for (const splices of [fieldByField(text, entry, fields), wholeEntry(text, entry, fields)]) {
    if (splices === null) continue
    const changed = spliced(text, splices)
    const read = parseDocument(changed)
    if (read.errors.length === 0 && isDeepStrictEqual(plain(read.toJS()), plain(wanted))) return changed
  }
  return null
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const partOf = (at: unknown, key: string | number): unknown =>
  typeof at === 'object' && at !== null
    ? Object.entries(at).find(([name]) => name === String(key))?.[1]
    : undefined

/** Null where a field would have to go from the line that begins the entry, or from a map in braces. */
function fieldByField(text: string, entry: YAMLMap, fields: Fields): Splice[] | null {
  const splices = changes(text, entry, fields)
  const gone = entry.items.filter(({ key }) => !(keyOf(key) in fields))
  const fresh = Object.entries(fields).filter(([key]) => !entry.has(key))
  if (gone.length === 0 && fresh.length === 0) return splices
  if (entry.flow === true || splices === null) return null
  const removed = gone.map((pair) => lineOf(text, pair))
  const last = entry.items.findLast(({ key }) => keyOf(key) in fields)
  const placed = last && placeOf(text, last)
  if (placed === undefined || removed.includes(null)) return null
  const lines = fresh.map(
    ([key, value]) => `\n${' '.repeat(columnOf(text, placed.from))}${key}: ${written(value)}`,
  )
  const end = text.indexOf('\n', placed.to)
  const at = end === -1 ? text.length : end
  return [...splices, ...removed.filter((one) => one !== null), { from: at, to: at, by: lines.join('') }]
}

/** Of fields that stay: only what differs, down to single values. */
function changes(text: string, map: YAMLMap, fields: Fields): Splice[] | null {
  const splices: Splice[] = []
  for (const pair of map.items) {
    const key = keyOf(pair.key)
    const { value } = pair
    if (!(key in fields)) continue
    const now = fields[key]
    const before: unknown = isMap(value) || isScalar(value) ? value.toJSON() : undefined
    if (isDeepStrictEqual(before, now)) continue
    if (isMap(value) && isRecord(now) && haveSameKeys(value, now)) {
      const inside = changes(text, value, now)
      if (inside === null) return null
      splices.push(...inside)
      continue
    }
    const place = valueOf(text, pair)
    if (place === null) return null
    splices.push({ ...place, by: isScalar(value) && value.format === 'HEX' ? hex(now) : written(now) })
  }
  return splices
}

/** In the place of the whole entry, where its fields cannot be changed one by one. */
function wholeEntry(text: string, entry: YAMLMap, fields: Fields): Splice[] | null {
  if (entry.range == null) return null
  const [from, end] = entry.range
  const to = from + text.slice(from, end).trimEnd().length
  if (entry.flow === true) return [{ from, to, by: written(fields) }]
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${written(value)}`)
  return [{ from, to, by: lines.join(`\n${' '.repeat(columnOf(text, from))}`) }]
}

function spliced(text: string, splices: readonly Splice[]): string {
  return splices
    .toSorted((a, b) => b.from - a.from || b.to - a.to)
    .reduce((whole, { from, to, by }) => whole.slice(0, from) + by + whole.slice(to), text)
}

/** Key and value of a pair, without what follows them. */
function placeOf(text: string, pair: Pair): { from: number; to: number } | undefined {
  const from = isScalar(pair.key) ? pair.key.range?.[0] : undefined
  const value = valueOf(text, pair)
  return from === undefined || value === null ? undefined : { from, to: value.to }
}

function valueOf(text: string, { value }: Pair): { from: number; to: number } | null {
  if (!(isMap(value) || isScalar(value)) || value.range == null) return null
  const [from, end] = value.range
  return { from, to: from + text.slice(from, end).trimEnd().length }
}

/** The whole lines of a pair; null on the line of the dash. */
function lineOf(text: string, pair: Pair): Splice | null {
  const place = placeOf(text, pair)
  if (place === undefined) return null
  const from = text.lastIndexOf('\n', place.from) + 1
  if (text.slice(from, place.from).trim() !== '') return null
  const end = text.indexOf('\n', place.to)
  return { from, to: end === -1 ? text.length : end + 1, by: '' }
}

const columnOf = (text: string, at: number): number => at - text.lastIndexOf('\n', at - 1) - 1

/** On one line, as people write it: `{serial: /dev/kiosk-printer, baudRate: 115200}`. */
function written(value: unknown): string {
  const document = new Document(value)
  visit(document, {
    Collection(_key, node) {
      node.flow = true
    },
    Pair(_key, { key, value: id }) {
      if (!isScalar(key) || !isScalar(id) || typeof id.value !== 'number') return
      // As lsusb and the maker's papers write it.
      if (key.value === 'vendorId' || key.value === 'productId') id.format = 'HEX'
    },
  })
  return stringify(document, { flowCollectionPadding: false, lineWidth: 0, blockQuote: false }).trim()
}

const hex = (value: unknown): string =>
  typeof value === 'number' ? `0x${value.toString(16)}` : written(value)

const keyOf = (key: unknown): string => String(isScalar(key) ? key.value : key)

const haveSameKeys = (map: YAMLMap, fields: Fields): boolean =>
  map.items.length === Object.keys(fields).length && map.items.every(({ key }) => keyOf(key) in fields)

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
