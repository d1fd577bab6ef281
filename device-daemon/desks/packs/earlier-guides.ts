import { type PackAct, packsProjection } from '#daemon/domain/packs/projection.ts'
import type { Station } from '#daemon/station.ts'
import type { ContentFiles } from '#daemon/store/documents/content-files.ts'
import type { Views } from '#daemon/store/views/views.ts'

/** A guide that only an earlier catalogue of the city's had; `on`: the day since when it is gone, YYYY-MM-DD. */
type EarlierGuide = { document: unknown; on: string }

type Parts = {
  station: Pick<Station, 'today'>
  views: Pick<Views, 'ask'>
  files: Pick<ContentFiles, 'read'>
  /** Of an instant, by the station's calendar. */
  dayOf(time: string): string
  /** Of what is kept under a pack's hash; null for what is none. */
  partsOf(document: unknown): Readonly<Record<string, unknown>> | null
}

/** More than a city publishes in a century. */
const ACTS_MAX = 1000

/**
 * Guides of the catalogues that stood here before, by their 序号. The packs are read when one of them is first asked for,
 * and again after another pack has come or another day: few people ask, and a start must not wait for it.
 */
export function openEarlierGuides({ station, views, files, dayOf, partsOf }: Parts) {
  let known: { of: string; guides: Promise<ReadonlyMap<number, EarlierGuide>> } | null = null

  async function read(stood: readonly Stood[]): Promise<ReadonlyMap<number, EarlierGuide>> {
    const guides = new Map<number, EarlierGuide>()
    // The last catalogue that had a guide says until when.
    for (const { sha256, until } of stood) {
      const kept = await files.read(sha256)
      const parts = kept.at === 'ok' ? partsOf(kept.document) : null
      for (const [part, document] of Object.entries(parts ?? {})) {
        const seq = seqOf(part)
        if (seq !== null && until !== null) guides.set(seq, { document, on: until })
      }
    }
    return guides
  }

  return async (seq: number): Promise<EarlierGuide | null> => {
    const acts = await views.ask(packsProjection, (queries) => queries.newest(ACTS_MAX))
    const of = `${acts.length} ${station.today()}`
    if (known?.of !== of) known = { of, guides: read(stoodOf(acts.toReversed(), dayOf, station.today())) }
    return (await known.guides).get(seq) ?? null
  }
}

/** `until`: the day on which another catalogue, or the station's own, took its place; null while it stands. */
type Stood = { sha256: string; until: string | null }

/** Every pack that people have read, the oldest first; `acts` are in the order in which they were done. */
function stoodOf(acts: readonly PackAct[], dayOf: (time: string) => string, today: string): Stood[] {
  const turns = acts.flatMap((act): { sha256: string | null; begin: string }[] => {
    const done = dayOf(act.time)
    if (act.type === 'pack-removed') return [{ sha256: null, begin: done }]
    if (act.type !== 'pack-taken') return []
    return [{ sha256: act.sha256, begin: act.from > done ? act.from : done }]
  })
  return turns.flatMap(({ sha256, begin }, i) => {
    const next = turns.slice(i + 1).map((turn) => turn.begin)
    const until = next.length === 0 ? null : next.reduce((first, one) => (one < first ? one : first))
    // Replaced before its day had come, or still to come.
    const neverStood = begin > today || (until !== null && until < begin)
    if (sha256 === null || neverStood) return []
    return [{ sha256, until: until !== null && until <= today ? until : null }]
  })
}

function seqOf(part: string): number | null {
  const [folder, id = ''] = part.split('/')
  return folder === 'guide' && /^\d+$/.test(id) ? Number(id) : null
}
