import type { PacksReply } from '#contract/packs.ts'
import type { PackKeysDesk } from '#daemon/desks/packs/pack-keys-desk.ts'
import type { PackAbout, PacksDesk, RefusedPack } from '#daemon/desks/packs/packs-desk.ts'
import type { TakenPack } from '#daemon/domain/packs/packs.ts'
import type { PackAct } from '#daemon/domain/packs/projection.ts'
import { packRefusalWords } from '../words/packs.ts'

const HISTORY_SHOWN = 50

export type PacksViewParts = {
  desk: PacksDesk
  keys: PackKeysDesk
  nameOf(account: string): string
  fingerprintOf(key: string): string
  folders: readonly string[]
  /** The catalogue that is shown now. */
  catalogue(): { version: string; guides: number }
}

export type PacksView = ReturnType<typeof openPacksView>

/** 全市目录 as the 站长 sees it. */
export function openPacksView({ desk, keys, nameOf, fingerprintOf, folders, catalogue }: PacksViewParts) {
  const about = ({ sha256, issuer, version, from, key }: Omit<PackAbout, 'guides' | 'notices'>) => {
    return { sha256, issuer, version, from, fingerprint: fingerprintOf(key) }
  }
  const counted = (of: PackAbout) => ({ ...about(of), guides: of.guides, notices: of.notices })
  const taken = (pack: TakenPack | null) =>
    pack && {
      ...about(pack),
      by: nameOf(pack.by),
      takenAt: pack.time,
      trusted: keys.trusted().some(({ key }) => key === pack.key),
    }
  const refusedWords = (refusal: RefusedPack): string =>
    packRefusalWords(refusal, refusal.code === 'foreign' ? fingerprintOf(refusal.key) : null)

  function happened(act: PackAct): PacksReply['history'][number] {
    const common = { time: act.time, by: nameOf(act.by) }
    switch (act.type) {
      case 'pack-taken':
        return { at: 'taken', ...common, reason: act.reason ?? null, pack: about(act) }
      case 'pack-removed':
        return { at: 'removed', ...common, reason: act.reason }
      case 'pack-key-trusted':
        return {
          at: 'key-trusted',
          ...common,
          reason: null,
          name: act.name,
          fingerprint: fingerprintOf(act.key),
        }
      case 'pack-key-withdrawn':
        return {
          at: 'key-withdrawn',
          ...common,
          reason: act.reason,
          name: act.name,
          fingerprint: fingerprintOf(act.key),
        }
    }
  }

  return {
    counted,
    refusedWords,
    async standing(): Promise<PacksReply> {
      const [atHand, history] = await Promise.all([desk.atHand(), desk.history(HISTORY_SHOWN)])
      return {
        stands: taken(desk.stands()),
        next: taken(desk.next()),
        catalogue: catalogue(),
        atHand: atHand.map((one) => ({
          folder: one.folder,
          name: one.name,
          pack: one.at === 'sound' ? { ...counted(one.about), order: one.order } : null,
          refused: one.at === 'refused' ? refusedWords(one.refusal) : null,
        })),
        history: history.map(happened),
        trusted: keys.trusted().map(({ name, key, paired }) => ({
          name,
          key,
          fingerprint: fingerprintOf(key),
          paired: paired && { by: nameOf(paired.by), time: paired.time },
        })),
        folders: [...folders],
      }
    },
  }
}
