/** How many running numbers a 查询码 tells apart; none begins with a zero, which is slow to type after another one. */
const PLACES = 9_000
const FIRST = 1_000

/** 查询码: four digits of the running number, and as many as `digits` drawn by chance from a secret token. */
export const queryCode = (ordinal: number, token: string, digits: 4 | 6): string =>
  `${FIRST + (ordinal % PLACES)}${String(stirred(token) % 10 ** digits).padStart(digits, '0')}`

/** FNV-1a with 32 bits: every character of the token counts. */
const stirred = (token: string): number => {
  let hash = 0x81_1c_9d_c5
  for (let i = 0; i < token.length; i++) hash = Math.imul(hash ^ token.charCodeAt(i), 0x01_00_01_93)
  return hash >>> 0
}
