import type { PaperBlock } from '#contract/paper.ts'
import { displayColumns, printable, wrap } from './text.ts'

/** What stands on the paper line by line, before it becomes bytes; text is `printable` already and fits. */
export type Piece =
  | { at: 'line'; text: string; align: Align; size: number; bold: boolean }
  | { at: 'qr'; data: string }
  | { at: 'feed'; lines: number }

export type Align = 'left' | 'center' | 'right'

const LARGEST = 8 // GS ! knows multiples 1 to 8
const GAP = 2 // columns kept free between the two ends of a line
const TICK_BOX = '□ '

/** Lays one block out for a paper of `columns` half-width columns. */
export function layOut(block: PaperBlock, columns: number): Piece[] {
  switch (block.at) {
    case 'text':
      return layOutText(block, columns)
    case 'ends':
      return layOutEnds(printable(block.left), printable(block.right), columns).map((text) =>
        line(text, 'left', 1, block.bold),
      )
    case 'list':
      return block.items.flatMap((item) => layOutItem(printable(item), columns))
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

function layOutText(block: Extract<PaperBlock, { at: 'text' }>, columns: number): Piece[] {
  const text = printable(block.text)
  const size = block.size === 'fill' ? largestFitting(text, columns) : block.size
  return wrap(text, Math.max(2, Math.floor(columns / size))).map((part) =>
    line(part, block.align, size, block.bold),
  )
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

function layOutItem(item: string, columns: number): Piece[] {
  const indent = displayColumns(TICK_BOX)
  return wrap(item, columns - indent).map((part, index) =>
    line((index === 0 ? TICK_BOX : ' '.repeat(indent)) + part, 'left', 1, false),
  )
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
