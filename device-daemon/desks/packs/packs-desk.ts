import type { Areas } from '#daemon/domain/areas.ts'
import { type Difference, differencesOf } from '#daemon/domain/content/differences.ts'
import { orderOf, type PackCommand, type PackOrder, type TakenPack } from '#daemon/domain/packs/packs.ts'
import { type PackAct, packsProjection } from '#daemon/domain/packs/projection.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { Station, StationOutcome } from '#daemon/station.ts'
import type { ContentFiles } from '#daemon/store/documents/content-files.ts'
import type { PackRead, PackRefusal, SoundPack } from '#daemon/store/packs/pack.ts'
import type { Views } from '#daemon/store/views/views.ts'
import type { FoundFile } from './found-packs.ts'
import type { ShownPack } from './shown-pack.ts'

type Outcome = StationOutcome<Areas, PackCommand>

/** What a pack says of itself. `size`: its guides and notices. */
export type PackAbout = Pick<TakenPack, 'sha256' | 'version' | 'issuer' | 'key' | 'from'> & {
  guides: number
  notices: number
}

/** Why a file cannot be taken. */
export type RefusedPack = PackRefusal

/** One document that reads otherwise; `part`: its name in a pack. */
type PackChange = { part: string; title: string } & (
  | { at: 'new' | 'gone' }
  | { at: 'changed'; differences: readonly Difference[] }
) & {
    /** What the station itself wrote over it stays over it. */
    edited: boolean
  }

type PackComparison = {
  about: PackAbout
  order: PackOrder
  changes: readonly PackChange[]
  /** With one of these it cannot be taken. In words. */
  faults: readonly string[]
  /** What would not be shown: the rest can be. In words. */
  notShown: readonly string[]
  /** What the station wrote or confirmed in guides, and counts no longer. In words. */
  lapsed: readonly string[]
}

/** A pack at hand that is not the one the station stands on. `folder`: null for one that was sent up. */
export type PackAtHand = { folder: string | null; name: string | null } & (
  | { at: 'sound'; about: PackAbout; order: PackOrder }
  | { at: 'refused'; refusal: RefusedPack }
)

/** `refused`: it was looked at while its key was still trusted. */
type NotFound = { at: 'unknown' } | { at: 'refused'; refusal: RefusedPack }

type Taken =
  | { at: 'done'; outcome: Outcome }
  | NotFound
  | { at: 'faults'; faults: readonly string[] }
  | { at: 'not-saved'; reason: string }

export type PacksDesk = {
  stands(): TakenPack | null
  /** Taken, and for later. */
  next(): TakenPack | null
  /** What was done, newest first. */
  history(count: number): Promise<readonly PackAct[]>
  atHand(): Promise<readonly PackAtHand[]>
  /** The same as it was asked for last. */
  lastSeen(): readonly PackAtHand[]
  /** Keeps it in memory alone, until it is taken or another one comes. */
  offer(bytes: Uint8Array): { at: 'offered'; about: PackAbout } | { at: 'refused'; refusal: RefusedPack }
  compare(sha256: string): Promise<({ at: 'compared' } & PackComparison) | NotFound>
  take(
    commandId: string,
    actor: Actor & { account: string },
    pack: { sha256: string; reason: string | null },
  ): Promise<Taken>
  /** The station stands on its files again. */
  remove(commandId: string, actor: Actor & { account: string }, reason: string): Promise<Outcome>
}

/** Documents by their names in a pack. */
type PackParts = Readonly<Record<string, unknown>>

type Parts = {
  station: Pick<Station, 'state' | 'execute' | 'today'>
  views: Pick<Views, 'ask'>
  files: ContentFiles
  shown: Pick<ShownPack, 'settled' | 'stands'>
  found(): Promise<readonly FoundFile<PackRead>[]>
  /** Of a file, and of what was kept of one. */
  read(bytes: Uint8Array): PackRead
  readKept(document: unknown): PackRead
  /** Where the key is trusted now; null: nowhere any more. */
  trustOf(key: string): 'configured' | 'paired' | null
  /** What stands now of the city's, and what the station's own files have under a part's name. */
  parts(): PackParts
  ownPart(part: string): unknown
  check(pack: SoundPack): Pick<PackComparison, 'faults' | 'notShown' | 'lapsed'>
  titleOf(part: string, document: unknown): string
  isEdited(part: string): boolean
}

/** A person looks at two of them, one after the other. */
const OFFERED_MAX = 2

