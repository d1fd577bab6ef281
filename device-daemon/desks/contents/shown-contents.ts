import type { ContentKind } from '#contract/contents.ts'
import { type DocumentState, keyOf } from '#daemon/domain/content/content.ts'
import { isContentEvent } from '#daemon/domain/content/events.ts'
import {
  type Publication,
  type Rest,
  mayBeGone,
  overRest,
  shownAt,
  toCome,
  withdrawnRest,
} from '#daemon/domain/content/shown.ts'
import type { Standing } from '#daemon/domain/standing.ts'
import type { Station } from '#daemon/station.ts'
import type { ContentFiles } from '#daemon/store/documents/content-files.ts'

/** Why there is nothing of a document; `version` and `value`: by which it is known, null where that is its file. */
export type LaidRest = { version: number | null; value: unknown } & (
  | { at: 'withdrawn'; on: string }
  | { at: 'not-yet'; from: string }
)

/** A document that stands over the files; `day`: the station's day since which it does, YYYY-MM-DD. */
export type LaidDocument = { kind: ContentKind; id: string; day: string } & (Hidden | ToCome | Laid)
/** `rest`: null where there was never anything to be told of it. */
type Hidden = { at: 'hidden'; rest: LaidRest | null }
/** It begins later; until then it is as its file has it, and where there is none, nothing. */
type ToCome = { at: 'to-come'; rest: LaidRest }
/** `until`: its last day. The choices are tried in their order; version and value are null where it is as its file has it. */
type Laid = {
  at: 'published'
  until: string | null
  choices: readonly { version: number | null; value: unknown }[]
}

/** Why a version that was published is not shown. */
export type VersionTrouble = {
  at: 'contents'
  /** `version-missing`: this machine has not got its file. */
  code: 'version-missing' | 'version-damaged'
  kind: ContentKind
  document: string
  version: number
} & Standing

export type ShownContents = {
  /** Resolves once everything that the ledger says by now is shown. */
  settled(): Promise<void>
  troubles(): readonly VersionTrouble[]
  /** The station's clock, YYYY-MM-DDTHH:MM. */
  now(): string
  close(): void
}

/** A slip or a list at home still leads to an errand; of a notice that is gone nothing is told. */
const TOLD_OF: ReadonlySet<ContentKind> = new Set(['guide'])

/** The one before it stands in for a version that does not pass its checks any more, or whose file is damaged. */
const CHOICES = 2

type Parts = {
  station: Pick<Station, 'state' | 'onEntries' | 'onTick' | 'now'>
  timeZone: string
  files: Pick<ContentFiles, 'read'>
  /** Shows these documents over the files. */
  layOver(documents: readonly LaidDocument[]): void
}

/**
 * Keeps what is shown in line with the ledger and with the station's clock: a version is read when it is published, its
 * file checked against its hash, and stays as it is shown until the next one. Nothing else of what was ever written is read.
 */
