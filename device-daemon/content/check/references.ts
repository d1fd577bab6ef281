import { type Finding, type Path, wrong } from './finding.ts'
import { nearest } from './nearest.ts'

/** One finding for every later entry of a list that repeats an earlier one's `key`. */
export function repeated<Key extends string>(
  list: string,
  key: Key,
  entries: readonly ({ [K in Key]?: string | number } | undefined)[] = [],
): Finding[] {
  return entries.flatMap((entry, index) => {
    const value = entry?.[key]
    const first = entries.findIndex((other) => other?.[key] === value)
    if (value === undefined || first === index) return []
    return [wrong([list, index, key], `${value} 和第 ${first + 1} 个重复，应当各不相同`)]
  })
}

/** The ids of a list; null when some cannot be read, for then nothing can be said about references to them. */
export function idsOf(entries: readonly ({ id?: string } | undefined)[] | undefined): string[] | null {
  const ids = entries?.map((entry) => entry?.id)
  return ids?.every((id) => id !== undefined) ? ids : null
}

/** A finding where `written` is none of `known` (null = unknown); lists the known ones and names the most likely one. */
export function unknownName(
  path: Path,
  what: string,
  written: string,
  known: readonly string[] | null,
): Finding[] {
  if (known === null || known.includes(written)) return []
  const meant = nearest(written, known)
  const hint = meant === undefined ? '' : `（是不是 ${meant}？）`
  const choice = known.length === 0 ? '一个也没有' : known.join('、')
  return [wrong(path, `没有${what} ${written}${hint}，应为其中之一：${choice}`)]
}
