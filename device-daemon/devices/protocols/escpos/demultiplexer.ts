import type { ProcessId } from './confirmation.ts'
import type { AutomaticStatus, RealtimeQuery } from './status.ts'

/** One typed thing that came from the printer, in the order it came. */
export type PrinterReply =
  | { at: 'realtime'; query: RealtimeQuery; byte: number }
  | { at: 'automatic'; bytes: AutomaticStatus }
  | { at: 'process-id'; id: ProcessId }
  | { at: 'fence'; byte: number }
  | { at: 'flow'; state: 'xon' | 'xoff' }
  /** Bytes that answer nothing that was asked. */
  | { at: 'noise'; bytes: readonly number[] }

/** The one owner of the read side. Never throws, whatever comes. */
export type Demultiplexer = {
  /** Call when a DLE EOT has been handed to the wire: its byte is matched to the oldest query expected. */
  expectRealtime(query: RealtimeQuery): void
  /** Call when a GS r has been handed to the wire. */
  expectFence(): void
  /** Nothing asked before is waited for any more; half a frame is dropped too. */
  forget(): void
  /** Chunks may be cut anywhere; half a frame waits for its rest, but not for ever. */
  feed(bytes: Uint8Array): PrinterReply[]
}

const HALF_FRAME_MS = 500 // 7 bytes take 8 ms at 9600 baud; a USB bridge may hold a chunk back for some tens more
const XON = 0x11
const XOFF = 0x13
const PROCESS_ID_LENGTH = 7 // 37 22 d1 d2 d3 d4 00
const AUTOMATIC_LENGTH = 4

/**
 * Tells the answers apart by their fixed bits: DLE EOT `0xx1xx10`, automatic status `0xx1xx00` and three bytes
 * `0xx0xxxx`, GS r `0xx0xxxx`, process id 37 22, flow control 11/13. `monotonic` is the clock's, in ms.
 */
export function openDemultiplexer(monotonic: () => number): Demultiplexer {
  const queries: RealtimeQuery[] = []
  let fences = 0
  let frame: number[] = []
  let frameSince = 0
  let replies: PrinterReply[] = []

  const noise = (...bytes: number[]) => {
    const last = replies.at(-1)
    if (last?.at === 'noise') replies[replies.length - 1] = { at: 'noise', bytes: [...last.bytes, ...bytes] }
    else if (bytes.length > 0) replies.push({ at: 'noise', bytes })
  }

  const beginFrame = (byte: number) => {
    frame = [byte]
    frameSince = monotonic()
  }

  /** A byte outside any frame. */
  const single = (byte: number) => {
    if (byte === 0x37 || (byte & 0x93) === 0x10) {
      beginFrame(byte)
      return
    }
    if ((byte & 0x93) === 0x12) {
      const query = queries.shift()
      if (query === undefined) noise(byte)
      else replies.push({ at: 'realtime', query, byte })
      return
    }
    if ((byte & 0x90) === 0 && fences > 0) {
      fences -= 1
      replies.push({ at: 'fence', byte })
      return
    }
    noise(byte)
  }

  /** The half frame was none: its first byte is noise, the rest is read again. */
  const abandonFrame = () => {
    const [first = 0, ...rest] = frame
    frame = []
    noise(first)
    for (const byte of rest) take(byte)
  }

  const take = (byte: number): void => {
    if (byte === XON || byte === XOFF) {
      replies.push({ at: 'flow', state: byte === XON ? 'xon' : 'xoff' })
      return
    }
    if (frame.length === 0) {
      single(byte)
      return
    }
    if (!continues(frame, byte)) {
      abandonFrame()
      take(byte)
      return
    }
    frame.push(byte)
    const reply = complete(frame)
    if (reply === undefined) return
    frame = []
    replies.push(reply)
  }

  return {
    expectRealtime(query) {
      queries.push(query)
    },
    expectFence() {
      fences += 1
    },
    forget() {
      queries.length = 0
      fences = 0
      frame = []
    },
    feed(bytes) {
      if (frame.length > 0 && monotonic() - frameSince > HALF_FRAME_MS) abandonFrame()
      for (const byte of bytes) take(byte)
      const found = replies
      replies = []
      return found
    },
  }
}

/** Whether `byte` can follow in a frame that began with a process id header or an automatic status byte. */
function continues(frame: readonly number[], byte: number): boolean {
  if (frame[0] !== 0x37) return (byte & 0x90) === 0
  if (frame.length === 1) return byte === 0x22
  if (frame.length === PROCESS_ID_LENGTH - 1) return byte === 0x00
  return byte >= 0x20 && byte <= 0x7e
}

function complete(frame: readonly number[]): PrinterReply | undefined {
  if (frame[0] === 0x37) {
    if (frame.length < PROCESS_ID_LENGTH) return undefined
    return { at: 'process-id', id: String.fromCharCode(...frame.slice(2, 6)) }
  }
  const [first = 0, second = 0, third = 0, fourth = 0] = frame
  if (frame.length < AUTOMATIC_LENGTH) return undefined
  return { at: 'automatic', bytes: [first, second, third, fourth] }
}
