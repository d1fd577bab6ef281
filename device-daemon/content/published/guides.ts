import type { Guide, GuideList } from '#contract/guide.ts'
import { guide, guideList } from '#daemon/content/guide/guides.ts'
import { type GuideSearch, prepareGuideSearch } from '#daemon/search/guide-search.ts'
import { spellAside } from '#daemon/pinyin/aside.ts'
import type { Catalogue } from '../guide/schema.ts'
import type { PublishedContents } from './contents.ts'

/** The catalogue as everybody may read it now. */
export type Guides = {
  list(): GuideList
  guide(seq: number): Guide | undefined
  /** Best first. */
  search(query: string): Promise<{ seq: number; name: string }[]>
}

/** The catalogue as residents read it, worked out once for each publication. `queueOf`: where an errand's ticket goes. */
export function stationGuides(contents: PublishedContents, queueOf: (seq: number) => string): Guides {
  let prepared: { of: Catalogue; search: Promise<GuideSearch> } | null = null
  const known = workedOut(contents, (catalogue, townCentre) => {
    const all = catalogue.items.map(({ seq }) => guide(catalogue, seq, { townCentre, queueOf }))
    return {
      list: guideList(catalogue, townCentre),
      bySeq: new Map(all.flatMap((made) => (made ? [[made.seq, made]] : []))),
    }
  })
  return {
    list: () => known().list,
    guide: (seq) => known().bySeq.get(seq),
    search: async (query) => {
      const catalogue = contents.published('guide')
      if (prepared?.of !== catalogue)
        prepared = { of: catalogue, search: prepareGuideSearch(catalogue.items, spellAside) }
      return (await prepared.search).find(query)
    },
  }
}

/** Remembers what `work` made of the catalogue until another one, or another town centre, is published. */
export function workedOut<T>(
  contents: PublishedContents,
  work: (catalogue: Catalogue, townCentre: string) => T,
): () => T {
  let known: { catalogue: Catalogue; townCentre: string; made: T } | null = null
  return () => {
    const catalogue = contents.published('guide')
    const { townCentre } = contents.published('station')
    if (known?.catalogue !== catalogue || known.townCentre !== townCentre)
      known = { catalogue, townCentre, made: work(catalogue, townCentre) }
    return known.made
  }
}
