import type { ContentReply, ContentStandingReply } from '#contract/contents.ts'
import type { Finding } from './bound.ts'

/** Another person's version came in between. `differences`: from theirs (`before`) to what stands here. */
export type Meanwhile = {
  newest: number | null
  by: string | null
  differences: NonNullable<ContentReply['differences']>
}

type Version = ContentReply['versions'][number]
export type Differences = NonNullable<ContentReply['differences']>

/** What stands in a form, and what is so of it. */
export type Opened<Doc> = {
  at: 'open'
  /** As it stands in the form. */
  document: Doc
  /** As it was kept last; the same object while nothing has been changed since. */
  kept: Doc
  /** The version that `kept` is; null: as its file has it, or not kept yet. */
  base: number | null
  /** `new`: nobody has kept it yet. */
  standing: ContentStandingReply | { at: 'new' }
  /** Newest first. */
  versions: readonly Version[]
  findings: readonly Finding[]
  /** What the surfaces would show of `document`; its shape is the kind's own. */
  view: unknown
  /** The newest version that is kept, and by whom; a higher one than `base` is another editor's. */
  newest: { version: number; by: string | null; time: string } | null
  meanwhile: Meanwhile | null
}

/** A new document in which nothing has been written. */
export const isUntouched = ({ standing, document, kept }: Opened<object>): boolean =>
  standing.at === 'new' && document === kept

/** As the station has kept it; `document` is what the form works on. */
export function asKept<Doc>(reply: ContentReply, document: Doc): Opened<Doc> {
  const { version, versions, findings } = reply
  return {
    ...begun(document),
    base: version,
    standing: standingOf(reply),
    versions,
    findings,
    newest: versions[0] ?? null,
  }
}

/** A new one, which nobody has kept. */
export function begun<Doc>(document: Doc): Opened<Doc> {
  return {
    at: 'open',
    document,
    kept: document,
    base: null,
    standing: { at: 'new' },
    versions: [],
    findings: [],
    view: undefined,
    newest: null,
    meanwhile: null,
  }
}

/** What is shown of it, and since or until when. */
export function standingOf(reply: ContentStandingReply): ContentStandingReply {
  const { at, published, newest, from, until, changedAt } = reply
  return { at, published, newest, from, until, changedAt }
}
