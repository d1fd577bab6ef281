import type { PadPress } from '#daemon/devices/ports.ts'
import { FRAME_MAX_BYTES, type FrameProfile, placesOf } from './frame-profile.ts'
import type { PressParser, Unexplained } from './press-parser.ts'

/**
 * Finds frames in bytes as they come. Every byte is asked whether a whole frame ends with it, wherever that began:
 * noise, half a frame or a length that lies can make nothing wait, and the next good frame is heard with its last byte.
 */
export function openFrameParser(profile: FrameProfile, unexplained: Unexplained = () => {}): PressParser {
  let held: number[] = []
  /** No frame begins with these any more. */
  let passed: number[] = []

  const passOver = (bytes: readonly number[]) => {
    const all = [...passed, ...bytes]
    passed = []
    if (all.length > 0) unexplained(Uint8Array.from(all))
  }
  const take = (byte: number): PadPress[] => {
    held.push(byte)
    if (held.length > FRAME_MAX_BYTES) passed.push(...held.splice(0, 1))
    if (passed.length === FRAME_MAX_BYTES) passOver([])
    for (let start = 0; start < held.length; start += 1) {
      const frame = held.slice(start)
      if (!isFrame(frame, profile)) continue
      passOver(held.slice(0, start))
      held = []
      const pressed = pressOf(frame, profile)
      if (pressed.length === 0) passOver(frame)
      return pressed
    }
    return []
  }

  return {
    feed: (piece) => [...piece].flatMap(take),
    reset() {
      passOver(held)
      held = []
    },
  }
}

/** Whether it is exactly one frame, from header to tail. */
function isFrame(bytes: readonly number[], profile: FrameProfile): boolean {
  const { header, length, always, tail } = profile
  if (bytes[0] !== header[0] || bytes.length !== lengthOf(bytes, length)) return false
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
function lengthOf(bytes: readonly number[], length: FrameProfile['length']): number | undefined {
  if (length.at === 'fixed') return length.bytes
  const counted = bytes[length.byteAt]
  if (counted === undefined) return undefined
  if (length.againAt !== null && bytes[length.againAt] !== counted) return undefined
  return counted + length.uncounted
}

function isChecked(bytes: readonly number[], end: number, checksum: FrameProfile['checksum']): boolean {
  if (checksum.at === 'none') return true
  const covered = bytes.slice(checksum.from, end)
  const sum =
    checksum.at === 'sum'
      ? covered.reduce((total, byte) => (total + byte) & 0xff, 0)
      : covered.reduce((total, byte) => total ^ byte, 0)
  return bytes[end] === sum
}

/** Nothing for a key that is not in the map. */
function pressOf(frame: readonly number[], { keyAt, addressAt, keys }: FrameProfile): PadPress[] {
  const key = keys[String(frame[keyAt])]
  const address = addressAt === null ? null : (frame[addressAt] ?? null)
  return key === undefined ? [] : [{ key, address }]
}