/** What a 站长 does with 全市目录: look what there is, compare, take, go back. */
export function openPacksDesk(parts: Parts): PacksDesk {
  const { station, files, shown } = parts
  let offered: readonly SoundPack[] = []
  let seen: readonly FoundFile<PackRead>[] = []

  const state = () => station.state().packs

  /** It was sound when it was sent up; its key may have been withdrawn since. */
  function offeredRead({ sha256, pack }: SoundPack): PackRead {
    const { key, issuer } = pack.manifest
    if (parts.trustOf(key) === null) return { at: 'refused', code: 'foreign', issuer, key }
    return { at: 'sound', sha256, pack }
  }

  /** Read with the keys that are trusted now, wherever it comes from. */
  async function find(sha256: string): Promise<PackRead | { at: 'unknown' }> {
    const sent = offered.find((pack) => pack.sha256 === sha256)
    if (sent !== undefined) return offeredRead(sent)
    for (const { read } of await parts.found()) if (read.at === 'sound' && read.sha256 === sha256) return read
    const kept = await files.read(sha256)
    return kept.at === 'ok' ? parts.readKept(kept.document) : { at: 'unknown' }
  }

  function atHand(
    read: PackRead,
    { folder, name }: Pick<PackAtHand, 'folder' | 'name'>,
  ): readonly PackAtHand[] {
    if (read.at === 'refused') {
      const { at: _, ...refusal } = read
      return [{ folder, name, at: 'refused', refusal }]
    }
    const about = aboutOf(read)
    const order = orderOf(state(), about)
    return order === 'same' ? [] : [{ folder, name, at: 'sound', about, order }]
  }

  const allAtHand = () => [
    ...offered.flatMap((pack) => atHand(offeredRead(pack), { folder: null, name: null })),
    ...seen.flatMap(({ read, folder, name }) => atHand(read, { folder, name })),
  ]

  function changes(next: PackParts): PackChange[] {
    const now = parts.parts()
    const names = [...new Set([...Object.keys(now), ...Object.keys(next)])]
    return names.flatMap((part): PackChange[] => {
      const [before, after] = [now[part] ?? parts.ownPart(part), next[part]]
      const title = parts.titleOf(part, after ?? before)
      const of = { part, title, edited: parts.isEdited(part) }
      if (before === undefined) return [{ ...of, at: 'new' }]
      if (after === undefined) return [{ ...of, at: 'gone' }]
      const differences = differencesOf(before, after)
      return differences.length === 0 ? [] : [{ ...of, at: 'changed', differences }]
    })
  }

  return {
    stands: shown.stands,
    next() {
      const last = state().taken.at(-1)
      return last !== undefined && last.from > station.today() ? last : null
    },
    history: (count) => parts.views.ask(packsProjection, (queries) => queries.newest(count)),

    async atHand() {
      seen = await parts.found()
      return allAtHand()
    },
    lastSeen: allAtHand,

    offer(bytes) {
      const read = parts.read(bytes)
      if (read.at === 'refused') {
        const { at: _, ...refusal } = read
        return { at: 'refused', refusal }
      }
      const { sha256, pack } = read
      offered = [{ sha256, pack }, ...offered.filter((one) => one.sha256 !== sha256)].slice(0, OFFERED_MAX)
      return { at: 'offered', about: aboutOf(read) }
    },

    async compare(sha256) {
      const found = await find(sha256)
      if (found.at !== 'sound') return notFound(found)
      const about = aboutOf(found)
      return {
        at: 'compared',
        about,
        order: orderOf(state(), about),
        changes: changes(found.pack.parts),
        ...parts.check(found),
      }
    },

    async take(commandId, actor, { sha256, reason }) {
      const found = await find(sha256)
      if (found.at !== 'sound') return notFound(found)
      const { faults } = parts.check(found)
      if (faults.length > 0) return { at: 'faults', faults }
      const saved = await files.save(found.pack)
      if (saved.at === 'failed') return { at: 'not-saved', reason: saved.reason }
      const { version, issuer, key, from } = aboutOf(found)
      const trust = parts.trustOf(key) ?? 'paired'
      const outcome = await station.execute(
        commandId,
        { type: 'take-pack', sha256, version, issuer, key, from, by: actor.account, reason, trust },
        actor,
      )
      await shown.settled()
      if (outcome.at === 'done' || outcome.at === 'unchanged')
        offered = offered.filter((one) => one.sha256 !== sha256)
      return { at: 'done', outcome }
    },

    async remove(commandId, actor, reason) {
      const outcome = await station.execute(
        commandId,
        { type: 'remove-pack', by: actor.account, reason },
        actor,
      )
      await shown.settled()
      return outcome
    },
  }
}

function notFound(found: Exclude<PackRead, { at: 'sound' }> | { at: 'unknown' }): NotFound {
  if (found.at === 'unknown') return found
  const { at: _, ...refusal } = found
  return { at: 'refused', refusal }
}

function aboutOf({ sha256, pack }: SoundPack): PackAbout {
  const { issuer, key, version, effectiveFrom } = pack.manifest
  const count = (folder: string) => Object.keys(pack.parts).filter((part) => part.startsWith(folder)).length
  return {
    sha256,
    issuer,
    key,
    version,
    from: effectiveFrom,
    guides: count('guide/'),
    notices: count('notice/'),
  }
}
