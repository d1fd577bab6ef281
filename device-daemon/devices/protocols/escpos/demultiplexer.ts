import type { ProcessId } from './confirmation.ts'
import type { AutomaticStatus, RealtimeQuery } from './status.ts'

/** One typed thing that came from the printer, in the order it came. */
export type PrinterReply =
  | { at: 'realtime'; query: RealtimeQuery; byte: number }
  | { at: 'automatic'; bytes: AutomaticStatus }
  | { at: 'process-id'; id: ProcessId }
  | { at: 'fence'; byte: number }
  | { at: 'flow'; state: 'xon' | 'xoff' }
  /** `count` bytes in a row that answer nothing that was asked, the first 64 of them in `bytes`. */
  | { at: 'noise'; bytes: readonly number[]; count: number }

/** The one owner of the read side. Never throws, for any bytes. */
export type Demultiplexer = {
  /** Call when a DLE EOT has been handed to the wire: its byte is matched to the oldest query expected. */
  expectRealtime(query: RealtimeQuery): void
  /** Call when a GS r has been handed to the wire. */
  expectFence(): void
  /** Nothing asked before is waited for any more; half a frame is dropped too. */
  forget(): void
  /** Chunks may be cut anywhere; half a frame waits for its rest. */
  feed(bytes: Uint8Array): PrinterReply[]
  /** Whether what came last may be the beginning of a longer answer. */
  expects(): 'its-rest' | 'nothing'
  /** The rest of what was begun does not come any more: its bytes are read as what else they may be. */
  giveUpRest(): PrinterReply[]
}

const NOISE_KEPT = 64
const XON = 0x11
const XOFF = 0x13
const PROCESS_ID_LENGTH = 7 // 37 22 d1 d2 d3 d4 00
const AUTOMATIC_LENGTH = 4

/**
 * Tells the answers apart by their fixed bits: DLE EOT `0xx1xx10`, automatic status `0xx1xx00` and three bytes
 * `0xx0xxxx`, GS r `0xx0xxxx`, process id 37 22, flow control 11/13.
 */
export function openDemultiplexer(): Demultiplexer {
  const queries: RealtimeQuery[] = []
  let fences = 0
  let frame: number[] = []
  let replies: PrinterReply[] = []
  /** Of the last reply, where that is noise. */
  let kept: number[] | undefined

  const reply = (next: PrinterReply) => {
    replies.push(next)
    kept = undefined
  }
  const noise = (byte: number) => {
    const last = replies.at(-1)
    if (last?.at !== 'noise' || kept === undefined) {
      kept = [byte]
      replies.push({ at: 'noise', bytes: kept, count: 1 })
      return
    }
    last.count += 1
    if (kept.length < NOISE_KEPT) kept.push(byte)
  }
  const taken = (): PrinterReply[] => {
    const found = replies
    replies = []
    kept = undefined
    return found
  }

  /** A byte outside any frame. */
  const single = (byte: number) => {
    if (byte === 0x37 || (byte & 0x93) === 0x10) {
      frame = [byte]
      return
    }
    if ((byte & 0x93) === 0x12) {
      const query = queries.shift()
      if (query === undefined) noise(byte)
      else reply({ at: 'realtime', query, byte })
      return
    }
    if ((byte & 0x90) === 0 && fences > 0) {
      fences -= 1
      reply({ at: 'fence', byte })
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
      reply({ at: 'flow', state: byte === XON ? 'xon' : 'xoff' })
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
    const whole = complete(frame)
    if (whole === undefined) return
    frame = []
    reply(whole)
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
      for (const byte of bytes) take(byte)
      return taken()
    },
    expects: () => (frame.length > 0 ? 'its-rest' : 'nothing'),
    giveUpRest() {
      // What is read again may look like a beginning once more.
      while (frame.length > 0) abandonFrame()
      return taken()
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
