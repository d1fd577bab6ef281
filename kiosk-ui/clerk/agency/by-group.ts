import type { CaseLine } from '#contract/cases.ts'

/** By 村组, for one way through the village: the group whose next step is nearest first, those without a group last. */
export function byGroup(
  cases: readonly CaseLine[],
  without: string,
): readonly (readonly [string, readonly CaseLine[]])[] {
  const groups = new Map<string, CaseLine[]>()
  for (const line of cases) {
    const name = line.agency?.group ?? without
    const lines = groups.get(name)
    if (lines === undefined) groups.set(name, [line])
    else lines.push(line)
  }
  return [...groups].toSorted(([a], [b]) => Number(a === without) - Number(b === without))
}
