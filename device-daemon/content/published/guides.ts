import type { Guide, GuideList } from '#contract/guide.ts'
import { guide, guideList } from '#daemon/domain/guides/guides.ts'
import { queueOf } from '#daemon/domain/station/queue-rules.ts'
import { type GuideSearch, prepareGuideSearch } from '#daemon/search/guide-search.ts'
import { spellAside } from '#daemon/pinyin/aside.ts'
import type { Settings } from '#daemon/settings.ts'

/** The catalogue as everybody may read it. */
export type Guides = {
  list: GuideList
  guide(seq: number): Guide | undefined
  /** Best first. */
  search(query: string): Promise<{ seq: number; name: string }[]>
}

/** The catalogue as residents read it, worked out once: it changes only with the configuration. */
export function stationGuides({ catalogue, station }: Settings): Guides {
  const known = catalogue.items.map(({ seq }) =>
    guide(catalogue, seq, { townCentre: station.townCentre, queueOf: (item) => queueOf(station, item) }),
  )
  const bySeq = new Map(known.flatMap((made) => (made ? [[made.seq, made]] : [])))
  let prepared: Promise<GuideSearch> | null = null
  return {
    list: guideList(catalogue, station.townCentre),
    guide: (seq) => bySeq.get(seq),
    search: async (query) =>
      (await (prepared ??= prepareGuideSearch(catalogue.items, spellAside))).find(query),
  }
}
