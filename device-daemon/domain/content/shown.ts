import type { ContentKind } from '#contract/contents.ts'

/** A version that was published; null for the file. `from`, `until`: by the station's clock, see `shownAt`. */
export type Publication = {
  version: number | null
  sha256: string | null
  by: string
  /** Instant, ISO 8601 UTC. */
  time: string
  from: string | null
  until: string | null
}

/** What is to be shown of a document: the publications in the order in which they are tried. */
export type Shown =
  | { at: 'published'; choices: readonly Publication[] }
  /** Nothing, not even its file. */
  | { at: 'hidden' }
  /** As its file has it, where there is one. */
  | { at: 'as-file' }

/** Of these kinds one document can be gone; of the others the station always has one. */
const MAY_BE_GONE: ReadonlySet<ContentKind> = new Set(['notice', 'guide'])

export const mayBeGone = (kind: ContentKind): boolean => MAY_BE_GONE.has(kind)

/** A day (YYYY-MM-DD) or a minute of one (YYYY-MM-DDTHH:MM) of the station's clock; a last day counts to its end. */
const hasBegun = (from: string | null, now: string): boolean => from === null || from <= now
const isOver = (until: string | null, now: string): boolean =>
  until !== null && (until.includes('T') ? until <= now : until < now.slice(0, 'YYYY-MM-DD'.length))

/**
 * What is shown at `now`, YYYY-MM-DDTHH:MM by the station's clock: the newest publication whose time has come. One whose
 * time is over leaves nothing of a notice or a guide; of another kind, what stood before. After the first choice come
 * those before it, in case it cannot be shown. `publications`: oldest first.
 */
export function shownAt(kind: ContentKind, publications: readonly Publication[], now: string): Shown {
  const begun = publications.filter(({ from }) => hasBegun(from, now)).toReversed()
  const newest = begun[0]
  if (newest === undefined) return { at: 'as-file' }
  if (mayBeGone(kind) && isOver(newest.until, now)) return { at: 'hidden' }
  const choices = begun.filter(({ until }) => !isOver(until, now))
  return choices.length === 0 ? { at: 'as-file' } : { at: 'published', choices }
}

/** Whether a time of a publication is one: a day of the calendar, or a minute of it. */
export function isStationTime(written: string): boolean {
  try {
    return Temporal.PlainDateTime.from(written).toString({ smallestUnit: 'minute' }).startsWith(written)
  } catch {
    return false
  }
}

/** Whether nothing would ever be shown: it ends before it begins, or has ended at `now`. */
export function isNeverShown(
  { from, until }: { from: string | null; until: string | null },
  now: string,
): boolean {
  if (until === null) return false
  return isOver(until, now) || (from !== null && isOver(until, from.includes('T') ? from : `${from}T00:00`))
}
