import type { PaperBlock } from '#contract/paper.ts'
import { numberRaster, type Raster } from './number-raster.ts'
import type { PrinterModel } from './printer-model.ts'
import { type Dots, strokeDots } from './stroke-dots.ts'
import { displayColumns, printable } from './text.ts'
import { wrap } from './wrap.ts'

/** What stands on the paper line by line, before it becomes bytes; text is `printable` already and fits. */
export type Piece =
  | { at: 'line'; text: string; align: Align; size: number; bold: boolean }
  /** A strip of 24 dots of a picture, `columns` half-width columns wide, and text of normal size after it. */
  | { at: 'strip'; columns: number; bytes: Uint8Array; text: string }
  /** A picture in the middle of the paper, with a little air above and below. */
  | { at: 'picture'; raster: Raster }
  | { at: 'qr'; data: string }
  | { at: 'feed'; lines: number }
  /** White between two things, less than a line. */
  | { at: 'air' }

export type Align = 'left' | 'center' | 'right'

const LARGEST = 8 // GS ! knows multiples 1 to 8
const GAP = 2 // columns kept free between the two ends of a line

/** Lays one block out for the paper and the abilities of a printer. */
export function layOut(
  block: PaperBlock,
  { columns, dots, graphics }: Pick<PrinterModel, 'columns' | 'dots' | 'graphics'>,
): Piece[] {
  const draws = graphics !== 'none'
  switch (block.at) {
    case 'text':
      return block.size === 'fill' && draws ? layOutHuge(block, columns, dots) : layOutText(block, columns)
    case 'ends':
      return layOutEnds(printable(block.left), printable(block.right), columns).map((text) =>
        line(text, 'left', 1, block.bold),
      )
    case 'list':
      return block.items.flatMap((item, i) =>
        layOutItem(block.mark === 'number' ? `${i + 1}. ` : DOT, printable(item), columns),
      )
    case 'thing':
      return layOutThing(draws ? block : { ...block, drawing: null }, columns)
    case 'table':
      return layOutTable(block, columns)
    case 'rule':
      return [line(layOutRule(block.heavy, columns), 'left', 1, false)]
    case 'qr':
      return [
        { at: 'qr', data: block.text },
        ...wrapFilled(printable(block.caption), columns).map((text) => line(text, 'center', 1, false)),
      ]
    case 'space':
      return [{ at: 'feed', lines: block.lines }]
  }
}

type Text = Extract<PaperBlock, { at: 'text' }>

/** A number as a picture, and once more as text: a picture alone is nothing to a reader of bytes or a worn print head. */
function layOutHuge(block: Text, columns: number, dots: number): Piece[] {
  const raster = numberRaster(block.text, dots)
  if (raster === null) return layOutText(block, columns)
  return [{ at: 'picture', raster }, ...layOutText({ ...block, size: 1 }, columns)]
}

function layOutText(block: Text, columns: number): Piece[] {
  const text = printable(block.text)
  const size = sizeOf(block.size, largestFitting(text, columns))
  return wrap(text, Math.max(2, Math.floor(columns / size))).map((part) =>
    line(part, block.align, size, block.bold),
  )
}

/** A title that does not fit its line in the largest type is set a size smaller: no line holds the 书 of 告知书 alone. */
function sizeOf(asked: Text['size'], fitting: number): number {
  if (asked === 'fill') return fitting
  return asked > 2 ? Math.min(asked, Math.max(2, fitting)) : asked
}

/** The largest multiple at which every line of the text still fits; 1 when none does. */
function largestFitting(text: string, columns: number): number {
  const widest = Math.max(1, ...text.split('\n').map(displayColumns))
  return Math.min(LARGEST, Math.max(1, Math.floor(columns / widest)))
}

function layOutEnds(left: string, right: string, columns: number): string[] {
  const leftColumns = columns - displayColumns(right) - GAP
  if (displayColumns(left) > leftColumns && leftColumns < columns / 3) {
    return [
      ...wrapFilled(left, columns),
      ...wrapFilled(right, columns).map((part) => flushRight(part, columns)),
    ]
  }
  const [first = '', ...rest] = wrap(left, leftColumns)
  return [first + flushRight(right, columns - displayColumns(first)), ...rest]
}

/** `text` moved to the right end of `columns` columns. */
function flushRight(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - displayColumns(text))) + text
}

/** Nothing to tick: a box stands before what is to be brought, and before nothing else. */
const DOT = '· '

function layOutItem(mark: string, item: string, columns: number): Piece[] {
  const indent = displayColumns(mark)
  return wrap(item, columns - indent).map((part, index) =>
    line((index === 0 ? mark : ' '.repeat(indent)) + part, 'left', 1, false),
  )
}

type Table = Extract<PaperBlock, { at: 'table' }>

