import type { ContentKind } from '#contract/contents.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import { type ContentCommand, type DocumentState, keyOf } from '#daemon/domain/content/content.ts'
import { type Difference, differencesOf } from '#daemon/domain/content/differences.ts'
import {
  type ContentChange,
  type VersionRecord,
  contentProjection,
} from '#daemon/domain/content/projection.ts'
import { shownAt } from '#daemon/domain/content/shown.ts'
import type { Areas } from '#daemon/domain/areas.ts'
import type { Station, StationOutcome } from '#daemon/station.ts'
import type { ContentFiles } from '#daemon/store/documents/content-files.ts'
import type { Ledger } from '#daemon/store/ledger/port.ts'
import type { Views } from '#daemon/store/views/views.ts'
import type { ShownContents } from './shown-contents.ts'

type Which = { kind: ContentKind; id: string }
type Outcome = StationOutcome<Areas, ContentCommand>

/** What a check found in a document; `path`: keys and indexes from the top. */
type Found = { path: readonly (string | number)[]; words: string; blocks: boolean }

/** Whether the editor may change what the city sets in a guide. */
type May = { mayEditCatalogue?: boolean }

/** What is so of a document. `file`: it is as its file has it; `left-out`: published, and cannot be shown. */
type StandingOf = {
  at: 'file' | 'draft' | 'shown' | 'scheduled' | 'over' | 'withdrawn' | 'left-out'
  /** The version that is shown now; null where that is the file, or nothing. */
  published: number | null
  /** The version to be edited; null where it was never edited. */
  newest: number | null
  /** By the station's clock, of the newest publication. */
  from: string | null
  until: string | null
  changedAt: string | null
}

type Described = { title: string; group: string | null }
type Listed = { id: string } & Described & StandingOf

type Opened = StandingOf & {
  document: unknown
  /** Of `document`; null: as the file has it. */
  version: number | null
  /** Newest first. */
  versions: readonly VersionRecord[]
  /** From the one that it was compared with. */
  differences: readonly Difference[] | null
  findings: readonly Found[]
}

/** `view`: what screens would be handed out for it. `newest`: the version that was kept last; `by`: account of its writer. */
type Checked = { findings: readonly Found[]; view: unknown; newest: VersionRecord | null }

type Kept =
  | { at: 'kept'; version: number; findings: readonly Found[] }
  /** The ledger's answer: refused, or not to be had. */
  | { at: 'outcome'; outcome: Outcome }
  /** `by`: account of who wrote `newest`; `differences`: from that version to what was to be kept. */
  | { at: 'changed-meanwhile'; newest: number | null; by: string | null; differences: readonly Difference[] }
  | { at: 'not-saved'; reason: string }
  | { at: 'unknown' }

type Published =
  | { at: 'done'; outcome: Outcome }
  | { at: 'not-publishable'; findings: readonly Found[] }
  /** The version is written at another machine, or damaged. */
  | { at: 'not-here' }
  | { at: 'unknown-version' }
  | { at: 'unknown' }

export type ContentsDesk = {
  standingOf(which: Which): StandingOf
  list(kind: ContentKind): Promise<readonly Listed[]>
  /** `version`: the newest one unless it says; `against`: another version, or `file`. Null where there is no such document. */
  open(
    which: Which,
    ask: { version?: number; against?: number | 'file' } & May,
  ): Promise<Opened | 'not-here' | null>
  /** What is found in a document that is still being written; null where there can be none of this id. */
  checked(which: Which, document: unknown, may: May): Promise<Checked | null>
  keep(
    commandId: string,
    actor: Actor,
    edit: Which & { base: number | null; document: unknown } & May,
  ): Promise<Kept>
  publish(
    commandId: string,
    actor: Actor & { account: string },
    what: Which & { version: number | null; from: string | null; until: string | null } & May,
  ): Promise<Published>
  /** Null where there is no such document. */
  withdraw(commandId: string, actor: Actor & { account: string }, which: Which): Promise<Outcome | null>
  /** What was done to documents, newest first. */
  changes(count: number): Promise<readonly ContentChange[]>
}

