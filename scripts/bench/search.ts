import { spellAside } from '#daemon/pinyin/aside.ts'
import { type Findable, prepareGuideSearch } from '#daemon/search/guide-search.ts'
import { folderSource } from '#daemon/content/files/folder-source.ts'
import { checkGuides } from '#daemon/content/guide/check-guides.ts'
import type { Effort } from './effort.ts'
import { inMs, type Row, type Spread, spreadOf } from './figures.ts'

/** As people type: a word, its pinyin, its initials, half a sentence, and something that many errands share. */
const QUERIES = [
  '低保',
  'dibao',
  'db',
  '交养老钱',
  '居民交养老保险',
  'jyl',
  '最低生活保障',
  '补贴',
  'yb',
  '护照',
  '俺娘八十了有钱领吗',
  '残疾证怎么换',
]
const SIZES = [
  { items: 62, goalMs: 2 },
  { items: 10_000, goalMs: 10 },
]

/**
 * 找一件事 over the real catalogue, and over as many errands as a whole province might list. The limit looks once at
 * every word of every errand, and understands nothing.
 */
export async function searchRows({ samples }: Effort): Promise<Row[]> {
  const folder = new URL('../../config', import.meta.url).pathname
  const { guide } = await folderSource(folder, (name) => name).read()
  const { catalogue, faults } = checkGuides(guide, undefined)
  if (faults.length > 0) throw new Error('the shipped catalogue has faults')
  const rows: Row[] = []
  for (const { items, goalMs } of SIZES) {
    const search = await prepareGuideSearch(manyOf(catalogue.items, items), catalogue.expressions, spellAside)
    const all = manyOf(catalogue.items, items)
    const limit = timesOf(samples, (query) => all.filter((errand) => holds(errand, query)))
    const { p50, p95, n } = timesOf(samples, (query) => search.find(query))
    rows.push({
      work: `search over ${items} errands, p50/p95 (n = ${n})`,
      measured: `${inMs(p50)}/${inMs(p95)} ms`,
      limit: `${inMs(limit.p50)}/${inMs(limit.p95)} ms`,
      goal: `p95 ≤ ${goalMs} ms`,
      ok: p95 <= goalMs,
      figures: { p50, p95, n, limitP50: limit.p50, limitP95: limit.p95 },
    })
  }
  return rows
}

function timesOf(samples: number, find: (query: string) => unknown): Spread {
  const times: number[] = []
  for (let round = -1; round < samples / 10; round++) {
    for (const query of QUERIES) {
      const began = performance.now()
      find(query)
      if (round >= 0) times.push(performance.now() - began)
    }
  }
  return spreadOf(times)
}

const holds = ({ name, plainTitle, keywords }: Findable, query: string): boolean =>
  name.includes(query) || plainTitle.includes(query) || keywords.some((word) => word.includes(query))

/** The real errands again and again, each time with something of its own in its words, so that no two are the same. */
function manyOf(items: readonly Findable[], count: number): Findable[] {
  return Array.from({ length: count }, (_, seq) => {
    const { name, plainTitle, keywords } = items[seq % items.length] ?? {
      name: '',
      plainTitle: '',
      keywords: [],
    }
    const copy = Math.floor(seq / items.length)
    return copy === 0
      ? { seq, name, plainTitle, keywords }
      : {
          seq,
          name: `${name}${copy}`,
          plainTitle: `${plainTitle}${copy}`,
          keywords: keywords.map((k) => `${k}${copy}`),
        }
  })
}
