/** How a scanner puts a code on its wire: pieces, each sent at once; undefined where it cannot be put at all. */
export type Speech = {
  piecesOf(text: string): Uint8Array[] | undefined
  /** Between two pieces. */
  pieceMs: number
  /** What disturbs such a line: it goes out before the code and is none. */
  noise: readonly Uint8Array[]
}

const REPORT_BYTES = 64
const DATA_AT = 5
const DATA_BYTES = 56
const MORE_AT = 63
const QR = Uint8Array.of(0x5d, 0x51, 0x31) // ]Q1

/** `02 | len | ]Q1 | data[56] | aim | reserved | b0 = more` (hardware notes, HID). */
export const hidPosSpeech: Speech = {
  pieceMs: 1, // interrupt endpoint of a full-speed device
  piecesOf(text) {
    const bytes = new TextEncoder().encode(text)
    const count = Math.max(1, Math.ceil(bytes.length / DATA_BYTES))
    return Array.from({ length: count }, (_, i) => {
      const data = bytes.subarray(i * DATA_BYTES, (i + 1) * DATA_BYTES)
      const report = new Uint8Array(REPORT_BYTES)
      report.set([0x02, data.length, ...QR])
      report.set(data, DATA_AT)
      report[MORE_AT] = i < count - 1 ? 1 : 0
      return report
    })
  },
  // Half a report, a status report of another number, and a report that says more bytes than it has.
  noise: [
    Uint8Array.of(0x02, 0x05, ...QR),
    Uint8Array.of(0x04, ...new Uint8Array(REPORT_BYTES - 1)),
    Uint8Array.of(0x02, 0xff, ...QR, ...new Uint8Array(REPORT_BYTES - 5)),
  ],
}

const LEFT_SHIFT = 0x02
const ENTER = 0x28
const CAPS_LOCK = 0x39
const ROLL_OVER = Uint8Array.of(0, 0, 1, 1, 1, 1, 1, 1)

/** Keys of an American keyboard in the order of their usages, without and with Shift. */
const ROWS: readonly [firstUsage: number, plain: string, shifted: string][] = [
  [0x04, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  [0x1e, '1234567890', '!@#$%^&*()'],
  [0x2c, ' -=[]\\', ' _+{}|'],
  [0x33, ";'`,./", ':"~<>?'],
]

/** Types like a person with quick fingers: each key down and up, Enter behind. */
export const keyboardSpeech: Speech = {
  pieceMs: 2,
  piecesOf(text) {
    const keys = Array.from(text, keyOf)
    const typed = keys.flatMap((key) => (key === undefined ? [] : stroke(key.usage, key.modifiers)))
    return keys.includes(undefined) ? undefined : [...typed, ...stroke(ENTER, 0)]
  },
  noise: [Uint8Array.of(0, 0, 0x04), ROLL_OVER, ...stroke(CAPS_LOCK, 0), ...stroke(CAPS_LOCK, 0)],
}

function keyOf(character: string): { usage: number; modifiers: number } | undefined {
  for (const [first, plain, shifted] of ROWS) {
    const at = plain.indexOf(character)
    if (at >= 0) return { usage: first + at, modifiers: 0 }
    const shiftedAt = shifted.indexOf(character)
    if (shiftedAt >= 0) return { usage: first + shiftedAt, modifiers: LEFT_SHIFT }
  }
  return undefined
}

function stroke(usage: number, modifiers: number): Uint8Array[] {
  return [Uint8Array.of(modifiers, 0, usage, 0, 0, 0, 0, 0), new Uint8Array(8)]
}

const LINE_CHUNK = 16 // what a USB serial adapter hands over at a time

/** A line of text, ended by CR LF as scanners come from the factory. */
export const lineSpeech: Speech = {
  pieceMs: 2,
  piecesOf(text) {
    const bytes = new TextEncoder().encode(`${text}\r\n`)
    return Array.from({ length: Math.ceil(bytes.length / LINE_CHUNK) }, (_, i) =>
      bytes.slice(i * LINE_CHUNK, (i + 1) * LINE_CHUNK),
    )
  },
  // The end of a line whose beginning was not heard, and control bytes of a modem's chatter.
  noise: [Uint8Array.of(0x00, 0xff, 0x07, 0x41, 0x0d), Uint8Array.of(0x0d, 0x0a, 0x1b, 0x5b, 0x0a)],
}
