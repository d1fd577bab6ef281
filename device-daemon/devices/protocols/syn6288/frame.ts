import { encodeGbk, isGbkCharacter } from '../escpos/text.ts'

export const HEAD = 0xfd
export const SPEAK = 0x01
export const STOP = 0x02
export const QUERY = 0x21

/** Byte 5 of a frame that speaks: background music << 3 | encoding. None, GBK. */
const PLAIN_GBK = 0x01
/** The module takes about so much text at a time. */
export const TEXT_MAX_BYTES = 200

/** What the module says, one byte each. */
export type Syn6288Reply = 'ready' | 'accepted' | 'bad' | 'speaking' | 'idle'

const REPLY_BYTES: Readonly<Record<Syn6288Reply, number>> = {
  ready: 0x4a,
  accepted: 0x41,
  bad: 0x45,
  speaking: 0x4e,
  idle: 0x4f,
}
const REPLIES: ReadonlyMap<number, Syn6288Reply> = new Map([
  [REPLY_BYTES.ready, 'ready'],
  [REPLY_BYTES.accepted, 'accepted'],
  [REPLY_BYTES.bad, 'bad'],
  [REPLY_BYTES.speaking, 'speaking'],
  [REPLY_BYTES.idle, 'idle'],
])

/** Undefined for a byte that is no reply: noise. */
export function replyOf(byte: number): Syn6288Reply | undefined {
  return REPLIES.get(byte)
}

export function replyByte(reply: Syn6288Reply): number {
  return REPLY_BYTES[reply]
}

/** `text`: at most 200 bytes in GBK, see `textParts`. */
export function speakFrame(text: Uint8Array): Uint8Array {
  return frame([SPEAK, PLAIN_GBK, ...text])
}

export function stopFrame(): Uint8Array {
  return frame([STOP])
}

export function queryFrame(): Uint8Array {
  return frame([QUERY])
}

/** Length counts what follows it, the check byte included; that is the XOR of all before it. */
function frame(body: readonly number[]): Uint8Array {
  const length = body.length + 1
  const bytes = [HEAD, length >> 8, length & 0xff, ...body]
  return Uint8Array.of(
    ...bytes,
    bytes.reduce((xor, byte) => xor ^ byte, 0),
  )
}

/**
 * A text as the module reads it, in parts of at most 200 bytes, broken after a full stop or comma where there is one.
 * Without spaces, so that 「1 号窗口」 is one word; characters it has no sound for are left out. Empty without any.
 */
export function textParts(text: string): Uint8Array[] {
  const said = Array.from(text.normalize('NFC')).filter(isSayable)
  const parts: Uint8Array[] = []
  let from = 0
  while (from < said.length) {
    const whole = fitting(said, from)
    const stop = from + whole === said.length ? whole : stopWithin(said.slice(from, from + whole))
    parts.push(encodeGbk(said.slice(from, from + stop).join('')))
    from += stop
  }
  return parts
}

const PAUSES = new Set('。！？；，、.!?;,')

function isSayable(character: string): boolean {
  return /\S/u.test(character) && (/^[!-~]$/.test(character) || isGbkCharacter(character))
}

/** How many characters from there on have room. */
function fitting(said: readonly string[], from: number): number {
  let bytes = 0
  let count = 0
  for (const character of said.slice(from)) {
    bytes += character <= '~' ? 1 : 2
    if (bytes > TEXT_MAX_BYTES) break
    count += 1
  }
  return count
}

function stopWithin(said: readonly string[]): number {
  const last = said.findLastIndex((character) => PAUSES.has(character))
  return last < 0 ? said.length : last + 1
}
