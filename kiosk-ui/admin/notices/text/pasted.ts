import { type Piece, type PieceBody, piece } from './pieces.ts'

/**
 * What was copied in Excel, WPS or Word, as pieces: cells come with tabs between them, and a cell of several lines in
 * quotes. Null where there is no table in it: then it is text like any other.
 */
export function pastedPieces(clipboard: string): readonly Piece[] | null {
  const text = clipboard.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\0', '')
  if (!text.includes('\t')) return null
  const bodies: PieceBody[] = []
  let rows: string[][] = []
  let words: string[] = []
  const endTable = () => {
    bodies.push(...evenTable(rows))
    rows = []
  }
  const endWords = () => {
    if (words.length > 0) bodies.push({ at: 'paragraph', text: words.join('\n') })
    words = []
  }
  for (const cells of linesOfCells(text)) {
    if (cells.length > 1) {
      endWords()
      rows.push(cells)
    } else {
      endTable()
      const [line = ''] = cells
      if (line.trim() !== '') words.push(line.trim())
    }
  }
  endTable()
  endWords()
  return bodies.map((body) => piece(body))
}

/** Rows of one width, without what is empty at their ends; a title over all columns stands above the table. */
export function evenTable(rows: readonly (readonly string[])[]): PieceBody[] {
  const full = rows.map((cells) => cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()))
  const width = Math.max(0, ...full.map((cells) => cells.findLastIndex((cell) => cell !== '') + 1))
  const even = full
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => Array.from({ length: width }, (_, i) => cells[i] ?? ''))
  const [first = [], ...others] = even
  if (even.length === 0) return []
  const [title = ''] = first
  if (others.length > 1 && width > 1 && first.slice(1).every((cell) => cell === ''))
    return [{ at: 'heading', level: 2, text: title }, ...evenTable(others)]
  return [{ at: 'table', rows: even, align: [], source: null }]
}

/** Cells by lines; a quoted cell may hold tabs, line breaks and doubled quotes. */
function linesOfCells(text: string): string[][] {
  const lines: string[][] = [[]]
  const cell = /("(?:[^"]|"")*"(?=[\t\n]|$)|[^\t\n]*)([\t\n]|$)/y
  while (cell.lastIndex < text.length) {
    const [, written = '', end = ''] = cell.exec(text) ?? []
    const isQuoted = written.length > 1 && written.startsWith('"') && written.endsWith('"')
    lines.at(-1)?.push(isQuoted ? written.slice(1, -1).replaceAll('""', '"') : written)
    if (end === '\n') lines.push([])
    else if (end === '\t' && cell.lastIndex === text.length) lines.at(-1)?.push('')
  }
  return lines.filter((cells) => cells.length > 0)
}