type Parts = {
  station: Pick<Station, 'state' | 'execute'>
  ledger: Pick<Ledger, 'find'>
  views: Pick<Views, 'ask'>
  files: ContentFiles
  shown: Pick<ShownContents, 'settled' | 'now'>
  /** Documents as the files of the configuration have them. */
  inFiles(kind: ContentKind): readonly { id: string; value: unknown }[]
  check(document: Which & { value: unknown }, mayEditCatalogue: boolean): readonly Found[]
  /** The form in which a version's file holds it: a guide stands beside the city's. */
  toKeep(which: Which, document: unknown): unknown
  /** What such a file says now; `findings`: what of it counts no longer. */
  toShow(which: Which, kept: unknown): { document: unknown; findings: readonly Found[] }
  /** What screens would be handed out for a document; null where it cannot be shown. */
  view(document: Which & { value: unknown; findings: readonly Found[] }): unknown
  /** What people know a document by, and where it belongs within its kind. */
  describe(which: Which, document: unknown): Described
  /** Of this version staff have been told that it cannot be shown. */
  isLeftOut(which: Which & { version: number }): boolean
}

/** A notice's id is part of its address; a guide's is its 序号. */
const MAY_BE_NEW: Partial<Record<ContentKind, RegExp>> = {
  notice: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  guide: /^[1-9][0-9]{0,4}$/,
}

const VERSIONS_SHOWN = 200