export async function openShownContents({
  station,
  timeZone,
  files,
  layOver,
}: Parts): Promise<ShownContents> {
  /** Of what is shown, by its hash; the same object as long as it is shown. */
  let read = new Map<string, unknown>()
  let troubles: readonly VersionTrouble[] = []
  let told = markOf([])
  let following: Promise<void> = Promise.resolve()

  const wallClock = (epochMs: number): string =>
    Temporal.Instant.fromEpochMilliseconds(epochMs)
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' })
  const now = () => wallClock(station.now())
  const dayOf = (time: string) => wallClock(Date.parse(time)).slice(0, 'YYYY-MM-DD'.length)

  async function follow(): Promise<void> {
    const documents = Object.values(station.state().content)
    const failed: VersionTrouble[] = []
    const inUse = new Map<string, unknown>()

    async function find(sha256: string) {
      const known = inUse.get(sha256) ?? read.get(sha256)
      const found = known === undefined ? await files.read(sha256) : { at: 'ok' as const, document: known }
      if (found.at === 'ok') inUse.set(sha256, found.document)
      return found
    }

    /** Undefined where it cannot be had. */
    async function load(document: DocumentState, { version, sha256, time }: Publication): Promise<unknown> {
      if (version === null || sha256 === null) return null
      const found = await find(sha256)
      if (found.at === 'ok') return found.document
      const { kind, id } = document
      const code = found.at === 'missing' ? 'version-missing' : 'version-damaged'
      failed.push({
        id: `contents:${kind}/${id}/${version}`,
        at: 'contents',
        code,
        kind,
        document: id,
        version,
        since: time,
      })
      return undefined
    }

    /** Null where the version by which it would be known cannot be had: nothing is shown of it, so it is no trouble. */
    async function laidRest({ publication, ...why }: Rest): Promise<LaidRest | null> {
      const { version = null, sha256 = null } = publication ?? {}
      if (version === null || sha256 === null) return { ...why, version: null, value: null }
      const found = await find(sha256)
      return found.at === 'ok' ? { ...why, version, value: found.document } : null
    }

    /** Where there is nothing of a notice or a guide, or something only later. */
    async function resting(document: DocumentState): Promise<LaidDocument | null> {
      const { kind, id } = document
      if (!mayBeGone(kind) || document.at === 'draft') return null
      const { gone } = document
      const publications = document.at === 'published' ? document.publications : []
      const later = toCome(publications, now())
      const over =
        overRest(publications, now()) ??
        (gone === undefined ? null : withdrawnRest(gone.publications, wallClock(Date.parse(gone.since))))
      const why = later ?? over
      const rest = why === null || !TOLD_OF.has(kind) ? null : await laidRest(why)
      if (over !== null) return { kind, id, day: over.on, at: 'hidden', rest }
      return rest && { kind, id, day: '', at: 'to-come', rest }
    }

    async function laid(document: DocumentState): Promise<LaidDocument | null> {
      const { kind, id, changedAt } = document
      if (document.at !== 'published') return resting(document)
      const shown = shownAt(kind, document.publications, now(), document.gone ? 'hidden' : 'as-file')
      if (shown.at !== 'published') return resting(document)
      const choices: { version: number | null; value: unknown }[] = []
      for (const choice of shown.choices) {
        if (choices.length === CHOICES || choices.at(-1)?.version === null) break
        const value = await load(document, choice)
        if (value !== undefined) choices.push({ version: choice.version, value })
      }
      const newest = shown.choices[0]
      return {
        kind,
        id,
        day: newest?.from?.slice(0, 10) ?? dayOf(newest?.time ?? changedAt),
        at: 'published',
        until: newest?.until?.slice(0, 10) ?? null,
        choices,
      }
    }

    const all: LaidDocument[] = []
    for (const document of documents) {
      const one = await laid(document)
      if (one !== null) all.push(one)
    }
    troubles = failed
    const mark = markOf(all)
    if (mark !== told) layOver(all)
    told = mark
    read = inUse
  }

  function settled(): Promise<void> {
    following = following.then(follow)
    return following
  }

  const ends = [
    station.onEntries((entries) => {
      if (entries.some(({ events }) => events.some(isContentEvent))) void settled()
    }),
    // Publications begin and end by the clock, and a file of another machine may have come.
    station.onTick(() => void settled()),
  ]
  await settled()
  return {
    settled,
    troubles: () => troubles,
    now,
    close: () => ends.forEach((end) => end()),
  }
}

/** Equal for what is shown alike: an object is shown until it is put aside for good. */
function markOf(documents: readonly LaidDocument[]): string {
  return JSON.stringify(
    documents.map((document) =>
      document.at === 'published'
        ? [keyOf(document), document.until, document.choices.map(({ version }) => version)]
        : [keyOf(document), document.at, document.rest && { ...document.rest, value: null }],
    ),
  )
}
