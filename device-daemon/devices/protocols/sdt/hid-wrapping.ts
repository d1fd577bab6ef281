/**
 * MIAXIS MR-300 and its kind carry SDT frames in HID reports:
 * `88 00 00 | LenL LenH | B1 | <SDT frame> | SumL SumH`; Len = frame + 1, Sum = 16-bit sum from LenL on; answers begin
 * with AA in place of 88. Inferred from public drivers, not tried on the device.
 *
 * Receiving needs no unwrapping: the resynchronising parser finds the SDT frame, which has a length and a checksum of
 * its own, between this head and the padding of the last report.
 */
const HEAD = { request: 0x88, answer: 0xaa } as const
const CARRIES_SDT = 0xb1

/** Wraps one whole SDT frame; the wire cuts it into reports and pads the last one. */
export function wrapForHid(frame: Uint8Array, direction: keyof typeof HEAD): Uint8Array {
  const length = frame.length + 1
  const body = Uint8Array.of(length & 0xff, length >> 8, CARRIES_SDT, ...frame)
  const sum = body.reduce((total, byte) => (total + byte) & 0xffff, 0)
  return Uint8Array.of(HEAD[direction], 0, 0, ...body, sum & 0xff, sum >> 8)
}
