import { FRAME_MAX, PREAMBLE } from './frame.ts'

/** The part of a frame between Len and XOR: `SW1 SW2 SW3 data` of a response, `CMD PARA data` of a request. */
export type FrameBody = Uint8Array

export type FrameParser = {
  /** Takes the bytes that came off the wire; gives back every whole frame that ended in it. Never throws. */
  feed(chunk: Uint8Array): FrameBody[]
  /** Forgets a half frame: after a pause on the line, or before a new request. Wipes what it held. */
  reset(): void
  /** Bytes thrown away since the start: noise, broken frames. */
  skipped(): number
}

const HEAD = PREAMBLE.length + 2
/** A body has at least CMD PARA (request) or SW1–3 (response), and its XOR. */
const LENGTH_MIN = 3
const LENGTH_MAX = FRAME_MAX - HEAD

/**
 * Finds frames in a stream that may begin in the middle of one, carry line noise or break off. A frame whose length or
 * checksum is wrong costs one byte: the search goes on right behind its first byte, so a good frame that begins inside
 * a broken one is still found.
 */
export function createFrameParser(): FrameParser {
  const held = new Uint8Array(FRAME_MAX * 2)
  /** XOR of all bytes before each place: the sum of any frame is one step, however many seem to begin inside another. */
  const sums = new Uint8Array(held.length + 1)
  let start = 0
  let end = 0
  let skippedBytes = 0

  function append(part: Uint8Array): void {
    held.set(part, end)
    for (const byte of part) {
      sums[end + 1] = (sums[end] ?? 0) ^ byte
      end += 1
    }
  }

  /** Makes room and wipes what has been dealt with. */
  function moveUp(): void {
    if (start === 0) return
    held.copyWithin(0, start, end)
    sums.copyWithin(0, start, end + 1)
    held.fill(0, end - start, end)
    sums.fill(0, end - start + 1, end + 1)
    end -= start
    start = 0
  }

  function skip(count: number): void {
    skippedBytes += count
    start += count
  }

  function mayBeginAt(place: number): boolean {
    for (let i = 0; i < PREAMBLE.length && place + i < end; i += 1) {
      if (held[place + i] !== PREAMBLE[i]) return false
    }
    return true
  }

  function takeFrame(): FrameBody | 'wait' | 'broken' {
    const lengthAt = start + PREAMBLE.length
    if (end - start < HEAD) return 'wait'
    const length = ((held[lengthAt] ?? 0) << 8) | (held[lengthAt + 1] ?? 0)
    if (length < LENGTH_MIN || length > LENGTH_MAX) return 'broken'
    const checkAt = start + HEAD + length - 1
    if (end <= checkAt) return 'wait'
    if (((sums[checkAt] ?? 0) ^ (sums[lengthAt] ?? 0)) !== held[checkAt]) return 'broken'
    const body = held.slice(start + HEAD, checkAt)
    start = checkAt + 1
    return body
  }

  function feed(chunk: Uint8Array): FrameBody[] {
    const frames: FrameBody[] = []
    for (let offset = 0; offset < chunk.length;) {
      const part = chunk.subarray(offset, offset + held.length - end)
      append(part)
      offset += part.length
      for (let again = true; again;) {
        while (start < end && !mayBeginAt(start)) skip(1)
        const found = takeFrame()
        if (found === 'broken') skip(1)
        else if (found !== 'wait') frames.push(found)
        again = found !== 'wait'
      }
      moveUp()
    }
    return frames
  }

  return {
    feed,
    reset() {
      held.fill(0)
      sums.fill(0)
      start = 0
      end = 0
    },
    skipped: () => skippedBytes,
  }
}
