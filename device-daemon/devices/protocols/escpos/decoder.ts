import type { Ink } from '#contract/bench.ts'
import type { ProcessId } from './confirmation.ts'
import type { RealtimeQuery } from './status.ts'

/** Something in the byte stream that wants an answer. */
export type EscposRequest =
  | { at: 'realtime'; query: RealtimeQuery }
  | { at: 'automatic'; mask: number }
  | { at: 'process-id'; id: ProcessId }
  | { at: 'fence' }

export type Decoded = { at: 'ink'; ink: Ink } | { at: 'request'; request: EscposRequest } | { at: 'reset' }

/** The strict reader of ESC/POS: what it does not know, it reports with its offset instead of guessing. */
export type Decoder = {
  /** Chunks may be cut anywhere. */
  feed(bytes: Uint8Array): Decoded[]
  /** The job ends here: an unfinished line or sequence is reported as `unknown`. */
  end(): Decoded[]
}

/** `dots` is the printable width; a line wider than that is broken where a printer breaks it. */
export function openDecoder(dots: number): Decoder {
  void dots
  return { feed: () => [], end: () => [] }
}
