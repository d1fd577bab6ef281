import type { PadKey } from '#contract/pad.ts'

/** How a pad puts a press on its wire: pieces, each sent at once. */
export type PadSpeech = {
  /** In the order they stand on the device; `cap`: what is printed on them. */
  keys: readonly { key: PadKey; cap: string; pieces: readonly Uint8Array[] }[]
  /** Between two pieces. */
  pieceMs: number
  /** What disturbs such a line: it goes out before a press and is none. */
  noise: readonly Uint8Array[]
}

/**
 * `FF 68 len len 68 addr cmd data sum 16` (hardware notes, caller pads), with the codes of config/pads/frame-68.yaml.
 * `address`: of the pad on its line.
 */
export const frameSpeech = (address: number): PadSpeech => ({
  pieceMs: 3, // 10 bytes take 10 ms at 9600 baud, and arrive in about three pieces
  keys: [
    framed(address, 'next', '下一位', 1),
    framed(address, 'recall', '重呼', 2),
    framed(address, 'serve', '办理', 3),
    framed(address, 'finish', '办结', 4),
    framed(address, 'no-show', '过号', 5),
    framed(address, 'hold', '挂起', 6),
    framed(address, 'pause', '暂停', 7),
  ],
  // Half a frame, one with a wrong sum, and a length that lies.
  noise: [
    Uint8Array.of(0x00, 0xff, 0x68, 3, 3, 0x68, address),
    Uint8Array.of(0xff, 0x68, 3, 3, 0x68, address, 1, 0, 0x99, 0x16),
    Uint8Array.of(0xff, 0x68, 40, 40, 0x68),
  ],
})

function framed(address: number, key: PadKey, cap: string, command: number): PadSpeech['keys'][number] {
  const body = [address, command, 0]
  const sum = body.reduce((total, byte) => (total + byte) & 0xff, 0)
  const bytes = [0xff, 0x68, body.length, body.length, 0x68, ...body, sum, 0x16]
  return { key, cap, pieces: [0, 4, 8].map((from) => Uint8Array.from(bytes.slice(from, from + 4))) }
}

/** A numeric keypad, its keys by the usages of HID page 07. */
export const keypadSpeech: PadSpeech = {
  pieceMs: 8, // low-speed interrupt endpoint
  keys: [
    typed('pause', '/', 0x54),
    typed('hold', '*', 0x55),
    typed('no-show', '-', 0x56),
    typed('recall', '+', 0x57),
    typed('finish', '0', 0x62),
    typed('serve', '.', 0x63),
    typed('next', 'Enter', 0x58),
  ],
  // Half a report, two in one, more keys than fit, and a key without a meaning.
  noise: [
    Uint8Array.of(0, 0, 0x58),
    new Uint8Array(16),
    Uint8Array.of(0, 0, 1, 1, 1, 1, 1, 1),
    Uint8Array.of(0, 0, 0x53, 0, 0, 0, 0, 0),
    new Uint8Array(8),
  ],
}

function typed(key: PadKey, cap: string, usage: number): PadSpeech['keys'][number] {
  return { key, cap, pieces: [Uint8Array.of(0, 0, usage, 0, 0, 0, 0, 0), new Uint8Array(8)] }
}
