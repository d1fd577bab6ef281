import { FRAME_MAX, PREAMBLE, xor } from './frame.ts'

/** The part of a frame between Len and XOR: `SW1 SW2 SW3 data` of a response, `CMD PARA data` of a request. */
export type FrameBody = Uint8Array

export type FrameParser = {
  /** Takes whatever came off the wire; gives back every whole frame that ended in it. Never throws. */
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
  let size = 0
  let skippedBytes = 0

  function drop(count: number): void {
    held.copyWithin(0, count, size)
    held.fill(0, size - count, size)
    size -= count
  }

  function skip(count: number): void {
    skippedBytes += count
    drop(count)
  }

  /** Bytes before the next place where a frame may begin. */
  function untilPreamble(): number {
    for (let start = 0; start < size; start++) {
      if (PREAMBLE.every((byte, i) => start + i >= size || held[start + i] === byte)) return start
    }
    return size
  }

  function takeFrame(): FrameBody | 'wait' | 'broken' {
    if (size < HEAD) return 'wait'
    const length = ((held[PREAMBLE.length] ?? 0) << 8) | (held[PREAMBLE.length + 1] ?? 0)
    if (length < LENGTH_MIN || length > LENGTH_MAX) return 'broken'
    const end = HEAD + length
    if (size < end) return 'wait'
    if (xor(held.subarray(PREAMBLE.length, end - 1)) !== held[end - 1]) return 'broken'
    const body = held.slice(HEAD, end - 1)
    drop(end)
    return body
  }

  function feed(chunk: Uint8Array): FrameBody[] {
    const frames: FrameBody[] = []
    for (let offset = 0; offset < chunk.length;) {
      const part = chunk.subarray(offset, offset + held.length - size)
      held.set(part, size)
      size += part.length
      offset += part.length
      for (let again = true; again;) {
        skip(untilPreamble())
        const found = takeFrame()
        if (found === 'broken') skip(1)
        else if (found !== 'wait') frames.push(found)
        again = found !== 'wait'
      }
    }
    return frames
  }

  return {
    feed,
    reset: () => drop(size),
    skipped: () => skippedBytes,
  }
}
