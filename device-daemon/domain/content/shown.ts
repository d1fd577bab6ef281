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
 * those before it, in case it cannot be shown. `publications`: oldest first; `before`: how it stands until the first of
 * them begins.
 */
export function shownAt(
  kind: ContentKind,
  publications: readonly Publication[],
  now: string,
  before: 'as-file' | 'hidden' = 'as-file',
): Shown {
  const begun = publications.filter(({ from }) => hasBegun(from, now)).toReversed()
  const newest = begun[0]
  if (newest === undefined) return { at: before }
  if (mayBeGone(kind) && isOver(newest.until, now)) return { at: 'hidden' }
  const choices = begun.filter(({ until }) => !isOver(until, now))
  return choices.length === 0 ? { at: 'as-file' } : { at: 'published', choices }
}

/** Why there is nothing of a document now, and by which publication it is known; null: by its file. */
export type Rest = Withdrawn | NotYet
/** `on`: the first day without it, YYYY-MM-DD. */
type Withdrawn = { at: 'withdrawn'; on: string; publication: Publication | null }
/** `from`: the day from which it is there again, or for the first time, YYYY-MM-DD. */
type NotYet = { at: 'not-yet'; from: string; publication: Publication | null }

const dayOf = (time: string): string => time.slice(0, 'YYYY-MM-DD'.length)

/** What is to come; null where nothing is. */
export function toCome(publications: readonly Publication[], now: string): NotYet | null {
  const later = publications.filter(({ from }) => !hasBegun(from, now))
  const [next] = later.toSorted((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1))
  return next === undefined ? null : { at: 'not-yet', from: dayOf(next.from ?? ''), publication: next }
}

/** How a document stands that was withdrawn at `since`; `before`: what had been published of it, oldest first. */
export function withdrawnRest(before: readonly Publication[], since: string): Withdrawn {
  const publication = before.findLast(({ from }) => hasBegun(from, since)) ?? null
  return { at: 'withdrawn', on: dayOf(since), publication }
}

/** How a document stands of which the newest publication that had begun is over. */
export function overRest(publications: readonly Publication[], now: string): Withdrawn | null {
  const over = publications.findLast(({ from }) => hasBegun(from, now))
  if (over === undefined || over.until === null) return null
  // A last day counts to its end.
  const on = over.until.includes('T')
    ? dayOf(over.until)
    : Temporal.PlainDate.from(over.until).add({ days: 1 }).toString()
  return { at: 'withdrawn', on, publication: over }
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
