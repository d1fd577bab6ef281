/**
 * The text of a notice as its editor has it: one piece after another. `gap`: the empty lines before it. What is not
 * touched is written back as it was found, to the letter.
 */
export type Piece = { key: number; gap: readonly string[] } & PieceBody

export type PieceBody =
  | { at: 'heading'; level: 1 | 2 | 3; text: string }
  /** Each line is a paragraph of its own. */
  | { at: 'paragraph'; text: string }
  /** A line an item. */
  | { at: 'list'; mark: string; text: string }
  | { at: 'numbered'; first: number; mark: string; text: string }
  | Table
  /** A picture, a rule: what stands in lines of its own and is not written by hand. */
  | { at: 'source'; text: string }

/** The first row is the head. `source`: its lines as they were found; null once it has been changed. */
export type Table = {
  at: 'table'
  rows: readonly (readonly string[])[]
  align: readonly string[]
  source: readonly string[] | null
}

export type Text = { pieces: readonly Piece[]; tail: readonly string[] }

const HEADING = /^(#{1,3}) (\S.*)$/
const BULLET = /^([-*+]) (\S.*)$/
const NUMBERED = /^(\d{1,9})([.)]) (\S.*)$/
const ROW = /^\|.*\|$/
const DELIMITER = /^:?-+:?$/
const SOURCE = /^(?:!\[.*\]\(.*\)|-{3,}|\*{3,})$/

let keys = 0
export const piece = (body: PieceBody, gap: readonly string[] = ['']): Piece => ({
  ...body,
  key: ++keys,
  gap,
})

export function textOf(body: string): Text {
  const lines = body.split('\n')
  const pieces: Piece[] = []
  let gap: string[] = []
  for (let i = 0; i < lines.length;) {
    const line = lines[i] ?? ''
    if (line.trim() === '') {
      gap.push(line)
      i += 1
      continue
    }
    const found = readTable(lines, i) ?? readHeading(line) ?? readList(lines, i) ?? readSource(line)
    const { body, length } = found ?? readParagraph(lines, i)
    pieces.push(piece(body, gap))
    gap = []
    i += length
  }
  return { pieces, tail: gap }
}

/** The text again, and the line on which each piece begins; a piece with nothing in it is not there. */
export function markdownOf({ pieces, tail }: Text): { body: string; starts: ReadonlyMap<number, number> } {
  const lines: string[] = []
  const starts = new Map<number, number>()
  for (const one of pieces) {
    const written = linesOf(one)
    if (written.length === 0) continue
    lines.push(...one.gap)
    starts.set(one.key, lines.length)
    lines.push(...written)
  }
  return { body: [...lines, ...tail].join('\n'), starts }
}

type Read = { body: PieceBody; length: number }

function readHeading(line: string): Read | null {
  const [, marks = '', text = ''] = HEADING.exec(line) ?? []
  const level = marks.length
  return level === 1 || level === 2 || level === 3
    ? { body: { at: 'heading', level, text }, length: 1 }
    : null
}

function readSource(line: string): Read | null {
  return SOURCE.test(line) ? { body: { at: 'source', text: line }, length: 1 } : null
}

function readList(lines: readonly string[], from: number): Read | null {
  const bullet = BULLET.exec(lines[from] ?? '')
  if (bullet) {
    const [, mark = ''] = bullet
    const items = run(lines, from, (line) => {
      const [, own, text] = BULLET.exec(line) ?? []
      return own === mark ? text : undefined
    })
    return { body: { at: 'list', mark, text: items.join('\n') }, length: items.length }
  }
  const [, number, mark = ''] = NUMBERED.exec(lines[from] ?? '') ?? []
  if (number === undefined || String(Number(number)) !== number) return null
  const first = Number(number)
  const items = run(lines, from, (line, i) => {
    const [, own, after, text] = NUMBERED.exec(line) ?? []
    return own === String(first + i) && after === mark ? text : undefined
  })
  return { body: { at: 'numbered', first, mark, text: items.join('\n') }, length: items.length }
}

function readTable(lines: readonly string[], from: number): Read | null {
  const source = run(lines, from, (line) => (ROW.test(line.trim()) ? line : undefined))
  const [head, delimiter, ...rows] = source.map(cellsOf)
  if (head === undefined || delimiter === undefined || !delimiter.every((cell) => DELIMITER.test(cell)))
    return null
  const width = Math.max(...[head, ...rows].map((cells) => cells.length))
  const full = [head, ...rows].map((cells) => Array.from({ length: width }, (_, i) => cells[i] ?? ''))
  return { body: { at: 'table', rows: full, align: delimiter, source }, length: source.length }
}

/** Up to the next empty line, or to what is a piece of another kind. */
function readParagraph(lines: readonly string[], from: number): Read {
  const text = run(lines, from, (line, i) => {
    const other =
      i > 0 &&
      (readTable(lines, from + i) ?? readHeading(line) ?? readList(lines, from + i) ?? readSource(line))
    return line.trim() === '' || other ? undefined : line
  })
  return { body: { at: 'paragraph', text: text.join('\n') }, length: text.length }
}

function run(
  lines: readonly string[],
  from: number,
  read: (line: string, i: number) => string | undefined,
): string[] {
  const found: string[] = []
  for (let i = from; i < lines.length; i++) {
    const one = read(lines[i] ?? '', i - from)
    if (one === undefined) break
    found.push(one)
  }
  return found
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll(String.raw`\|`, '|'))
}

function linesOf(one: Piece): readonly string[] {
  const items = () => ('text' in one ? one.text.split('\n').filter((line) => line.trim() !== '') : [])
  switch (one.at) {
    case 'heading':
      return one.text.trim() === '' ? [] : [`${'#'.repeat(one.level)} ${one.text}`]
    case 'paragraph':
      return one.text.trim() === '' ? [] : one.text.split('\n')
    case 'source':
      return one.text.split('\n')
    case 'list':
      return items().map((item) => `${one.mark} ${item}`)
    case 'numbered':
      return items().map((item, i) => `${one.first + i}${one.mark} ${item}`)
    case 'table':
      return one.source ?? tableLines(one)
  }
}

function tableLines({ rows, align }: Table): string[] {
  const [head = [], ...others] = rows
  const line = (cells: readonly string[]) => `| ${cells.map(cellText).join(' | ')} |`
  return [line(head), `|${head.map((_, i) => align[i] ?? '---').join('|')}|`, ...others.map(line)]
}

const cellText = (cell: string): string =>
  cell
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll('|', String.raw`\|`)
