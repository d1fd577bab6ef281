import type { RealtimeQuery } from '../protocols/escpos/status.ts'

/**
 * Finds DLE EOT n in bytes as they arrive, before they are queued for printing, also across chunks. Real printers
 * look no closer either: the three bytes inside an image are answered too.
 */
export function openRealtimeScanner(): (bytes: Uint8Array) => RealtimeQuery[] {
  let last = [0, 0]
  return (bytes) => {
    const found: RealtimeQuery[] = []
    for (const byte of bytes) {
      const [first, second] = last
      if (first === 0x10 && second === 0x04 && isQuery(byte)) found.push(byte)
      last = [second ?? 0, byte]
    }
    return found
  }
}

function isQuery(byte: number): byte is RealtimeQuery {
  return byte >= 1 && byte <= 4
}