/** Side by side where every cell stands in one line; otherwise row by row, its first cell above the others. */
function layOutTable({ columns: heads, rows }: Table, columns: number): Piece[] {
  const cells = [heads.map(({ head }) => head), ...rows].map((row) =>
    heads.map((_, i) => printable(row[i] ?? '').replaceAll('\n', ' ')),
  )
  const widths = heads.map((_, i) => Math.max(...cells.map((row) => displayColumns(row[i] ?? ''))))
  const width = widths.reduce((sum, one) => sum + one, GAP * (heads.length - 1))
  const [names = [], ...said] = cells
  if (width > columns) return said.flatMap((row) => layOutRow(row, names, columns))
  return cells.map((row, i) => {
    const set = row.map((cell, at) => {
      const room = widths[at] ?? 0
      return heads[at]?.align === 'right'
        ? flushRight(cell, room)
        : cell + ' '.repeat(room - displayColumns(cell))
    })
    return line(set.join(' '.repeat(GAP)).trimEnd(), 'left', 1, i === 0)
  })
}

/** Of a table that is too wide. */
function layOutRow(row: readonly string[], names: readonly string[], columns: number): Piece[] {
  const said = row.flatMap((cell, i) => (cell === '' ? [] : [names[i] ? `${names[i]}：${cell}` : cell]))
  return said.flatMap((text, i) =>
    i === 0
      ? wrapFilled(text, columns).map((part) => line(part, 'left', 1, true))
      : wrapFilled(text, columns - GAP).map((part) => line(' '.repeat(GAP) + part, 'left', 1, false)),
  )
}

type Thing = Extract<PaperBlock, { at: 'thing' }>

const HALF_WIDTH_DOTS = 12
const STRIP_DOTS = 24
const STRIPS = 3
const NARROW_COLUMNS = 32 // 58 mm paper
const MARKS: Readonly<Record<Thing['mark'], string>> = { box: '□', tick: '√' }
const FIELD = { width: 120, height: 84 }
const PEN = 4.5 // a little heavier than on a screen, because a thermal head loses the edges

/**
 * The name in double size, and under it the picture with the lines beside; further lines keep their indent. Air at the
 * end, or the next name would touch what is said of this thing.
 */
function layOutThing({ drawing, name, lines, mark }: Thing, columns: number): Piece[] {
  const indent = drawing === null ? 6 : columns > NARROW_COLUMNS ? 10 : 8
  const named = wrap(printable(name), Math.floor((columns - indent) / 2))
  const titles = named.map((part, i) => {
    const before = i === 0 ? MARKS[mark] : ''
    return line(before + ' '.repeat(indent / 2 - displayColumns(before)) + part, 'left', 2, true)
  })
  const said = lines.flatMap((text) => wrapFilled(printable(text), columns - indent))
  const strips = drawing === null ? [] : stripsOf(drawing, indent)
  return [
    ...titles,
    ...strips.map((bytes, i): Piece => ({ at: 'strip', columns: indent, bytes, text: said[i] ?? '' })),
    ...said.slice(strips.length).map((text) => line(' '.repeat(indent) + text, 'left', 1, false)),
    { at: 'air' },
  ]
}

/** The picture as wide as the indent but for one column, in strips that a line of text has beside it. */
function stripsOf(drawing: string, indent: number): Uint8Array[] {
  const across = indent * HALF_WIDTH_DOTS
  const width = Math.min(
    across - HALF_WIDTH_DOTS,
    Math.floor((STRIPS * STRIP_DOTS * FIELD.width) / FIELD.height),
  )
  const dots = strokeDots(drawing, { field: FIELD, pen: PEN, width })
  const top = Math.floor((STRIPS * STRIP_DOTS - dots.height) / 2)
  return Array.from({ length: STRIPS }, (_, i) => stripOf(dots, across, i * STRIP_DOTS - top))
}

/** Three bytes a column, the uppermost dot first. */
function stripOf(dots: Dots, across: number, from: number): Uint8Array {
  const bytes = new Uint8Array(across * 3)
  for (let x = 0; x < across; x++)
    for (let y = 0; y < STRIP_DOTS; y++)
      if (dots.at(x, from + y)) bytes[x * 3 + (y >> 3)] = (bytes[x * 3 + (y >> 3)] ?? 0) | (0x80 >> (y & 7))
  return bytes
}

/** Box-drawing characters of GB 2312 are 24 dots wide and join without a gap. */
function layOutRule(heavy: boolean, columns: number): string {
  return (heavy ? '━' : '─').repeat(Math.floor(columns / 2))
}

function wrapFilled(text: string, columns: number): string[] {
  return wrap(text, columns).filter((part) => part !== '')
}

function line(text: string, align: Align, size: number, bold: boolean): Piece {
  return { at: 'line', text, align, size, bold }
}
