import type { ContentKind } from '#contract/contents.ts'
import type { Area, Decision as DecisionOf, EventTime } from '../area.ts'
import { type ContentEvent, contentEvents } from './events.ts'
import { contentProjection } from './projection.ts'
import { type Publication, isNeverShown, isStationTime, mayBeGone } from './shown.ts'

/** Names a document. */
type Which = { kind: ContentKind; id: string }

export type ContentCommand =
  /** Keeps a version; `base`: the one it was made from, null for the file. */
  | ({ type: 'edit-content'; sha256: string; base: number | null } & Which)
  /** `version` and `sha256`: null for the file. `now`: by the station's clock, YYYY-MM-DDTHH:MM. */
  | ({
      type: 'publish-content'
      version: number | null
      sha256: string | null
      by: string
      from: string | null
      until: string | null
      now: string
    } & Which)
  | ({ type: 'withdraw-content'; by: string } & Which)

/** A document that was edited, published or withdrawn in a browser. `newest`: null where it was never edited. */
export type DocumentState = Which & {
  newest: { version: number; sha256: string } | null
  /** Instant of the last change, ISO 8601 UTC. */
  changedAt: string
} & (
    | { at: 'draft' }
    /** Oldest first; those that can still count. `gone`: it had been withdrawn before the first of them. */
    | { at: 'published'; publications: readonly Publication[]; gone?: Gone }
    | { at: 'withdrawn'; gone: Gone }
  )

/** A notice or a guide was withdrawn at `since`, an instant; `publications`: what was published of it until then. */
type Gone = { since: string; publications: readonly Publication[] }

/** By `keyOf`. What nobody has touched in a browser stands in files alone. */
export type ContentState = Readonly<Record<string, DocumentState>>

export const keyOf = ({ kind, id }: Which): string => `${kind}/${id}`

export type ContentRefusal = { area: 'content' } &
  /** Another version came in between; null: it is as the file has it. */
  (
    | { code: 'changed-meanwhile'; newest: number | null }
    | { code: 'unknown-version' }
    /** Its time ends before it begins, has ended, or is none. */
    | { code: 'never-shown' }
  )

type Decision = DecisionOf<ContentEvent, ContentRefusal>

const accept = (...events: ContentEvent[]): Decision => ({ at: 'accepted', events })
const refuse = (refusal: ContentRefusal): Decision => ({ at: 'refused', refusal })

/** A change that changes nothing is accepted without events. */
const decide = (documents: ContentState, command: ContentCommand): Decision => {
  const { kind, id } = command
  const known = documents[keyOf(command)]
  switch (command.type) {
    case 'edit-content': {
      const { sha256, base } = command
      const newest = known?.newest ?? null
      if (base !== (newest?.version ?? null))
        return refuse({ area: 'content', code: 'changed-meanwhile', newest: newest?.version ?? null })
      if (newest?.sha256 === sha256) return accept()
      return accept({ type: 'content-edited', kind, id, version: (newest?.version ?? 0) + 1, sha256, base })
    }
    case 'publish-content': {
      const { version, sha256, by, from, until, now } = command
      if (!isKnown(known?.newest ?? null, version, sha256))
        return refuse({ area: 'content', code: 'unknown-version' })
      const areTimes = [from, until].every((time) => time === null || isStationTime(time))
      if (!areTimes || isNeverShown({ from, until }, now))
        return refuse({ area: 'content', code: 'never-shown' })
      const last = known?.at === 'published' ? known.publications.at(-1) : undefined
      const isSo = last?.version === version && last.from === from && last.until === until
      const untouched = version === null && (known === undefined || known.at === 'draft')
      if (isSo || untouched) return accept()
      return accept({
        type: 'content-published',
        kind,
        id,
        version,
        sha256,
        by,
        ...(from !== null && { from }),
        ...(until !== null && { until }),
      })
    }
    case 'withdraw-content': {
      const untouched = known === undefined || known.at === 'draft'
      if (known?.at === 'withdrawn' || (untouched && !mayBeGone(kind))) return accept()
      return accept({ type: 'content-withdrawn', kind, id, by: command.by })
    }
  }
}

/** Of an earlier version the caller has looked up the hash. */
function isKnown(
  newest: { version: number; sha256: string } | null,
  version: number | null,
  sha256: string | null,
): boolean {
  if (version === null) return sha256 === null
  if (newest === null || sha256 === null || version < 1 || version > newest.version) return false
  return version < newest.version || sha256 === newest.sha256
}

/** A document that is published for a time now and then needs no more of what it was before. */
const PUBLICATIONS_MAX = 8

/** One without times replaces all before it; the last of them stand in for it where it cannot be shown. */
function counting(before: readonly Publication[], next: Publication): readonly Publication[] {
  const isPlain = next.from === null && next.until === null
  return [...before.slice(isPlain ? -2 : 1 - PUBLICATIONS_MAX), next]
}

const evolve = (documents: ContentState, event: ContentEvent, { time }: EventTime): ContentState => {
  const { kind, id } = event
  const known = documents[keyOf(event)]
  const changed = { kind, id, newest: known?.newest ?? null, changedAt: time }
  const put = (document: DocumentState): ContentState => ({ ...documents, [keyOf(event)]: document })
  switch (event.type) {
    case 'content-edited': {
      const { version, sha256 } = event
      return put({ ...(known ?? { kind, id, at: 'draft' }), newest: { version, sha256 }, changedAt: time })
    }
    case 'content-published': {
      const { version, sha256, by, from = null, until = null } = event
      const next: Publication = { version, sha256, by, time, from, until }
      const before = known?.at === 'published' ? known.publications : []
      const gone = known === undefined || known.at === 'draft' ? undefined : known.gone
      return put({
        ...changed,
        at: 'published',
        publications: counting(before, next),
        ...(gone && from !== null && mayBeGone(kind) && { gone }),
      })
    }
    case 'content-withdrawn': {
      const publications = known?.at === 'published' ? known.publications : []
      const earlier = known === undefined || known.at === 'draft' ? [] : (known.gone?.publications ?? [])
      const all = [...earlier, ...publications].slice(-PUBLICATIONS_MAX)
      return put({ ...changed, at: 'withdrawn', gone: { since: time, publications: all } })
    }
  }
}

/** What a station writes in a browser: which versions there are, and which is shown. The texts are kept elsewhere. */
export const content: Area<{
  name: 'content'
  state: ContentState
  command: ContentCommand
  event: ContentEvent
  refusal: ContentRefusal
}> & { projection: typeof contentProjection } = {
  name: 'content',
  empty: {},
  foldVersion: 2,
  commands: { 'edit-content': true, 'publish-content': true, 'withdraw-content': true },
  events: contentEvents,
  hears: {},
  decide: (whole, command) => decide(whole.content, command),
  evolve,
  projection: contentProjection,
  snapshot: { save: (documents) => documents, load },
}

/** The record is taken as it is: version and checksum of the file were compared before. */
function load(json: unknown): ContentState {
  if (isRecord(json)) return json
  throw new Error('this is no snapshot of contents')
}

const isRecord = (json: unknown): json is ContentState =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
