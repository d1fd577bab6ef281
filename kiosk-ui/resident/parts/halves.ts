/** How many lines something takes: beside another, and over the whole breadth. */
export type Room = { beside: number; alone: number }

/** Two in a row are no higher, in lines: beside a long text the other half stays empty. */
const HIGHEST = 8

/**
 * Which stand two in a row: neighbours whose row takes less room than one below the other. Counted in characters of
 * normal type.
 */
export function halvesOf<One>(ones: readonly One[], roomFor: (one: One) => Room): ReadonlySet<number> {
  const halves = new Set<number>()
  for (let i = 0; i + 1 < ones.length; i++) {
    const [one, other] = ones.slice(i, i + 2).map(roomFor)
    if (!one || !other) break
    if (Math.max(one.beside, other.beside) >= Math.min(HIGHEST, one.alone + other.alone)) continue
    halves.add(i).add(i + 1)
    i++
  }
  return halves
}

export function linesOf(text: string, perLine: number): number {
  return Math.ceil(text.length / perLine)
}
