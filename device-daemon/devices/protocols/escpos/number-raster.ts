import { numerals } from './numerals/outlines.ts'
import { type Segment, segmentsOf } from './path-segments.ts'

/** Dots of a picture row by row, `rowBytes` bytes a row, leftmost dot highest. */
export type Raster = { rowBytes: number; height: number; rows: Uint8Array }

type Glyph = { advance: number; left: number; right: number; bottom: number; outline: readonly Segment[] }

const EM = 1000 // units of the outlines
const TRACKING = -20 // the screens' letter-spacing of -0.02em
const LARGEST_DOTS = 320 // type size: a short number grows no taller than 30 mm

/** Read once, at start: a person who has tapped does not wait for it. */
const glyphs: ReadonlyMap<string, Glyph> = new Map(
  Object.entries(numerals).map(([character, { advance, outline: path }]) => {
    const outline = segmentsOf(path)
    const xs = outline.map(([[x]]) => x)
    const bottom = Math.max(...outline.map(([[, y]]) => y))
    const [left, right] = [Math.min(...xs), Math.max(...xs)]
    return [character, { advance: advance + TRACKING, left, right, bottom, outline }]
  }),
)

/** A number in the screens' own numerals, as large as `dots` across allow; null where it has a character they have not. */
export function numberRaster(number: string, dots: number): Raster | null {
  const set: { glyph: Glyph; from: number }[] = []
  let pen = 0
  for (const character of number) {
    const glyph = glyphs.get(character)
    if (glyph === undefined) return null
    set.push({ glyph, from: pen })
    pen += glyph.advance
  }
  const [first, last] = [set[0], set.at(-1)]
  if (first === undefined || last === undefined) return null
  const left = first.glyph.left
  const units = last.from + last.glyph.right - left
  const width = Math.min(Math.floor(dots / 8) * 8, Math.floor((units * LARGEST_DOTS) / EM))
  const scale = width / units
  const rowBytes = Math.ceil(width / 8)
  const height = Math.ceil(Math.max(...set.map(({ glyph }) => glyph.bottom)) * scale)
  const rows = new Uint8Array(rowBytes * height)
  for (const { glyph, from } of set) fill(glyph.outline, from - left, scale, { rowBytes, height, rows })
  return { rowBytes, height, rows }
}

/** Blackens the inside of a closed outline, moved to the right by `shift` units, by the nonzero rule. */
function fill(
  outline: readonly Segment[],
  shift: number,
  scale: number,
  { rowBytes, height, rows }: Raster,
): void {
  const crossings = Array.from({ length: height }, (): { x: number; turn: 1 | -1 }[] => [])
  for (const [[x0, y0], [x1, y1]] of outline) {
    const [from, to] = [y0 * scale, y1 * scale]
    const end = Math.max(from, to)
    // A row is looked at in the middle of its dots.
    for (let y = Math.max(0, Math.ceil(Math.min(from, to) - 0.5)); y + 0.5 < end; y++) {
      const x = (x0 + shift + ((y + 0.5 - from) / (to - from)) * (x1 - x0)) * scale
      crossings[y]?.push({ x, turn: from < to ? 1 : -1 })
    }
  }
  for (const [y, row] of crossings.entries()) {
    let winding = 0
    let since = 0
    for (const { x, turn } of row.sort((a, b) => a.x - b.x)) {
      if (winding === 0) since = x
      winding += turn
      if (winding === 0)
        blacken(rows.subarray(y * rowBytes, (y + 1) * rowBytes), Math.round(since), Math.round(x))
    }
  }
}

function blacken(row: Uint8Array, begin: number, end: number): void {
  for (let x = begin; x < end;) {
    if (x % 8 === 0 && x + 8 <= end) {
      row[x / 8] = 0xff
      x += 8
    } else {
      row[x >> 3] = (row[x >> 3] ?? 0) | (0x80 >> (x & 7))
      x += 1
    }
  }
}
