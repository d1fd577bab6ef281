import { isPackEvent } from '#daemon/domain/packs/events.ts'
import { packsAt, type TakenPack } from '#daemon/domain/packs/packs.ts'
import type { Standing } from '#daemon/domain/standing.ts'
import type { Station } from '#daemon/station.ts'
import type { ContentFiles } from '#daemon/store/documents/content-files.ts'

/** A pack was taken, and its file cannot be had; what stands instead is the one before it, or the files. */
export type PackTrouble = {
  at: 'contents'
  /** `pack-missing`: this machine has not got its file. */
  code: 'pack-missing' | 'pack-damaged'
  issuer: string
  version: number
} & Standing

export type ShownPack = {
  /** Resolves once the station stands on what the ledger says by now. */
  settled(): Promise<void>
  /** What it stands on; null: on its files. */
  stands(): TakenPack | null
  troubles(): readonly PackTrouble[]
  close(): void
}

type Parts = {
  station: Pick<Station, 'state' | 'onEntries' | 'onTick' | 'today'>
  files: Pick<ContentFiles, 'read'>
  /** The station stands on this pack; null: on its files. */
  standOn(pack: { taken: TakenPack; parts: Readonly<Record<string, unknown>> } | null): void
  /** Of what is kept under a pack's hash; null for what is none. */
  partsOf(document: unknown): Readonly<Record<string, unknown>> | null
}

/** Keeps what the station stands on in line with the ledger and with its calendar. A file is read once. */
export async function openShownPack({ station, files, standOn, partsOf }: Parts): Promise<ShownPack> {
  let stands: TakenPack | null = null
  let troubles: readonly PackTrouble[] = []
  let following: Promise<void> = Promise.resolve()

  async function follow(): Promise<void> {
    const failed: PackTrouble[] = []
    for (const taken of packsAt(station.state().packs, station.today())) {
      const { sha256, issuer, version, time } = taken
      if (sha256 === stands?.sha256) return done(taken, failed)
      const read = await files.read(sha256)
      const parts = read.at === 'ok' ? partsOf(read.document) : null
      if (parts !== null) {
        standOn({ taken, parts })
        return done(taken, failed)
      }
      const code = read.at === 'missing' ? 'pack-missing' : 'pack-damaged'
      failed.push({ id: `contents:pack/${sha256}`, at: 'contents', code, issuer, version, since: time })
    }
    if (stands !== null) standOn(null)
    done(null, failed)
  }

  function done(taken: TakenPack | null, failed: readonly PackTrouble[]): void {
    stands = taken
    troubles = failed
  }

  function settled(): Promise<void> {
    following = following.then(follow)
    return following
  }

  const ends = [
    station.onEntries((entries) => {
      if (entries.some(({ events }) => events.some(isPackEvent))) void settled()
    }),
    // A pack counts from its day on, and a file of another machine may have come.
    station.onTick(() => void settled()),
  ]
  await settled()
  return {
    settled,
    stands: () => stands,
    troubles: () => troubles,
    close: () => ends.forEach((end) => end()),
  }
}
