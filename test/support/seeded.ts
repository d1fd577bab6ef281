/** Numbers from 0 to 1 by mulberry32: the same ones for the same seed, so that a fault of one run is there in the next. */
export type Random = () => number

export function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number from 0 to `below` - 1. */
export function upTo(random: Random, below: number): number {
  return Math.floor(random() * below)
}

/** One of a list that is not empty. */
export function oneOf<T>(random: Random, list: readonly T[]): T {
  const chosen = list[upTo(random, list.length)]
  if (chosen === undefined) throw new Error('nothing to choose from')
  return chosen
}

/** The list itself, put in another order (Fisher and Yates). */
export function shuffled<T>(list: T[], random: Random): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = upTo(random, i + 1)
    const [a, b] = [list[i], list[j]]
    if (a === undefined || b === undefined) throw new Error('no such place')
    list[i] = b
    list[j] = a
  }
  return list
}
