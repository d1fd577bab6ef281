import iconv from 'iconv-lite'

const GETA = '〓' // what Chinese typesetting puts where a character is missing; in GBK itself (A1 FE)

// Zero-width marks and variation selectors: they change the look of a neighbour, and a printer has no glyph for them.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu

/** Common letters of other charts with a plain equal in GBK; sending 〓 for them would be needless. */
const EQUALS: Readonly<Record<string, string>> = {
  '¥': '￥',
  '•': '·',
  '‧': '·',
  '・': '·',
  '–': '-',
  '−': '-',
  '\u00a0': ' ',
}

/**
 * The text as this printer can show it: only ASCII, two-byte GBK and line feeds; anything else becomes 〓, one for
 * each character. Four-byte GB18030 is never sent: units without it print four wrong characters.
 */
export function printable(text: string): string {
  let shown = ''
  for (const character of text.normalize('NFC').replaceAll(/\r\n?/g, '\n').replaceAll(INVISIBLE, '')) {
    shown += printableCharacter(character)
  }
  return shown
}

function printableCharacter(character: string): string {
  const equal = EQUALS[character]
  if (equal !== undefined) return equal
  if (character === '\n' || (character >= ' ' && character <= '~')) return character
  if (character === '\t') return ' '
  if (character < ' ' || character === '\u007f') return ''
  return isGbkCharacter(character) ? character : GETA
}

// GBK's areas for private characters decode to Unicode's; printers' fonts leave them empty.
const PRIVATE = /\p{Co}/u

/** Whether GBK has it as two bytes with a glyph. */
export function isGbkCharacter(character: string): boolean {
  return !PRIVATE.test(character) && iconv.encode(character, 'gbk').length === 2
}

/** The bytes of `printable(text)` in GBK, for a printer in Chinese mode (FS &). */
export function encodeGbk(text: string): Uint8Array {
  return iconv.encode(printable(text), 'gbk')
}

/** Width in half-width columns as the printer sets it: ASCII 1, everything else 2. Expects `printable` text. */
export function displayColumns(text: string): number {
  let columns = 0
  for (const character of text) columns += character <= '~' ? 1 : 2
  return columns
}

const NEVER_FIRST = new Set('、，。．；：！？…—～·）〕］｝〉》」』】”’％℃°,.;:!?)]}%')
const NEVER_LAST = new Set('（〔［｛〈《「『【“‘￥$([{#')

/**
 * Breaks text into lines of at most `columns` half-width columns: no closing mark at a line's start, no opening one at
 * its end, Latin words and numbers kept whole. What is wider than a line by itself is broken anywhere. `\n` is kept,
 * an empty line too. Expects `printable` text; columns ≥ 2.
 */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, columns))
}

function wrapParagraph(paragraph: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(paragraph)) {
    if (displayColumns(line) + displayColumns(piece.trimEnd()) <= columns) {
      line += piece
      continue
    }
    if (line.trimEnd() !== '') lines.push(line.trimEnd())
    const broken = breakAnywhere(piece.trimStart(), columns)
    lines.push(...broken.slice(0, -1))
    line = broken.at(-1) ?? ''
  }
  lines.push(line.trimEnd())
  return lines
}

/** The smallest pieces that stay together: a 汉字 or a Latin word with the marks that belong to it. */
function pieces(paragraph: string): string[] {
  const found: string[] = []
  let piece = ''
  let last = ''
  for (const character of paragraph) {
    if (last !== '' && mayBreakBetween(last, character)) {
      found.push(piece)
      piece = ''
    }
    piece += character
    last = character
  }
  if (piece !== '') found.push(piece)
  return found
}

function mayBreakBetween(before: string, after: string): boolean {
  if (after === ' ' || NEVER_FIRST.has(after) || NEVER_LAST.has(before)) return false
  if (before === ' ') return true
  const bothLatin = before <= '~' && after <= '~'
  return !bothLatin
}

function breakAnywhere(piece: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const character of piece) {
    if (displayColumns(line + character.trimEnd()) > columns) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += character
  }
  lines.push(line)
  return lines
}
