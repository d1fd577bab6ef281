import type { PrinterCondition } from '#daemon/devices/ports.ts'

/** n of DLE EOT n: 1 printer, 2 why offline, 3 error, 4 paper. */
export type RealtimeQuery = 1 | 2 | 3 | 4

/** DLE EOT n: answered at once, also while the printer works, unless it cannot answer at all. */
export function realtimeRequest(query: RealtimeQuery): Uint8Array {
  return Uint8Array.of(0x10, 0x04, query)
}

/** GS a: from now on the printer reports online/offline, error and paper changes by itself (and once at once). */
export function automaticStatusRequest(): Uint8Array {
  return Uint8Array.of(0x1d, 0x61, 0x0e)
}

/** The four bytes that a printer sends by itself after GS a. */
export type AutomaticStatus = readonly [number, number, number, number]

/** What is known of the printer, from any way of asking; a query not answered is left out. */
export type PrinterStatus =
  | { at: 'realtime'; bytes: Partial<Record<RealtimeQuery, number>> }
  | { at: 'automatic'; bytes: AutomaticStatus }
  | { at: 'fence'; byte: number }

/**
 * The printer's own words about itself; empty = all well. `offline` only where nothing more exact explains it,
 * `near-end` only while there is paper.
 */
export function conditionsOf(status: PrinterStatus): PrinterCondition[] {
  switch (status.at) {
    case 'realtime':
      return ofRealtime(status.bytes)
    case 'automatic':
      return ofAutomatic(status.bytes)
    case 'fence':
      return inOrder({ paperOut: has(status.byte, 0x0c), nearEnd: has(status.byte, 0x03) })
  }
}

// Bits by the manuals' tables of DLE EOT and GS a.
function ofRealtime(bytes: Partial<Record<RealtimeQuery, number>>): PrinterCondition[] {
  const { 1: printer = 0, 2: cause = 0, 3: error = 0, 4: paper = 0 } = bytes
  return inOrder({
    paperOut: has(paper, 0x60) || has(cause, 0x20),
    nearEnd: has(paper, 0x0c),
    coverOpen: has(cause, 0x04),
    cutter: has(error, 0x08),
    error: has(error, 0x64) || has(cause, 0x40),
    offline: has(printer, 0x28),
  })
}

function ofAutomatic([printer, error, paper]: AutomaticStatus): PrinterCondition[] {
  return inOrder({
    paperOut: has(paper, 0x0c),
    nearEnd: has(paper, 0x03),
    coverOpen: has(printer, 0x20),
    cutter: has(error, 0x08),
    error: has(error, 0x64),
    offline: has(printer, 0x08) || has(error, 0x01),
  })
}

type Facts = Partial<Record<'paperOut' | 'nearEnd' | 'coverOpen' | 'cutter' | 'error' | 'offline', boolean>>

function inOrder(facts: Facts): PrinterCondition[] {
  const found: PrinterCondition[] = []
  if (facts.paperOut === true) found.push('paper-out')
  if (facts.coverOpen === true) found.push('cover-open')
  // The summary error bit is set with a cutter error too.
  if (facts.cutter === true) found.push('cutter')
  else if (facts.error === true) found.push('error')
  if (facts.offline === true && found.length === 0) found.push('offline')
  if (facts.nearEnd === true && facts.paperOut !== true) found.push('near-end')
  return found
}

function has(byte: number, mask: number): boolean {
  return (byte & mask) !== 0
}
