import { Marked, type Token, type Tokens } from 'marked'
import type { Block, Run } from '#contract/notice.ts'
import { forbidden, joined, type LineFault, PICTURE_ALONE, shownLines, textOf } from './markdown-inline.ts'

export type MarkdownRead = {
  /** Empty when there is any fault: what is left of a text without its markup is not what was written. */
  blocks: Block[]
  faults: LineFault[]
  /** What will be readable, in order, for checks that go by what a reader sees. */
  shown: { line: number; text: string }[]
}

/**
 * Two stars on each side and none between. What follows the first pair must not be a separator: 「张**、李**」 is two
 * masked names and no emphasis.
 */
const BOLD = /^\*\*(?![\s*，。、；：！？,.;:!?）)])([^*\n]*[^\s*])\*\*(?!\*)/u

/** Lines that begin with >, one after the other. */
const QUOTE = /^(?: {0,3}>[^\n]*(?:\n|$))+/

/** A column of figures is set to the right. */
const FIGURE = /^[-−+]?[¥￥]?\d[\d,，]*(\.\d+)?[%％]?$/

const withBold = lexerOf(true)
const withoutBold = lexerOf(false)

/**
 * Reads the body of a notice into blocks; what has no place in one is a fault. `firstLine` is the body's first line in
 * its file. With `bold: false` every star is a star: masked names and numbers keep theirs.
 */
export function readMarkdown(body: string, firstLine: number, { bold }: { bold: boolean }): MarkdownRead {
  const read: MarkdownRead = { blocks: [], faults: [], shown: [] }
  let line = firstLine
  const tokens = tokensOf(body, bold)
  if (tokens === null) {
    read.faults.push({ line, message: '列表或括号套得太深，读不了，请写成普通段落' })
    return read
  }
  for (const token of tokens) {
    // The lexer types what extensions may add, too; there are none.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    readBlock(token as MarkdownToken, line, read)
    line += breaksIn(token.raw)
  }
  if (read.faults.length > 0) read.blocks = []
  return read
}

