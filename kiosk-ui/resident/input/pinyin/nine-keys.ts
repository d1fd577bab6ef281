/** The letters of a telephone's keys, from 2 to 9. */
export const NINE_KEYS = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'] as const

const keyOf = new Map(NINE_KEYS.flatMap((letters, i) => Array.from(letters, (letter) => [letter, i + 2])))

/** The keys that spell capital letters, as digits: DIBAO is 34226. */
export function keysOf(letters: string): string {
  return Array.from(letters, (letter) => keyOf.get(letter) ?? '').join('')
}