/** What an editor does: look, keep versions, publish one of them, withdraw. */
export function openContentsDesk(parts: Parts): ContentsDesk {
  const { station, ledger, views, files, shown, inFiles, check, describe } = parts
  /** By the hash of the document, which never changes. */
  const described = new Map<string, Described>()

  const stateOf = (which: Which): DocumentState | undefined => station.state().content[keyOf(which)]
  const fileOf = ({ kind, id }: Which) => inFiles(kind).find((file) => file.id === id)
  const isKnown = (which: Which) => stateOf(which) !== undefined || fileOf(which) !== undefined
  const mayBe = (which: Which) => isKnown(which) || (MAY_BE_NEW[which.kind]?.test(which.id) ?? false)

  function standingOf(document: DocumentState | undefined): StandingOf {
    if (document === undefined)
      return { at: 'file', published: null, newest: null, from: null, until: null, changedAt: null }
    const { kind, id, changedAt } = document
    const newest = document.newest?.version ?? null
    const standing = { published: null, newest, from: null, until: null, changedAt }
    if (document.at !== 'published') return { ...standing, at: document.at }
    const { publications } = document
    const last = publications.at(-1)
    const times = { from: last?.from ?? null, until: last?.until ?? null }
    const isToCome = times.from !== null && times.from > shown.now()
    const now = shownAt(kind, publications, shown.now(), document.gone ? 'hidden' : 'as-file')
    if (now.at === 'hidden') return { ...standing, ...times, at: isToCome ? 'scheduled' : 'over' }
    const choice = now.at === 'published' ? now.choices[0] : undefined
    const published = choice?.version ?? null
    if (published !== null && parts.isLeftOut({ kind, id, version: published }))
      return { ...standing, ...times, at: 'left-out' }
    if (choice !== undefined && choice === last)
      return { ...standing, ...times, published, at: published === null ? 'file' : 'shown' }
    return { ...standing, ...times, published, at: isToCome ? 'scheduled' : 'over' }
  }

  async function describedAs(document: DocumentState | undefined, which: Which): Promise<Described> {
    const sha256 = document?.newest?.sha256
    if (sha256 === undefined) return describe(which, fileOf(which)?.value)
    const known = described.get(sha256)
    if (known !== undefined) return known
    const read = await files.read(sha256)
    const found = describe(
      which,
      read.at === 'ok' ? parts.toShow(which, read.document).document : fileOf(which)?.value,
    )
    if (read.at === 'ok') described.set(sha256, found)
    return found
  }

  /** A version's document; undefined where it cannot be had here, null where there is none. */
  async function documentOf(which: Which, version: number | null | 'file'): Promise<unknown> {
    if (version === null || version === 'file') return fileOf(which)?.value ?? null
    const record = await recordOf(which, version)
    return record === null ? null : (await contentOf(which, record))?.document
  }

  async function contentOf(which: Which, { sha256 }: VersionRecord) {
    const read = await files.read(sha256)
    return read.at === 'ok' ? parts.toShow(which, read.document) : undefined
  }

  const recordOf = ({ kind, id }: Which, version: number) =>
    views.ask(contentProjection, (queries) => queries.version(kind, id, version))

  async function changedMeanwhile(which: Which, newest: number | null, document: unknown): Promise<Kept> {
    const record = newest === null ? null : await recordOf(which, newest)
    const theirs = await documentOf(which, newest)
    return {
      at: 'changed-meanwhile',
      newest,
      by: record?.by ?? null,
      differences: differencesOf(theirs, document),
    }
  }

  return {
    standingOf: (which) => standingOf(stateOf(which)),

    async list(kind) {
      const inState = Object.values(station.state().content).filter((document) => document.kind === kind)
      const ids = new Set([...inFiles(kind).map(({ id }) => id), ...inState.map(({ id }) => id)])
      const listed: Listed[] = []
      for (const id of ids) {
        const document = stateOf({ kind, id })
        listed.push({ id, ...(await describedAs(document, { kind, id })), ...standingOf(document) })
      }
      return listed
    },

    async open(which, { version, against, mayEditCatalogue = false }) {
      if (!isKnown(which)) return null
      const state = stateOf(which)
      const asked = version ?? state?.newest?.version ?? null
      const record = asked === null ? null : await recordOf(which, asked)
      const read = record === null ? null : await contentOf(which, record)
      const document =
        asked === null ? (fileOf(which)?.value ?? null) : record === null ? null : read?.document
      const other = against === undefined ? null : await documentOf(which, against)
      if (document === undefined || other === undefined) return 'not-here'
      if (version !== undefined && document === null) return null
      const { kind, id } = which
      const versions = await views.ask(contentProjection, (queries) =>
        queries.versions(kind, id, VERSIONS_SHOWN),
      )
      return {
        ...standingOf(state),
        document,
        version: asked,
        versions,
        differences: against === undefined ? null : differencesOf(other, document),
        findings:
          document === null
            ? []
            : [...(read?.findings ?? []), ...check({ kind, id, value: document }, mayEditCatalogue)],
      }
    },

    async checked(which, document, { mayEditCatalogue = false }) {
      if (!mayBe(which)) return null
      const newest = stateOf(which)?.newest?.version ?? null
      const { kind, id } = which
      const findings = check({ kind, id, value: document }, mayEditCatalogue)
      return {
        findings,
        view: parts.view({ kind, id, value: document, findings }),
        newest: newest === null ? null : await recordOf(which, newest),
      }
    },

    async keep(commandId, actor, { kind, id, base, document, mayEditCatalogue = false }) {
      const which = { kind, id }
      if (!mayBe(which)) return { at: 'unknown' }
      const newest = stateOf(which)?.newest?.version ?? null
      // Before anything is written; what comes in between is refused by the ledger.
      if (newest !== base && (await ledger.find(commandId)) === undefined)
        return changedMeanwhile(which, newest, document)
      const saved = await files.save(parts.toKeep(which, document))
      if (saved.at === 'failed') return { at: 'not-saved', reason: saved.reason }
      const { sha256 } = saved
      const outcome = await station.execute(
        commandId,
        { type: 'edit-content', kind, id, sha256, base },
        actor,
      )
      if (outcome.at === 'refused' && outcome.refusal.code === 'changed-meanwhile')
        return changedMeanwhile(which, outcome.refusal.newest, document)
      const kept =
        outcome.at === 'done'
          ? outcome.entry.events.find((event) => event.type === 'content-edited')
          : undefined
      const version = outcome.at === 'unchanged' ? base : (kept?.version ?? null)
      const isOther = kept !== undefined && (kept.kind !== kind || kept.id !== id || kept.sha256 !== sha256)
      if (version === null || isOther) return { at: 'outcome', outcome }
      return { at: 'kept', version, findings: check({ kind, id, value: document }, mayEditCatalogue) }
    },

    async publish(commandId, actor, { kind, id, version, from, until, mayEditCatalogue = false }) {
      const which = { kind, id }
      if (!isKnown(which)) return { at: 'unknown' }
      const record = version === null ? null : await recordOf(which, version)
      if (version !== null && record === null) return { at: 'unknown-version' }
      // What was published stays published, whatever is found of it now.
      if (record !== null && (await ledger.find(commandId)) === undefined) {
        const value = (await contentOf(which, record))?.document
        if (value === undefined) return { at: 'not-here' }
        const findings = check({ kind, id, value }, mayEditCatalogue)
        if (findings.some(({ blocks }) => blocks)) return { at: 'not-publishable', findings }
      }
      const outcome = await station.execute(
        commandId,
        {
          type: 'publish-content',
          kind,
          id,
          version,
          sha256: record?.sha256 ?? null,
          by: actor.account,
          from,
          until,
          now: shown.now(),
        },
        actor,
      )
      await shown.settled()
      return { at: 'done', outcome }
    },

    async withdraw(commandId, actor, { kind, id }) {
      if (!isKnown({ kind, id })) return null
      const outcome = await station.execute(
        commandId,
        { type: 'withdraw-content', kind, id, by: actor.account },
        actor,
      )
      await shown.settled()
      return outcome
    },

    changes: (count) => views.ask(contentProjection, (queries) => queries.changes(count)),
  }
}
