import type { ScannedCode } from '#daemon/devices/ports.ts'

/** From what a scanner sends to the codes it has scanned; each kind of scanner has one of its own. Never throws. */
export type CodeParser = {
  /** Takes the bytes that came off the wire in one piece; gives every code that ended in it. */
  feed(piece: Uint8Array): ScannedCode[]
  /** After a pause: what was begun does not go on. */
  reset(): void
}

/** No symbol holds more bytes (QR code, version 40-L). */
export const CODE_MAX_BYTES = 2953
