import type { RealtimeQuery } from './status.ts'
import { gbkCharacter } from './gbk.ts'

/** Something in the byte stream that wants an answer. */
export type EscposRequest =
  | { at: 'realtime'; query: RealtimeQuery }
  | { at: 'automatic'; mask: number }
  | { at: 'process-id'; id: string }
  | { at: 'fence' }

export type QrCorrection = 'L' | 'M' | 'Q' | 'H'

/** One instruction of the stream, its arguments checked, before it has any effect. */
export type Instruction =
  | { at: 'character'; character: string }
  | { at: 'line-feed' }
  | { at: 'reset' }
  | { at: 'chinese'; mode: 'on' | 'off' }
  | { at: 'align'; align: 'left' | 'center' | 'right' }
  | { at: 'bold'; bold: boolean }
  | { at: 'size'; width: number; height: number }
  | { at: 'line-spacing'; dots: number | 'default' }
  | { at: 'feed-lines'; lines: number }
  | { at: 'feed-dots'; dots: number }
  | { at: 'cut'; partial: boolean; feedDots: number }
  | { at: 'qr-model' }
  | { at: 'qr-module'; dots: number }
  | { at: 'qr-correction'; correction: QrCorrection }
  | { at: 'qr-store'; data: Uint8Array }
  | { at: 'qr-print' }
  | { at: 'raster'; width: number; height: number; rows: Uint8Array }
  /** Three bytes a column of 24 dots. */
  | { at: 'bit-image'; columns: Uint8Array }
  | { at: 'request'; request: EscposRequest }
  | { at: 'unknown'; why: string }

/**
 * `length` ≥ 1 bytes belong to the instruction, of which some may still have to come where it is passed over anyway;
 * `incomplete` = more bytes must come before anyone can tell.
 */
export type Reading = { at: 'read'; length: number; instruction: Instruction } | { at: 'incomplete' }

/** What a kiosk printer takes as one image: 72 bytes across and half a metre. More would only pile up. */
const RASTER_MAX_BYTES = 72 * 4096

const INCOMPLETE: Reading = { at: 'incomplete' }

/** Reads the instruction at the head of `bytes` (at least one byte). */
export function readInstruction(bytes: Uint8Array, chinese: 'on' | 'off'): Reading {
  const [first = 0] = bytes
  if (first >= 0x20 && first <= 0x7e) {
    return read(1, { at: 'character', character: String.fromCharCode(first) })
  }
  if (first === 0x0a) return read(1, { at: 'line-feed' })
  if (first >= 0x80) return readHigh(bytes, chinese)
  if (first === 0x10) return readDle(bytes)
  if (first === 0x1b) return readEsc(bytes)
  if (first === 0x1c) return readFs(bytes)
  if (first === 0x1d) return readGs(bytes)
  return unknown(1, 'control byte without a meaning')
}

function readHigh(bytes: Uint8Array, chinese: 'on' | 'off'): Reading {
  const [lead = 0, trail] = bytes
  if (chinese === 'off') return unknown(1, 'byte above 7F while Chinese mode is off')
  if (lead === 0x80 || lead === 0xff) return unknown(1, 'not the first byte of a GBK pair')
  if (trail === undefined) return INCOMPLETE
  if (trail < 0x40 || trail === 0x7f || trail === 0xff) return unknown(1, 'GBK pair without its second byte')
  const character = gbkCharacter(lead, trail)
  if (character === null) return unknown(2, 'GBK pair without a glyph')
  return read(2, { at: 'character', character })
}

function readDle(bytes: Uint8Array): Reading {
  const [, command, n] = bytes
  if (command === undefined) return INCOMPLETE
  if (command !== 0x04) return unknown(2, 'only DLE EOT is understood')
  if (n === undefined) return INCOMPLETE
  if (n !== 1 && n !== 2 && n !== 3 && n !== 4) return unknown(3, 'DLE EOT n with n outside 1–4')
  return read(3, { at: 'request', request: { at: 'realtime', query: n } })
}

function readEsc(bytes: Uint8Array): Reading {
  const [, command, n] = bytes
  if (command === undefined) return INCOMPLETE
  if (command === 0x40) return read(2, { at: 'reset' })
  if (command === 0x32) return read(2, { at: 'line-spacing', dots: 'default' })
  if (command === 0x2a) return readBitImage(bytes)
  const argument = ESC_WITH_ONE_ARGUMENT.get(command)
  if (argument === undefined) return unknown(2, 'ESC command that is not understood')
  return n === undefined ? INCOMPLETE : read(3, argument(n))
}

/** ESC * m nL nH: 24 dots high and as dense as characters (m = 33). */
function readBitImage(bytes: Uint8Array): Reading {
  const [, , mode, low, high] = bytes
  if (mode === undefined || low === undefined || high === undefined) return INCOMPLETE
  if (mode !== 33) return unknown(3, 'ESC * of another density than 33')
  const length = 5 + (low + high * 256) * 3
  if (length > RASTER_MAX_BYTES) return unknown(length, 'ESC * with more dots than a printer takes')
  if (bytes.length < length) return INCOMPLETE
  return read(length, { at: 'bit-image', columns: bytes.slice(5, length) })
}

const ALIGNMENTS = ['left', 'center', 'right'] as const

