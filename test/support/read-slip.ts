import type { Ink } from '#contract/bench.ts'
import { openDecoder } from '#daemon/devices/protocols/escpos/decoder.ts'
import type { EscposRequest } from '#daemon/devices/protocols/escpos/instruction.ts'

/** A whole job as the strict decoder reads it. */
export function readJob(bytes: Uint8Array, dots: number): { inks: Ink[]; requests: EscposRequest[] } {
  const decoder = openDecoder(dots)
  const decoded = [...decoder.feed(bytes), ...decoder.end()]
  return {
    inks: decoded.flatMap((one) => (one.at === 'ink' ? [one.ink] : [])),
    requests: decoded.flatMap((one) => (one.at === 'request' ? [one.request] : [])),
  }
}

/** The words on a slip, one string a line, as a person reads them. */
export function wordsOn(inks: readonly Ink[]): string[] {
  return inks.flatMap((ink) => (ink.at === 'line' ? [ink.runs.map((run) => run.text).join('')] : []))
}

/** What the decoder did not understand; empty for a clean job. */
export function unknownIn(inks: readonly Ink[]): Ink[] {
  return inks.filter((ink) => ink.at === 'unknown' || (ink.at === 'line' && ink.overflow))
}
