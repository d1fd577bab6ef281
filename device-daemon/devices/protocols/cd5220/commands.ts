import { encodeGbk } from '../escpos/text.ts'
import type { TwoLines } from '../customer-display/two-lines.ts'

/** Half-width columns of a line; a Chinese character takes two. */
export const COLUMNS = 20

export const ESC = 0x1b
export const CR = 0x0d
export const CLR = 0x0c
export const CAN = 0x18

/** 1 (dim) to 4. */
export type Brightness = 1 | 2 | 3 | 4

/**
 * Makes a display ready, regardless of what was sent to it before: CR ends a line that was cut off halfway, and CLR leaves the
 * mode of ESC Q, in which nothing else is obeyed. Then ESC @, no cursor, brightness.
 */
export function openingBytes(brightness: Brightness): Uint8Array {
  return Uint8Array.of(CR, CLR, ESC, 0x40, ESC, 0x5f, 0, ESC, 0x2a, brightness)
}

/** Both lines of 20 columns, each written over what stood there. */
export function linesBytes([upper, lower]: TwoLines): Uint8Array {
  return Uint8Array.of(ESC, 0x51, 0x41, ...encodeGbk(upper), CR, ESC, 0x51, 0x42, ...encodeGbk(lower), CR)
}