const ESC_WITH_ONE_ARGUMENT = new Map<number, (n: number) => Instruction>([
  [0x33, (n) => ({ at: 'line-spacing', dots: n })],
  [0x45, (n) => (n <= 1 ? { at: 'bold', bold: n === 1 } : wrong('ESC E n with n outside 0–1'))],
  [0x4a, (n) => ({ at: 'feed-dots', dots: n })],
  [0x64, (n) => ({ at: 'feed-lines', lines: n })],
  [
    0x61,
    (n) => {
      const align = ALIGNMENTS[n >= 0x30 ? n - 0x30 : n]
      return align === undefined ? wrong('ESC a n with n outside 0–2') : { at: 'align', align }
    },
  ],
])

function readFs(bytes: Uint8Array): Reading {
  const [, command] = bytes
  if (command === undefined) return INCOMPLETE
  if (command === 0x26) return read(2, { at: 'chinese', mode: 'on' })
  if (command === 0x2e) return read(2, { at: 'chinese', mode: 'off' })
  return unknown(2, 'FS command that is not understood')
}

function readGs(bytes: Uint8Array): Reading {
  const [, command, n] = bytes
  if (command === undefined) return INCOMPLETE
  if (command === 0x28) return readGsParenthesis(bytes)
  if (command === 0x76) return readRaster(bytes)
  if (command !== 0x21 && command !== 0x56 && command !== 0x61 && command !== 0x72) {
    return unknown(2, 'GS command that is not understood')
  }
  if (n === undefined) return INCOMPLETE
  if (command === 0x56) return readCut(bytes, n)
  if (command === 0x61) return read(3, { at: 'request', request: { at: 'automatic', mask: n } })
  if (command === 0x72) {
    return n === 1 || n === 0x31
      ? read(3, { at: 'request', request: { at: 'fence' } })
      : unknown(3, 'GS r n with n other than 1')
  }
  return (n & 0x88) === 0
    ? read(3, { at: 'size', width: (n >> 4) + 1, height: (n & 7) + 1 })
    : unknown(3, 'GS ! n with a multiple above 8')
}

function readCut(bytes: Uint8Array, m: number): Reading {
  if (m === 0 || m === 0x30) return read(3, { at: 'cut', partial: false, feedDots: 0 })
  if (m === 1 || m === 0x31) return read(3, { at: 'cut', partial: true, feedDots: 0 })
  if (m !== 0x41 && m !== 0x42) return unknown(3, 'GS V m that is not understood')
  const feedDots = bytes[3]
  return feedDots === undefined ? INCOMPLETE : read(4, { at: 'cut', partial: m === 0x42, feedDots })
}

/** GS ( X pL pH …: the length is declared, so that even an unknown function is skipped as a whole. */
function readGsParenthesis(bytes: Uint8Array): Reading {
  const [, , letter, low, high] = bytes
  if (letter === undefined || low === undefined || high === undefined) return INCOMPLETE
  const length = 5 + low + high * 256
  if (bytes.length < length) return INCOMPLETE
  const body = bytes.subarray(5, length)
  if (letter === 0x6b) return read(length, readQr(body))
  if (letter === 0x48) return read(length, readResponseRequest(body))
  return unknown(length, 'GS ( function that is not understood')
}

const CORRECTIONS: readonly QrCorrection[] = ['L', 'M', 'Q', 'H']

function readQr(body: Uint8Array): Instruction {
  const [kind, fn, n = -1] = body
  if (kind !== 0x31) return wrong('GS ( k for a symbol other than QR')
  if (fn === 0x41 && n === 0x32 && body.length === 4) return { at: 'qr-model' }
  if (fn === 0x43 && n >= 1 && n <= 16 && body.length === 3) return { at: 'qr-module', dots: n }
  const correction = CORRECTIONS[n - 0x30]
  if (fn === 0x45 && correction !== undefined && body.length === 3) return { at: 'qr-correction', correction }
  if (fn === 0x50 && n === 0x30 && body.length > 3) return { at: 'qr-store', data: body.slice(3) }
  if (fn === 0x51 && n === 0x30 && body.length === 3) return { at: 'qr-print' }
  return wrong('QR function that is not understood')
}

function readResponseRequest(body: Uint8Array): Instruction {
  const [fn, m, ...id] = body
  if (fn !== 0x30 || m !== 0x30 || id.length !== 4) return wrong('GS ( H function that is not understood')
  if (!id.every((byte) => byte >= 0x20 && byte <= 0x7e)) return wrong('process id outside 20–7E')
  return { at: 'request', request: { at: 'process-id', id: String.fromCharCode(...id) } }
}

function readRaster(bytes: Uint8Array): Reading {
  const [, , zero, mode, xLow, xHigh, yLow, yHigh] = bytes
  if (zero !== undefined && zero !== 0x30) return unknown(3, 'GS v that is not GS v 0')
  if (mode === undefined || xLow === undefined || xHigh === undefined) return INCOMPLETE
  if (yLow === undefined || yHigh === undefined) return INCOMPLETE
  const rowBytes = xLow + xHigh * 256
  const height = yLow + yHigh * 256
  const length = 8 + rowBytes * height
  if (length > RASTER_MAX_BYTES) return unknown(length, 'GS v 0 with more dots than a printer takes')
  if (bytes.length < length) return INCOMPLETE
  if (mode !== 0 && mode !== 0x30) return unknown(length, 'GS v 0 with stretched dots')
  return read(length, { at: 'raster', width: rowBytes * 8, height, rows: bytes.slice(8, length) })
}

function read(length: number, instruction: Instruction): Reading {
  return { at: 'read', length, instruction }
}

function unknown(length: number, why: string): Reading {
  return read(length, wrong(why))
}

function wrong(why: string): Instruction {
  return { at: 'unknown', why }
}
