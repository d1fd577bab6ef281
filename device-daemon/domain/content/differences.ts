/** Where two documents differ: keys and indexes from the top; undefined where one of them has nothing there. */
export type Difference = { path: readonly (string | number)[]; before: unknown; after: unknown }

/** Each place in which `after` is not as `before`; texts of several lines are compared line by line. */
export function differencesOf(
  before: unknown,
  after: unknown,
  path: readonly (string | number)[] = [],
): readonly Difference[] {
  if (Object.is(before, after)) return []
  if (Array.isArray(before) && Array.isArray(after)) return inLists(before, after, path)
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...keys].flatMap((key) => differencesOf(before[key], after[key], [...path, key]))
  }
  if (
    typeof before === 'string' &&
    typeof after === 'string' &&
    before.includes('\n') &&
    after.includes('\n')
  )
    return inLists(before.split('\n'), after.split('\n'), path)
  return [{ path, before, after }]
}

/** What stands alike at the ends is passed over, so that one line put in is one difference. */
function inLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: readonly (string | number)[],
): readonly Difference[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && isSame(before[start], after[start])) start += 1
  let end = 0
  while (end < shorter - start && isSame(before[before.length - 1 - end], after[after.length - 1 - end]))
    end += 1
  const length = Math.max(before.length, after.length) - end - start
  const upTo = (list: readonly unknown[], i: number) => (i < list.length - end ? list[i] : undefined)
  return Array.from({ length }, (_, i) => start + i).flatMap((i) =>
    differencesOf(upTo(before, i), upTo(after, i), [...path, i]),
  )
}

const isSame = (a: unknown, b: unknown): boolean => differencesOf(a, b).length === 0

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
