import { gbkPair } from './gbk.ts'

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

/** Whether GBK has it as two bytes with a glyph. */
export function isGbkCharacter(character: string): boolean {
  return gbkPair(character) !== null
}

/** The bytes of `printable(text)` in GBK, for a printer in Chinese mode (FS &). */
export function encodeGbk(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of printable(text)) {
    const pair = gbkPair(character)
    if (pair === null) bytes.push(character.charCodeAt(0))
    else bytes.push(pair >> 8, pair & 0xff)
  }
  return Uint8Array.from(bytes)
}

/** Width in half-width columns as the printer sets it: ASCII 1, everything else 2. Expects `printable` text. */
export function displayColumns(text: string): number {
  let columns = 0
  for (const character of text) columns += character <= '~' ? 1 : 2
  return columns
}
