import type { PadPress } from '#daemon/devices/ports.ts'

/** Told of bytes that are no press and never will be, once that is certain. */
export type Unexplained = (bytes: Uint8Array) => void

/** Finds presses in what comes from a pad, in any of its formats. */
export type PressParser = {
  /** Takes the bytes that came off the wire in one piece; gives every press that ended in it. */
  feed(piece: Uint8Array): PadPress[]
  /** After a pause: what was begun does not go on. */
  reset(): void
}
