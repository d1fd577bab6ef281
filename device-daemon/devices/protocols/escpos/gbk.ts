/*
 * GBK as printers have it: pairs of bytes, no four-byte codes and no private characters. Node's decoder knows the pairs
 * (Encoding Standard, gb18030); the table is made of it in some milliseconds, when the first text comes.
 */

const LEADS = { from: 0x81, to: 0xfe } as const
const TRAILS = Array.from({ length: 0xff - 0x40 }, (_, n) => 0x40 + n).filter((byte) => byte !== 0x7f)

/** GBK's areas for private characters decode to Unicode's; printers' fonts leave them empty. */
const PRIVATE = /\p{Co}/u
/** Private in GBK, with a place in Unicode since; and the euro sign, which a printer has as one byte or not at all. */
const LATER = /[\ufe10-\ufe19\u9fb4-\u9fbb\u20ac]/

const decoder = new TextDecoder('gbk')
let pairs: Uint16Array | null = null

/** The pair of a character as one number, the first byte its higher half; null where GBK has none with a glyph. */
export function gbkPair(character: string): number | null {
  pairs ??= everyPair()
  return (character.length === 1 && pairs[character.charCodeAt(0)]) || null
}

/** The character of a pair; null where it has no glyph. */
export function gbkCharacter(lead: number, trail: number): string | null {
  const character = decoder.decode(Uint8Array.of(lead, trail))
  return gbkPair(character) === ((lead << 8) | trail) ? character : null
}

/** By UTF-16 code, 0 for none. */
function everyPair(): Uint16Array {
  const all = new Uint16Array(0x1_00_00)
  for (let lead: number = LEADS.from; lead <= LEADS.to; lead++) {
    const bytes = Uint8Array.from(TRAILS.flatMap((trail) => [lead, trail]))
    for (const [n, character] of Array.from(decoder.decode(bytes)).entries()) {
      if (PRIVATE.test(character) || LATER.test(character)) continue
      const code = character.charCodeAt(0)
      // Two pairs have the same character; the one with the lower number is the usual one.
      all[code] ||= (lead << 8) | (TRAILS[n] ?? 0)
    }
  }
  return all
}
