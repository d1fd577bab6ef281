/** Bytes that wait for the rest of what they belong to. */
type ByteQueue = {
  add(bytes: Uint8Array): void
  /** All that is there, a view that is good until the next `add`. */
  held(): Uint8Array
  /** Takes away so many from the front, or as many as there are; says how many. */
  drop(count: number): number
}

const FIRST_BYTES = 256

/** Copies each byte a few times at most, however small the pieces are in which they come. */
export function openByteQueue(): ByteQueue {
  let room = new Uint8Array(FIRST_BYTES)
  let start = 0
  let end = 0
  return {
    add(bytes) {
      const size = end - start + bytes.length
      if (end + bytes.length > room.length) {
        const next = size * 2 > room.length ? new Uint8Array(size * 2) : room
        next.set(room.subarray(start, end))
        room = next
        end -= start
        start = 0
      }
      room.set(bytes, end)
      end += bytes.length
    },
    held: () => room.subarray(start, end),
    drop(count) {
      const dropped = Math.min(count, end - start)
      start += dropped
      if (start === end) start = end = 0
      return dropped
    },
  }
}
