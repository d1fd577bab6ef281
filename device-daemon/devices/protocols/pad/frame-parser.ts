import type { PadPress } from '#daemon/devices/ports.ts'
import { FRAME_MAX_BYTES, type FrameProfile, placesOf } from './frame-profile.ts'
import type { PressParser, Unexplained } from './press-parser.ts'

/**
 * Finds frames in bytes as they come. Every byte is asked whether a whole frame ends with it, from any beginning:
 * noise, half a frame or a length that lies can make nothing wait, and the next good frame is heard with its last byte.
 */
export function openFrameParser(profile: FrameProfile, unexplained: Unexplained = () => {}): PressParser {
  const held = new Uint8Array(FRAME_MAX_BYTES)
  let size = 0
  /** No frame begins with these any more. */
  let passed: number[] = []

  const passOver = (bytes: Uint8Array) => {
    const all = Uint8Array.of(...passed, ...bytes)
    passed = []
    if (all.length > 0) unexplained(all)
  }
  const push = (byte: number) => {
    if (size === FRAME_MAX_BYTES) {
      passed.push(held[0] ?? 0)
      held.copyWithin(0, 1)
      size -= 1
    }
    if (passed.length === FRAME_MAX_BYTES) passOver(new Uint8Array())
    held[size] = byte
    size += 1
  }
  const take = (byte: number): PadPress[] => {
    push(byte)
    for (let start = 0; start < size; start += 1) {
      if (!beginsAt(held, start, profile.header) || !isFrame(held.subarray(start, size), profile)) continue
      const frame = held.slice(start, size)
      passOver(held.subarray(0, start))
      size = 0
      const pressed = pressOf(frame, profile)
      if (pressed.length === 0) passOver(frame)
      return pressed
    }
    return []
  }

  return {
    feed(piece) {
      const pressed: PadPress[] = []
      for (const byte of piece) pressed.push(...take(byte))
      return pressed
    },
    reset() {
      passOver(held.subarray(0, size))
      size = 0
    },
  }
}

function beginsAt(bytes: Uint8Array, start: number, header: readonly number[]): boolean {
  for (let i = 0; i < header.length; i += 1) if (bytes[start + i] !== header[i]) return false
  return true
}

/** Whether it is exactly one frame, from header to tail. */
function isFrame(bytes: Uint8Array, profile: FrameProfile): boolean {
  const { header, length, always, tail } = profile
  if (bytes.length !== lengthOf(bytes, length)) return false
  const end = bytes.length - tail.length - (profile.checksum.at === 'none' ? 0 : 1)
  return (
    placesOf(profile).every(({ byteAt }) => byteAt < end) &&
    header.every((byte, i) => bytes[i] === byte) &&
    tail.every((byte, i) => bytes[bytes.length - tail.length + i] === byte) &&
    always.every(({ byteAt, value }) => bytes[byteAt] === value) &&
    isChecked(bytes, end, profile.checksum)
  )
}

/** How long the frame that begins there says it is; undefined where two lengths differ. */
function lengthOf(bytes: Uint8Array, length: FrameProfile['length']): number | undefined {
  if (length.at === 'fixed') return length.bytes
  const counted = bytes[length.byteAt]
  if (counted === undefined) return undefined
  if (length.againAt !== null && bytes[length.againAt] !== counted) return undefined
  return counted + length.uncounted
}

function isChecked(bytes: Uint8Array, end: number, checksum: FrameProfile['checksum']): boolean {
  if (checksum.at === 'none') return true
  const covered = bytes.slice(checksum.from, end)
  const sum =
    checksum.at === 'sum'
      ? covered.reduce((total, byte) => (total + byte) & 0xff, 0)
      : covered.reduce((total, byte) => total ^ byte, 0)
  return bytes[end] === sum
}

/** Nothing for a key that is not in the map. */
function pressOf(frame: Uint8Array, { keyAt, addressAt, keys }: FrameProfile): PadPress[] {
  const key = keys[String(frame[keyAt])]
  const address = addressAt === null ? null : (frame[addressAt] ?? null)
  return key === undefined ? [] : [{ key, address }]
}
