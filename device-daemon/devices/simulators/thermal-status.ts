import type { BenchPrinter } from '#contract/bench.ts'
import type { RealtimeQuery } from '../protocols/escpos/status.ts'

/** The parts of a printer that its sensors see. */
export type Sensed = Pick<BenchPrinter, 'paper' | 'cover' | 'line'>

/** Why the print engine stands still, if it does. */
export function blockedBy({ paper, cover, line }: Sensed): 'paper' | 'cover' | 'line' | undefined {
  if (cover === 'open') return 'cover'
  if (paper.at === 'out') return 'paper'
  return line === 'offline' ? 'line' : undefined
}

// No drawer is connected, so that its line reads high, as on most units: 16 and 14 instead of 12 and 10.
const REALTIME_IDLE = 0x16
const AUTOMATIC_IDLE = 0x14
const AUTOMATIC_LAST = 0x0f // reserved bits, set on the units whose replies are published

/** The byte a printer answers to DLE EOT n. */
export function realtimeByte(query: RealtimeQuery, sensed: Sensed): number {
  const { paper, cover } = sensed
  switch (query) {
    case 1:
      return REALTIME_IDLE | (blockedBy(sensed) === undefined ? 0 : 0x08)
    case 2:
      return 0x12 | (cover === 'open' ? 0x04 : 0) | (paper.at === 'out' ? 0x20 : 0)
    case 3:
      return 0x12
    case 4:
      return 0x12 | (paper.at === 'out' ? 0x6c : paper.at === 'near-end' ? 0x0c : 0)
  }
}

/** The four bytes of automatic status. */
export function automaticBytes(sensed: Sensed): [number, number, number, number] {
  const offline = blockedBy(sensed) === undefined ? 0 : 0x08
  const cover = sensed.cover === 'open' ? 0x20 : 0
  return [AUTOMATIC_IDLE | offline | cover, 0, paperSensorByte(sensed), AUTOMATIC_LAST]
}

/** The answer to GS r 1, and the third byte of automatic status. */
export function paperSensorByte({ paper }: Sensed): number {
  if (paper.at === 'out') return 0x0f
  return paper.at === 'near-end' ? 0x03 : 0
}
