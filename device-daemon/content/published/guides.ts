import type { FoundWording, Guide, GuideList, GuideSearchReply, RestingGuide } from '#contract/guide.ts'
import { CatalogueItem } from '#contract/guide-document.ts'
import type { GuideDraft } from '#contract/guide-upkeep.ts'
import type { Clock } from '#daemon/clock.ts'
import { lockedFields } from '#daemon/content/guide/overlay.ts'
import { guide, guideList } from '#daemon/content/guide/guides.ts'
import type { Log } from '#daemon/log.ts'
import { type GuideSearch, prepareGuideSearch } from '#daemon/search/guide-search.ts'
import { spellAside } from '#daemon/pinyin/aside.ts'
import { checkShape } from '../check/shape.ts'
import type { Catalogue, Elsewhere } from '../guide/schema.ts'
import type { ServiceRules } from '../rules/rules.ts'
import type { PublishedContents } from './contents.ts'
import type { ContentsTrouble } from './troubles.ts'

/** The catalogue as everybody may read it now. */
export type Guides = {
  list(): GuideList
  guide(seq: number): Guide | undefined
  /** Why there is no guide to an errand, where it was withdrawn or is not in force yet; and whom to ask. */
  resting(seq: number): { guide: RestingGuide; townCentre: string } | undefined
  /** Best first. While the thread that spells cannot be had, by characters alone: `troubles` says so. */
  search(query: string): Promise<GuideSearchReply>
  /** What screens would show of a guide that is still being written, and which of its fields are locked. */
  draft(of: { id: string; value: unknown }): GuideDraft
  troubles(): readonly ContentsTrouble[]
}

const NOT_READ_BY_RESIDENTS = { keywords: undefined, editorNote: undefined }

/** A machine that had no files or no memory left for the thread that spells may have them again. */
const SPELL_AGAIN_MS = 60_000

/**
 * The catalogue as residents read it, worked out once for each publication. `queueOf`: where an errand's ticket goes.
 * `hashOf`: see `GuideEntry`; `spell`: see `prepareGuideSearch`.
 */
export function stationGuides(
  contents: PublishedContents,
  queueOf: (seq: number) => string,
  {
    clock,
    log,
    hashOf,
    spell = spellAside,
  }: {
    clock: Clock
    log: Log
    hashOf(value: unknown): string
    spell?: (texts: readonly string[]) => Promise<string[][]>
  },
): Guides {
  let prepared: { of: Catalogue; search: Promise<GuideSearch> } | null = null
  let unspelled: { since: string } | null = null

  function searchIn(catalogue: Catalogue): Promise<GuideSearch> {
    if (prepared?.of !== catalogue) prepared = { of: catalogue, search: prepare(catalogue) }
    return prepared.search
  }

  async function prepare(catalogue: Catalogue): Promise<GuideSearch> {
    try {
      const search = await prepareGuideSearch(catalogue.items, catalogue.expressions, spell)
      unspelled = null
      return search
    } catch (error) {
      log.error({ err: error }, 'the guides cannot be spelled: they are found by characters alone')
      unspelled ??= { since: new Date(clock.now()).toISOString() }
      clock.after(SPELL_AGAIN_MS, () => {
        if (prepared?.of !== catalogue) return
        prepared = null
        void searchIn(catalogue)
      })
      return prepareGuideSearch(catalogue.items, catalogue.expressions, async (texts) => texts.map(() => []))
    }
  }

  function whereToGo(
    { title, where, phone, related = [] }: Elsewhere,
    found: FoundWording | null,
  ): GuideSearchReply['elsewhere'] {
    const { townCentre } = contents.published('station')
    const lines = where.map((line) => line.replaceAll('{townCentre}', townCentre))
    return { title, where: lines, phone: phone ?? null, related, found }
  }

  /** By its object, which stays the same as long as it reads the same. */
  const hashes = new WeakMap<CatalogueItem, string>()
  function hashesOf({ items, domains }: Catalogue): { whole: string; of: ReadonlyMap<number, string> } {
    const of = new Map<number, string>()
    for (const item of items) {
      const known = hashes.get(item) ?? hashOf({ ...item, ...NOT_READ_BY_RESIDENTS })
      hashes.set(item, known)
      of.set(item.seq, known)
    }
    return { whole: hashOf({ domains, guides: Object.fromEntries(of) }), of }
  }

  const known = workedOut(contents, (published, { townCentre, portal }) => {
    const catalogue = { ...published, hash: hashesOf(published) }
    const all = catalogue.items.map(({ seq }) => guide(catalogue, seq, { townCentre, queueOf }))
    return {
      list: guideList(catalogue, { townCentre, portal }),
      bySeq: new Map(all.flatMap((made) => (made ? [[made.seq, made]] : []))),
    }
  })
  return {
    list: () => known().list,
    guide: (seq) => known().bySeq.get(seq),
    resting(seq) {
      const guide = contents.published('guide').resting?.find((one) => one.seq === seq)
      return guide && { guide, townCentre: contents.published('station').townCentre }
    },
    async search(query) {
      const catalogue = contents.published('guide')
      const { results, elsewhere } = (await searchIn(catalogue)).find(query)
      const place = elsewhere && catalogue.expressions.elsewhere[elsewhere.place]
      return {
        results,
        elsewhere: elsewhere && place ? whereToGo(place, elsewhere.found) : null,
      }
    },
    draft({ id, value }) {
      const { whole } = checkShape(CatalogueItem, value)
      const published = { ...contents.published('guide'), items: whole ? [whole] : [] }
      const catalogue = { ...published, hash: hashesOf(published) }
      const { townCentre } = contents.published('station')
      const city = contents.files('guide').find((file) => file.id === id)?.value
      return {
        guide: guide(catalogue, Number(id), { townCentre, queueOf }) ?? null,
        locked: Object.fromEntries(lockedFields(city)),
        open: whole ? whole.provenance.localConfirm : [],
      }
    },
    troubles: () =>
      unspelled === null
        ? []
        : [{ id: 'contents:pinyin', at: 'contents', code: 'pinyin-missing', since: unspelled.since }],
  }
}

/** Remembers what `work` made of the catalogue until another one, other words of the station or other rules are published. */
export function workedOut<T>(
  contents: PublishedContents,
  work: (catalogue: Catalogue, station: StationWays, rules: ServiceRules) => T,
): () => T {
  let known: { catalogue: Catalogue; station: StationWays; rules: ServiceRules; made: T } | null = null
  return () => {
    const catalogue = contents.published('guide')
    const { townCentre, portal = null } = contents.published('station')
    const rules = contents.published('rules')
    const before = known?.station
    if (
      known?.catalogue !== catalogue ||
      known.rules !== rules ||
      before?.townCentre !== townCentre ||
      before.portal?.url !== portal?.url ||
      before.portal?.name !== portal?.name
    ) {
      const station = { townCentre, portal }
      known = { catalogue, station, rules, made: work(catalogue, station, rules) }
    }
    return known.made
  }
}

/** Where the station sends people for what it does not do itself. */
type StationWays = { townCentre: string; portal: GuideList['portal'] }
