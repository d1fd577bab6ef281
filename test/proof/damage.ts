import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Random, shuffled, upTo } from '#test/support/seeded.ts'

/** One way in which one file of a folder may be damaged. `name` brings it back. */
export type Damage = { file: string; kind: 'cut' | 'bit' | 'whole'; name: string; do(folder: string): void }

/** A queue of damages of one file, which never repeats one. */
export type DamageQueue = { file: string; bytes: number; cuts: number; next(): Damage | null }

/** `reserve.bin` holds noise on purpose: its length is all that counts, and a trial costs 8 MiB. */
const SAMPLED = { file: 'reserve.bin', cuts: 20, bits: 20 }
/** A file as a whole, then cuts and bits in turn. */
export const EVERY_KIND: readonly Damage['kind'][] = ['whole', 'cut', 'bit']

/** Bits of one file: all of a small one. */
const BITS_A_FILE = 10_000

/** https://www.sqlite.org/fileformat.html: what a database begins with; its header; where the cells of its first page begin. */
const SQLITE = 'SQLite format 3\0'
const SQLITE_HEADER_BYTES = 100
const CELLS_BEGIN_AT = 105
const SQLITE_PAGE_BYTES = 4096

/** The files of a data folder, their paths within it. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort()
}

/**
 * What is done to one file, in an order drawn by `random`: first what is done to it as a whole. `kinds`: ways of damage that
 * are wanted.
 */
export function damagesOf(
  folder: string,
  file: string,
  { random, kinds }: { random: Random; kinds: readonly Damage['kind'][] },
): DamageQueue {
  const bytes = statSync(join(folder, file)).size
  const isSampled = file === SAMPLED.file
  // Places only, not what is done there: millions of those would keep the garbage collector busy.
  const cuts = kinds.includes('cut')
    ? shuffled(isSampled ? sample(bytes, SAMPLED.cuts, random) : range(bytes), random)
    : []
  const bits = isSampled ? SAMPLED.bits : Math.min(BITS_A_FILE, bytes * 8)
  const known = isSampled ? [] : readAtEachStart(readFileSync(join(folder, file)))
  const isKnown = new Set(known)
  const drawn = bits === bytes * 8 ? shuffled(range(bits), random) : sample(bytes * 8, bits, random)
  const rest = drawn.filter((place) => !isKnown.has(place))
  // Taken from the end.
  const places = inTurn(rest, shuffled(known, random)).toReversed()
  const count = cuts.length
  const wholes = kinds.includes('whole') ? wholesOf(file, filesOf(folder)).toReversed() : []
  const nextCut = () => damageAt(cuts.pop(), (length) => cutAt(file, length))
  const nextBit = () =>
    damageAt(kinds.includes('bit') ? places.pop() : undefined, (place) => turned(file, place))
  let turn = 0
  return {
    file,
    bytes,
    cuts: count,
    next() {
      const whole = wholes.pop()
      if (whole !== undefined) return whole
      turn += 1
      return turn % 2 === 0 ? (nextCut() ?? nextBit()) : (nextBit() ?? nextCut())
    },
  }
}

/**
 * Places of the bits that the engine reads of a database at every start, its header and its tables' names and statements: a
 * few hundred bytes, which a draw over the whole file seldom meets.
 */
function readAtEachStart(bytes: Buffer): number[] {
  if (bytes.toString('latin1', 0, SQLITE.length) !== SQLITE) return []
  const cells = bytes.readUInt16BE(CELLS_BEGIN_AT)
  return [
    ...range(SQLITE_HEADER_BYTES * 8),
    ...range((SQLITE_PAGE_BYTES - cells) * 8).map((bit) => cells * 8 + bit),
  ]
}

/** One of each as long as both last. */
function inTurn(some: readonly number[], others: readonly number[]): number[] {
  const all: number[] = []
  for (const i of range(Math.max(some.length, others.length)))
    all.push(...some.slice(i, i + 1), ...others.slice(i, i + 1))
  return all
}

function damageAt(place: number | undefined, of: (place: number) => Damage): Damage | null {
  return place === undefined ? null : of(place)
}

function wholesOf(file: string, all: readonly string[]): Damage[] {
  const put = (name: string, bytes: (before: Buffer) => Uint8Array): Damage => ({
    file,
    kind: 'whole',
    name: `${file} ${name}`,
    do: (folder) => writeFileSync(join(folder, file), bytes(readFileSync(join(folder, file)))),
  })
  const gone = (other: string): Damage => ({
    file,
    kind: 'whole',
    name: other === file ? `${file} is gone` : `${file} and ${other} are gone`,
    do: (folder) => [file, other].forEach((each) => rmSync(join(folder, each), { force: true })),
  })
  return [
    ...all.filter((other) => other >= file).map(gone),
    put('holds `null`', () => Buffer.from('null')),
    put('holds `[]`', () => Buffer.from('[]')),
    put('holds `{}`', () => Buffer.from('{}')),
    put('holds zeros', (before) => Buffer.alloc(before.length)),
    put('holds 0xFF', (before) => Buffer.alloc(before.length, 0xff)),
    put('holds itself twice', (before) => Buffer.concat([before, before])),
  ]
}

const cutAt = (file: string, length: number): Damage => ({
  file,
  kind: 'cut',
  name: `${file} cut off at ${length}`,
  do: (folder) => truncateSync(join(folder, file), length),
})

const turned = (file: string, place: number): Damage => ({
  file,
  kind: 'bit',
  name: `${file} bit ${place}`,
  do(folder) {
    const path = join(folder, file)
    const bytes = readFileSync(path)
    bytes[place >> 3] = (bytes[place >> 3] ?? 0) ^ (1 << (place & 7))
    writeFileSync(path, bytes)
  },
})

const range = (length: number): number[] => Array.from({ length }, (_, i) => i)

function sample(below: number, count: number, random: Random): number[] {
  const drawn = new Set<number>()
  while (drawn.size < Math.min(count, below)) drawn.add(upTo(random, below))
  return [...drawn]
}