/** Null for a text that nests so deep that the lexer, which calls itself for each level, runs out of stack. */
function tokensOf(body: string, bold: boolean): Token[] | null {
  try {
    return (bold ? withBold : withoutBold)(body)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

type MarkdownToken =
  | Tokens.Heading
  | Tokens.Paragraph
  | Tokens.Text
  | Tokens.List
  | Tokens.Table
  | Tokens.Hr
  | Tokens.Space
  | Tokens.HTML
  | Tokens.Blockquote
  | Tokens.Code

function readBlock(token: MarkdownToken, line: number, read: MarkdownRead): void {
  switch (token.type) {
    case 'space':
      return
    case 'hr':
      read.blocks.push({ at: 'rule' })
      return
    case 'heading': {
      const level = token.depth
      const runs = oneLine(token.tokens, line, read)
      if (level === 1 || level === 2 || level === 3) read.blocks.push({ at: 'heading', level, runs })
      else read.faults.push({ line, message: `写的是 ${level} 级标题，标题最多三级：#、##、###` })
      return
    }
    case 'paragraph':
    case 'text':
      readParagraphs(token.tokens ?? [], line, read)
      return
    case 'list':
      readList(token, line, read)
      return
    case 'table':
      readTable(token, line, read)
      return
    case 'html':
    case 'blockquote':
    case 'code':
      read.faults.push({ line, message: forbidden(token) })
  }
}

/** A line of the file is a paragraph: people who type Chinese break a line where they want a new one. */
function readParagraphs(tokens: readonly Token[], line: number, read: MarkdownRead): void {
  const { lines, faults } = shownLines(tokens, line)
  read.faults.push(...faults)
  for (const { line, runs, picture } of lines) {
    if (picture !== null) {
      read.blocks.push(picture)
      read.shown.push({ line, text: picture.description })
      continue
    }
    const text = textOf(runs)
    read.blocks.push({ at: 'paragraph', runs })
    read.shown.push({ line, text })
    if (text.startsWith('|')) {
      const message = '表格没写对：表头下面一行应写 |---|---|，格数和表头一样，表格前后各空一行'
      read.faults.push({ line, message })
    }
  }
}

function readList(list: Tokens.List, line: number, read: MarkdownRead): void {
  const items: Run[][] = []
  let at = line
  for (const item of list.items) {
    const [only, ...more] = item.tokens.filter(({ type }) => type !== 'space')
    if (item.task) read.faults.push({ line: at, message: forbidden({ type: 'checkbox', raw: item.raw }) })
    else if (only && more.length === 0 && (only.type === 'text' || only.type === 'paragraph'))
      items.push(oneLine(('tokens' in only && only.tokens) || [], at, read))
    else {
      const message = '列表的一项只写一段：不能空着，不能再分段，也不能再套列表'
      read.faults.push({ line: at, message })
    }
    at += breaksIn(item.raw)
  }
  if (list.ordered) read.blocks.push({ at: 'numbered', first: Number(list.start) || 0, items })
  else read.blocks.push({ at: 'list', items })
}

function readTable(table: Tokens.Table, line: number, read: MarkdownRead): void {
  const width = table.header.length
  const written = table.raw.trimEnd().split('\n')
  const row = (cells: readonly Tokens.TableCell[], at: number) =>
    cells.map((cell) => oneLine(cell.tokens, at, read))
  const header = row(table.header, line)
  const rows = table.rows.map((cells, index) => {
    // The lexer drops cells beyond the header and fills up missing ones: a figure would vanish or move.
    const count = cellsIn(written[index + 2] ?? '')
    if (count !== width) {
      const message = `这一行有 ${count} 格，表头有 ${width} 格，应当一样多（空格子也要写竖线；表格后面空一行）`
      read.faults.push({ line: line + index + 2, message })
    }
    return row(cells, line + index + 2)
  })
  const columns = header.map((runs, column) => {
    const texts = rows.map((cells) => textOf(cells[column] ?? [])).filter((text) => text !== '')
    const figures = texts.length > 0 && texts.every((text) => FIGURE.test(text))
    const align = table.align[column] ?? (figures ? 'right' : 'left')
    return { runs, align: align === 'right' ? ('right' as const) : ('left' as const) }
  })
  read.blocks.push({ at: 'table', columns, rows })
}

function oneLine(tokens: readonly Token[], line: number, read: MarkdownRead): Run[] {
  const { lines, faults } = shownLines(tokens, line)
  const runs = joined(lines)
  read.faults.push(...faults)
  for (const { line, picture } of lines)
    if (picture !== null) read.faults.push({ line, message: PICTURE_ALONE })
  read.shown.push({ line, text: textOf(runs) })
  return runs
}

function cellsIn(row: string): number {
  return row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/).length
}

function breaksIn(raw: string): number {
  return raw.split('\n').length - 1
}

/**
 * Marked's own lexer, without what people who know no Markdown would meet by accident: code by indent, headings by
 * underlining, link definitions, emphasis by single stars or underscores. It never makes markup of a token.
 */
function lexerOf(bold: boolean): (body: string) => Token[] {
  const nothing = () => undefined
  const markdown = new Marked({
    tokenizer: {
      code: nothing,
      // A notice may hold no quotes, so their contents are not parsed: thousands of > cost nothing.
      blockquote(src) {
        const [raw] = QUOTE.exec(src) ?? []
        return raw === undefined ? undefined : { type: 'blockquote', raw, text: raw, tokens: [] }
      },
      lheading: nothing,
      def: nothing,
      codespan: nothing,
      del: nothing,
      url: nothing,
      emStrong(src, _masked, before) {
        const match = bold && before !== '*' ? BOLD.exec(src) : null
        if (!match) return undefined
        const [raw, text = ''] = match
        return { type: 'strong', raw, text, tokens: this.lexer.inlineTokens(text) }
      },
    },
  })
  return (body) => markdown.lexer(body)
}
