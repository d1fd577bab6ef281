import type { ContentKind } from '#contract/contents.ts'
import { type DocumentState, keyOf } from '#daemon/domain/content/content.ts'
import { isContentEvent } from '#daemon/domain/content/events.ts'
import { type Publication, mayBeGone, shownAt } from '#daemon/domain/content/shown.ts'
import type { Standing } from '#daemon/domain/standing.ts'
import type { Station } from '#daemon/station.ts'
import type { ContentFiles } from '#daemon/store/documents/content-files.ts'

/** A document that stands over the files; `day`: the station's day since which it does, YYYY-MM-DD. */
export type LaidDocument = { kind: ContentKind; id: string; day: string } & (
  | { at: 'hidden' }
  /** Tried in this order; version and value are null where it is as its file has it. */
  | { at: 'published'; choices: readonly { version: number | null; value: unknown }[] }
)

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

    /** Undefined where it cannot be had. */
    async function load(document: DocumentState, { version, sha256, time }: Publication): Promise<unknown> {
      if (version === null || sha256 === null) return null
      const known = inUse.get(sha256) ?? read.get(sha256)
      const found = known === undefined ? await files.read(sha256) : { at: 'ok' as const, document: known }
      if (found.at === 'ok') {
        inUse.set(sha256, found.document)
        return found.document
      }
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

    async function laid(document: DocumentState): Promise<LaidDocument | null> {
      const { kind, id, changedAt } = document
      const hidden = (day: string): LaidDocument | null =>
        mayBeGone(kind) ? { kind, id, day, at: 'hidden' } : null
      if (document.at === 'draft') return null
      if (document.at === 'withdrawn') return hidden(dayOf(changedAt))
      const shown = shownAt(kind, document.publications, now())
      if (shown.at !== 'published') return shown.at === 'hidden' ? hidden(now().slice(0, 10)) : null
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
      document.at === 'hidden'
        ? [keyOf(document)]
        : [keyOf(document), document.choices.map(({ version }) => version)],
    ),
  )
}
