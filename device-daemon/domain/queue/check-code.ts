const CODES = 10_000 // four digits: few enough to copy by hand

// FNV-1a, 32 bits: stirs every character of the token into the code.
const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

/**
 * 查询码: four digits that stand beside the number on the slip, so that a person who types a number shows that the slip
 * is theirs. Always the same for a token. No secret: it keeps typing errors and idle curiosity from another person's
 * ticket, together with a limit on wrong tries; what must really be kept is guarded by the token itself.
 */
export const checkCode = (token: string): string => {
  let hash = OFFSET
  for (const character of token) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), PRIME) >>> 0
  return String(hash % CODES).padStart(4, '0')
}
