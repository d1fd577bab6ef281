/** Dots of one normal character cell: 12×24 for Latin, 24×24 for 汉字, as in the printer's own font. */
const CELL_HEIGHT = 24
const BASELINE = 21
const DARK_ENOUGH = 104 // of 255: where a printer's font would have a dot; thinner strokes would break up below it

export type Glyph = {
  width: 12 | 24
  /** One entry a row, one bit a dot, leftmost highest. */ rows: Uint32Array
}

const cache = new Map<string, Glyph>()
let workbench: CanvasRenderingContext2D | null = null

/** The character as dots. A printer makes it bold by striking twice, one dot apart. */
export function glyphOf(character: string, weight: 'normal' | 'bold'): Glyph {
  const key = weight + character
  let glyph = cache.get(key)
  if (glyph === undefined) {
    glyph = weight === 'bold' ? emboldened(glyphOf(character, 'normal')) : traced(character)
    cache.set(key, glyph)
  }
  return glyph
}

/** Half-width where the printer sets it so: ASCII alone. */
export function cellWidth(character: string): 12 | 24 {
  return character <= '~' ? 12 : 24
}

function traced(character: string): Glyph {
  const width = cellWidth(character)
  const rows = new Uint32Array(CELL_HEIGHT)
  workbench ??= openWorkbench()
  workbench.clearRect(0, 0, CELL_HEIGHT, CELL_HEIGHT)
  workbench.fillText(character, 0, BASELINE)
  const { data } = workbench.getImageData(0, 0, width, CELL_HEIGHT)
  for (let y = 0; y < CELL_HEIGHT; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const dark = (data[(y * width + x) * 4 + 3] ?? 0) >= DARK_ENOUGH
      if (dark) rows[y] = ((rows[y] ?? 0) | (1 << (width - 1 - x))) >>> 0
    }
  }
  return { width, rows }
}

function emboldened({ width, rows }: Glyph): Glyph {
  return { width, rows: rows.map((row) => row | (row >>> 1)) }
}

function openWorkbench(): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = CELL_HEIGHT
  canvas.height = CELL_HEIGHT
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('this browser draws no canvas')
  context.font = `500 ${CELL_HEIGHT}px "Noto Sans Mono CJK SC", monospace`
  context.textBaseline = 'alphabetic'
  return context
}
