/**
 * SDT / SAM-V frames between host and ID-card module, as public manuals give them.
 * Request  `AA AA AA 96 69 | LenH LenL | CMD PARA data | XOR`
 * Response `AA AA AA 96 69 | LenH LenL | SW1 SW2 SW3 data | XOR`
 * Len counts every byte after Len, XOR included; XOR covers LenH through the last data byte.
 */
export const PREAMBLE: readonly number[] = [0xaa, 0xaa, 0xaa, 0x96, 0x69]

/** Longest answer known: text, photo and fingerprint, 2321 bytes in all. */
export const FRAME_MAX = 2321

/** Commands as `CMD PARA` pairs. */
export const COMMAND = {
  reset: [0x10, 0xff],
  samStatus: [0x11, 0xff],
  samId: [0x12, 0xff],
  find: [0x20, 0x01],
  select: [0x20, 0x02],
  readTextAndPhoto: [0x30, 0x01],
  /** IIN, SN and DN of the chip: tells whether the same card still lies there. */
  readSerial: [0x30, 0x05],
} as const
export type CommandName = keyof typeof COMMAND

/** SW3. For 31, 41, 47 and 81, SW1 and SW2 carry the card's own words, so only SW3 tells. */
export const STATUS = {
  ok: 0x90,
  itemEmpty: 0x91,
  found: 0x9f,
  checksum: 0x10,
  length: 0x11,
  command: 0x21,
  noPrivilege: 0x23,
  unknown: 0x24,
  cardRejectsSam: 0x31,
  samRejectsCard: 0x32,
  verify: 0x33,
  wrongCard: 0x40,
  readFail: 0x41,
  random: 0x47,
  selfTest: 0x60,
  unauthorised: 0x66,
  notFound: 0x80,
  selectFail: 0x81,
} as const

/** A whole request frame. */
export function request(name: CommandName): Uint8Array {
  return frame([...COMMAND[name]])
}

/** A whole response frame, for the simulator. */
export function response(
  sw: readonly [number, number, number],
  data: Uint8Array = new Uint8Array(),
): Uint8Array {
  return frame([...sw, ...data])
}

function frame(body: readonly number[]): Uint8Array {
  const length = body.length + 1
  const bytes = Uint8Array.from([...PREAMBLE, length >> 8, length & 0xff, ...body, 0])
  bytes[bytes.length - 1] = xor(bytes.subarray(PREAMBLE.length, -1))
  return bytes
}

function xor(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0)
}
