import { encode } from 'uqr'
import type { Ink, InkRun } from '#contract/bench.ts'
import { cellWidth, glyphOf } from './glyphs.ts'

const INK = '#1c1a20' // a thermal head leaves a warm near-black
const WRONG = '#8e1f0d'
const WRONG_GROUND = '#fbeae5'
const WRONG_ROW = 30
const CHARACTER = 24

type Draw = CanvasRenderingContext2D

/** Height of the inks on paper, in dots. */
export function paperLength(inks: readonly Ink[]): number {
  return inks.reduce((sum, ink) => sum + heightOf(ink), 0)
}

/** Draws one dot as one pixel; the first ink at `top`. */
export function paintInks(
  draw: Draw,
  inks: readonly Ink[],
  place: { left: number; top: number; dots: number },
): void {
  let y = place.top
  for (const ink of inks) {
    paintInk(draw, ink, { ...place, top: y })
    y += heightOf(ink)
  }
}

function heightOf(ink: Ink): number {
  switch (ink.at) {
    case 'line':
    case 'feed':
    case 'qr':
      return ink.advance
    case 'raster':
      return ink.height
    case 'unknown':
      return WRONG_ROW
    case 'cut':
      return 0
  }
}

function paintInk(draw: Draw, ink: Ink, place: { left: number; top: number; dots: number }): void {
  draw.fillStyle = INK
  switch (ink.at) {
    case 'line':
      return paintLine(
        draw,
        ink.runs,
        place.left + shift(ink.align, lineWidth(ink.runs), place.dots),
        place.top,
      )
    case 'qr': {
      const modules = encode(ink.data, { ecc: ink.correction, boostEcc: false, border: 0 }).data
      const x = place.left + shift(ink.align, modules.length * ink.moduleDots, place.dots)
      for (const [row, line] of modules.entries()) {
        for (const [column, dark] of line.entries()) {
          const size = ink.moduleDots
          if (dark) draw.fillRect(x + column * size, place.top + row * size, size, size)
        }
      }
      return
    }
    case 'raster':
      return paintRaster(draw, ink, place.left + shift(ink.align, ink.width, place.dots), place.top)
    case 'unknown':
      return paintUnknown(draw, ink, place)
    case 'feed':
    case 'cut':
  }
}

function paintLine(draw: Draw, runs: readonly InkRun[], left: number, top: number): void {
  const tallest = Math.max(0, ...runs.map((run) => run.height)) * CHARACTER
  let x = left
  for (const { text, width, height, bold, image } of runs) {
    const y = top + tallest - height * CHARACTER
    if (image) {
      paintStrip(draw, image.columns, x, y)
      x += image.dots
    }
    for (const character of text) {
      paintGlyph(draw, character, bold ? 'bold' : 'normal', { x, y, width, height })
      x += cellWidth(character) * width
    }
  }
}

function paintGlyph(
  draw: Draw,
  character: string,
  weight: 'normal' | 'bold',
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  const glyph = glyphOf(character, weight)
  for (const [row, bits] of glyph.rows.entries()) {
    for (let column = 0; column < glyph.width; column += 1) {
      if (((bits >>> (glyph.width - 1 - column)) & 1) === 0) continue
      draw.fillRect(x + column * width, y + row * height, width, height)
    }
  }
}

function paintRaster(draw: Draw, ink: Extract<Ink, { at: 'raster' }>, left: number, top: number): void {
  const bytes = atob(ink.rows)
  const rowBytes = Math.ceil(ink.width / 8)
  for (let y = 0; y < ink.height; y += 1) {
    for (let x = 0; x < ink.width; x += 1) {
      const byte = bytes.charCodeAt(y * rowBytes + (x >> 3))
      if ((byte & (0x80 >> (x & 7))) !== 0) draw.fillRect(left + x, top + y, 1, 1)
    }
  }
}

/** Three bytes a column of 24 dots. */
function paintStrip(draw: Draw, columns: string, left: number, top: number): void {
  const bytes = atob(columns)
  for (let i = 0; i < bytes.length; i++)
    for (let bit = 0; bit < 8; bit++)
      if ((bytes.charCodeAt(i) & (0x80 >> bit)) !== 0)
        draw.fillRect(left + Math.floor(i / 3), top + (i % 3) * 8 + bit, 1, 1)
}

function paintUnknown(
  draw: Draw,
  ink: Extract<Ink, { at: 'unknown' }>,
  { left, top, dots }: { left: number; top: number; dots: number },
): void {
  draw.fillStyle = WRONG_GROUND
  draw.fillRect(left, top + 1, dots, WRONG_ROW - 2)
  draw.fillStyle = WRONG
  draw.fillRect(left, top + 1, 6, WRONG_ROW - 2)
  draw.font = '500 18px "Noto Sans Mono CJK SC", monospace'
  draw.fillText(`@${ink.offset}  ${ink.bytes}`, left + 14, top + 21, dots - 20)
}

function lineWidth(runs: readonly InkRun[]): number {
  return runs.reduce(
    (sum, { text, width, image }) =>
      sum + (image?.dots ?? 0) + Array.from(text).reduce((dots, one) => dots + cellWidth(one) * width, 0),
    0,
  )
}

function shift(align: 'left' | 'center' | 'right', width: number, dots: number): number {
  if (align === 'left') return 0
  return align === 'right' ? dots - width : Math.floor((dots - width) / 2)
}
