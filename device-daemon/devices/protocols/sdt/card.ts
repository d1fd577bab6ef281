/**
 * The text block of a card: 256 bytes, UTF-16LE, padded with spaces; the letter at byte 248 tells the layout.
 * Offsets and lengths in bytes, as the public interface specifications of the cards give them.
 */
export const TEXT_BLOCK_BYTES = 256

/**
 * `resident`: 居民身份证. `hmt`: 港澳台居民居住证 (J). `foreign-2017`: 外国人永久居留身份证 (I).
 * `foreign-2023`: the newer 外国人永久居留身份证 (Y).
 */
export type CardKind = 'resident' | 'hmt' | 'foreign-2017' | 'foreign-2023'

type Span = readonly [offset: number, bytes: number]
type Layout = { name: Span; birth: Span; number: Span; address: Span | null }

const LAYOUT: Record<CardKind, Layout> = {
  resident: { name: [0, 30], birth: [36, 16], number: [122, 36], address: [52, 70] },
  hmt: { name: [0, 30], birth: [36, 16], number: [122, 36], address: [52, 70] },
  'foreign-2017': { name: [158, 30], birth: [220, 16], number: [122, 30], address: null },
  'foreign-2023': { name: [0, 30], birth: [36, 16], number: [122, 36], address: null },
}

const ENGLISH_NAME_2017: Span = [0, 120]
const ENGLISH_NAME_2023: readonly Span[] = [
  [52, 70],
  [220, 22],
]
const KIND_LETTER_AT = 248
const KIND_BY_LETTER: Readonly<Record<string, CardKind>> = { J: 'hmt', I: 'foreign-2017', Y: 'foreign-2023' }

/** What a good block says. `number` and `address` are views into the block: wiping the block wipes them. */
export type CardText = {
  kind: CardKind
  /** In Chinese where the card has it, in Latin letters otherwise. */
  name: string
  /** YYYYMMDD. */
  birth: string
  number: Uint8Array
  address: Uint8Array | null
}

/** Reads a block, or undefined when it cannot be one: wrong length, impossible birth date, wrong check digit. */
export function readCardText(block: Uint8Array): CardText | undefined {
  if (block.length !== TEXT_BLOCK_BYTES) return undefined
  const kind = kindOf(block)
  const layout = LAYOUT[kind]
  const birth = textOf(view(block, layout.birth))
  const number = view(block, layout.number)
  if (!isDate(birth) || !isNumber(kind, number)) return undefined
  const name = textOf(view(block, layout.name)) || englishName(kind, block)
  if (name === '') return undefined
  return { kind, name, birth, number, address: layout.address && view(block, layout.address) }
}

function kindOf(block: Uint8Array): CardKind {
  const letter = String.fromCharCode(block[KIND_LETTER_AT] ?? 0)
  return KIND_BY_LETTER[letter] ?? 'resident'
}

function englishName(kind: CardKind, block: Uint8Array): string {
  if (kind === 'foreign-2017') return textOf(view(block, ENGLISH_NAME_2017))
  if (kind === 'foreign-2023')
    return ENGLISH_NAME_2023.map((span) => textOf(view(block, span)))
      .join('')
      .trim()
  return ''
}

function view(block: Uint8Array, [offset, bytes]: Span): Uint8Array {
  return block.subarray(offset, offset + bytes)
}

const utf16 = new TextDecoder('utf-16le')

function textOf(bytes: Uint8Array): string {
  return utf16.decode(bytes).replaceAll('\0', '').trim()
}

function isDate(text: string): boolean {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1880
}

/** Weights and check characters of ISO 7064 MOD 11-2, as GB 11643 uses them. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/** Whether 18 characters (UTF-16LE or ASCII bytes, spaces ignored) end in the right check digit. */
export function hasRightCheckDigit(bytes: Uint8Array): boolean {
  const digits = codesOf(bytes)
  if (digits.length !== 18) return false
  let sum = 0
  for (const [i, weight] of WEIGHTS.entries()) {
    const digit = (digits[i] ?? 0) - 0x30
    if (digit < 0 || digit > 9) return false
    sum += digit * weight
  }
  return CHECK_CHARACTERS.charCodeAt(sum % 11) === digits[17]
}

/** Cards of 2017 carry 15 letters and digits without this check; all others the 18 of GB 11643. */
function isNumber(kind: CardKind, bytes: Uint8Array): boolean {
  return kind === 'foreign-2017' ? codesOf(bytes).length === 15 : hasRightCheckDigit(bytes)
}

/** Character codes without the padding; never a string, since a string cannot be wiped. */
function codesOf(bytes: Uint8Array): number[] {
  return [...bytes].filter((byte) => byte !== 0 && byte !== 0x20)
}

/** 张* for 张三; the first letter for a Latin name. Never more than one character of anybody. */
export function maskedName(name: string): string {
  const [first = ''] = name
  return `${first}*`
}

/** Full years of life on `today` (YYYY-MM-DD), for a birth of YYYYMMDD. */
export function ageOn(today: string, birth: string): number {
  const day = today.replaceAll('-', '')
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(4) < birth.slice(4) ? years - 1 : years
}
