import type { CardKind } from '#contract/card.ts'

/**
 * The text block of a card: 256 bytes, UTF-16LE, padded with spaces; the letter at byte 248 tells the layout.
 * Offsets and lengths in bytes, as the public interface specifications of the cards give them.
 */
export const TEXT_BLOCK_BYTES = 256

type Span = readonly [offset: number, bytes: number]
/** `name`: parts to be put together; `latin`: the same where there is no Chinese one. */
type Layout = { name: Span; latin: readonly Span[]; birth: Span; number: Span; address: Span | null }

/** Places of the fields that are read or written in a block. No other field is looked at. */
export const LAYOUT: Readonly<Record<CardKind, Layout>> = {
  resident: { name: [0, 30], latin: [], birth: [36, 16], number: [122, 36], address: [52, 70] },
  hmt: { name: [0, 30], latin: [], birth: [36, 16], number: [122, 36], address: [52, 70] },
  'foreign-2017': {
    name: [158, 30],
    latin: [[0, 120]],
    birth: [220, 16],
    number: [122, 30],
    address: null,
  },
  'foreign-2023': {
    name: [0, 30],
    latin: [
      [52, 70],
      [220, 22],
    ],
    birth: [36, 16],
    number: [122, 36],
    address: null,
  },
}

export const KIND_LETTER_AT = 248
/** Residents' cards bear none. */
export const KIND_LETTER: Readonly<Record<CardKind, string>> = {
  resident: ' ',
  hmt: 'J',
  'foreign-2017': 'I',
  'foreign-2023': 'Y',
}
const KINDS: readonly CardKind[] = ['resident', 'hmt', 'foreign-2017', 'foreign-2023']

/**
 * What a good block says. `name`, `number` and `address` are views into the block and never strings, which nobody can
 * wipe: wiping the block wipes them.
 */
export type CardText = {
  kind: CardKind
  /** 张* for 张三: never more than one character of a name. */
  maskedName: string
  /** YYYYMMDD as a number: 19491231. */
  birth: number
  name: readonly Uint8Array[]
  number: Uint8Array
  address: Uint8Array | null
}

/** Reads a block, or undefined when it cannot be one: wrong length, impossible birth date, wrong check digit, no name. */
export function readCardText(block: Uint8Array): CardText | undefined {
  if (block.length !== TEXT_BLOCK_BYTES) return undefined
  const kind = kindOf(block)
  const layout = LAYOUT[kind]
  const birth = dateOf(view(block, layout.birth))
  const number = view(block, layout.number)
  if (birth === undefined || !isNumber(kind, number)) return undefined
  const chinese = view(block, layout.name)
  const name = isBlank(chinese) ? layout.latin.map((span) => view(block, span)) : [chinese]
  const first = name.map(firstCharacter).find((character) => character !== '')
  if (first === undefined) return undefined
  const address = layout.address && view(block, layout.address)
  return { kind, maskedName: `${first}*`, birth, name, number, address }
}

function kindOf(block: Uint8Array): CardKind {
  const letter = String.fromCharCode(block[KIND_LETTER_AT] ?? 0)
  return KINDS.find((kind) => KIND_LETTER[kind] === letter) ?? 'resident'
}

function view(block: Uint8Array, [offset, bytes]: Span): Uint8Array {
  return block.subarray(offset, offset + bytes)
}

const utf16 = new TextDecoder('utf-16le')

/** The text of a field without its padding. A string cannot be wiped: only for who seals it at once. */
export function textOf(bytes: Uint8Array): string {
  return utf16.decode(bytes).replaceAll('\0', '').trim()
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0 || byte === 0x20)
}

/** Two bytes, or four beyond the basic plane (𠮷); '' for a blank field. */
function firstCharacter(bytes: Uint8Array): string {
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (isBlank(bytes.subarray(at, at + 2))) continue
    const isHighSurrogate = ((bytes[at + 1] ?? 0) & 0xfc) === 0xd8
    return utf16.decode(bytes.subarray(at, at + (isHighSurrogate ? 4 : 2)))
  }
  return ''
}

/** Eight digits that can be the birthday of a living person. */
function dateOf(bytes: Uint8Array): number | undefined {
  const digits = codesOf(bytes).map((code) => code - 0x30)
  if (digits.length !== 8 || digits.some((digit) => digit < 0 || digit > 9)) return undefined
  const value = digits.reduce((sum, digit) => sum * 10 + digit, 0)
  const [year, month, day] = [Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100]
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && year >= 1880 ? value : undefined
}

/** Weights and check characters of ISO 7064 MOD 11-2, as GB 11643 uses them. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/** The 18th character for 17 digits; undefined for anything else. */
export function checkDigitOf(digits: Iterable<number>): string | undefined {
  const values = [...digits]
  if (values.length !== WEIGHTS.length || values.some((digit) => digit < 0 || digit > 9)) return undefined
  const sum = values.reduce((total, digit, i) => total + digit * (WEIGHTS[i] ?? 0), 0)
  return CHECK_CHARACTERS[sum % 11]
}

/** Whether 18 characters (UTF-16LE or ASCII bytes, spaces ignored) end in the right check digit. */
export function hasRightCheckDigit(bytes: Uint8Array): boolean {
  const codes = codesOf(bytes)
  if (codes.length !== WEIGHTS.length + 1) return false
  const right = checkDigitOf([...codes.subarray(0, -1)].map((code) => code - 0x30))
  return right !== undefined && right.charCodeAt(0) === codes.at(-1)
}

/** Cards of 2017 carry 15 letters and digits without this check; all others the 18 of GB 11643. */
function isNumber(kind: CardKind, bytes: Uint8Array): boolean {
  return kind === 'foreign-2017' ? codesOf(bytes).length === 15 : hasRightCheckDigit(bytes)
}

/** Character codes of a field of letters and digits, without padding; a copy, for the caller to wipe. */
export function codesOf(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte) => byte !== 0 && byte !== 0x20)
}

/** Full years of life on `today` (YYYY-MM-DD), for a birth of YYYYMMDD. 29 February counts from 1 March. */
export function ageOn(today: string, birth: number): number {
  const day = Number(today.replaceAll('-', ''))
  return Math.floor((day - birth) / 10_000)
}
