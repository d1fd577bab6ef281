import type { PrinterCondition } from '#daemon/devices/ports.ts'
import type { ProcessId } from './confirmation.ts'

/** n of DLE EOT n: 1 printer, 2 why offline, 3 error, 4 paper. */
export type RealtimeQuery = 1 | 2 | 3 | 4

/** DLE EOT n: answered at once, whatever the printer is doing, unless it cannot answer at all. */
export function realtimeRequest(query: RealtimeQuery): Uint8Array {
  return Uint8Array.of(0x10, 0x04, query)
}

/** GS a: from now on the printer reports online/offline, error and paper changes by itself (and once at once). */
export function automaticStatusRequest(): Uint8Array {
  return Uint8Array.of(0x1d, 0x61, 0x0e)
}

export type AutomaticStatus = readonly [number, number, number, number]

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

/** `monotonic` is the clock's, in ms; half a frame older than 500 ms is noise. */
export function openDemultiplexer(monotonic: () => number): Demultiplexer {
  void monotonic
  return { expectRealtime: () => {}, expectFence: () => {}, forget: () => {}, feed: () => [] }
}

/** What is known of the printer, from either way of asking; a query not answered is left out. */
export type PrinterStatus =
  | { at: 'realtime'; bytes: Partial<Record<RealtimeQuery, number>> }
  | { at: 'automatic'; bytes: AutomaticStatus }
  | { at: 'fence'; byte: number }

/**
 * The printer's own words about itself; empty = all well. `offline` only where nothing more exact explains it,
 * `near-end` only while there is paper.
 */
export function conditionsOf(status: PrinterStatus): PrinterCondition[] {
  void status
  return []
}
