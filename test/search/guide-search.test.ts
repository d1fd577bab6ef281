import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { type Findable, type GuideSearch, prepareGuideSearch } from '#daemon/search/guide-search.ts'
import type { Found } from '#daemon/search/wordings.ts'
import { spellAside } from '#daemon/pinyin/aside.ts'
import type { Expressions } from '#daemon/content/guide/schema.ts'
import { readSettings } from '#daemon/settings.ts'
import { phrasings, unseen } from './phrasings.ts'

let search: GuideSearch
let items: readonly Findable[]
let expressions: Expressions

beforeAll(async () => {
  const drivers = await scanDrivers()
  const nothing = { config: undefined, data: undefined, port: undefined, logLevel: undefined }
  const read = await readSettings(nothing, drivers)
  if (read.at === 'faults') throw new Error(JSON.stringify(read.faults))
  ;({ items, expressions } = read.settings.written.contents.guide)
  search = await prepareGuideSearch(items, expressions, spellAside)
})

/** Where a query leads: an errand, or the title of a place elsewhere. */
function first(query: string): number | string | undefined {
  const { results, elsewhere } = search.find(query)
  return elsewhere ? expressions.elsewhere[elsewhere.place]?.title : results[0]?.seq
}
const found = (query: string) => search.find(query).results.map(({ seq }) => seq)
/** `text` with the marked part in brackets. */
function marked({ text, from, length }: Found): string {
  return `${text.slice(0, from)}[${text.slice(from, from + length)}]${text.slice(from + length)}`
}

test.for([
  ['低保', 18],
  ['dibao', 18],
  ['db', 18],
  ['DiBao', 18],
  ['交养老钱', 1],
  ['jyl', 1],
  ['jiaoyanglaoqian', 1],
  ['交医保', 10],
  ['yibaojiaofei', 10],
  ['老年证', 13],
  ['lnz', 13],
  ['高龄补贴', 14],
  ['盖章', 50],
  ['最低生活保障', 18],
  ['吃低保', 18],
  ['宅基地', 43],
  ['zhaijidi', 43],
  ['当兵', 42],
] as const)('somebody who looks for %s finds errand %i first', ([query, seq]) => {
  expect(first(query)).toBe(seq)
})

test('every errand is found first by its own plain title and by its formal name', () => {
  expect(items.length).toBe(62)
  for (const { seq, name, plainTitle } of items) {
    expect(first(name)).toBe(seq)
    expect(first(plainTitle)).toBe(seq)
  }
})

test('a wording that two errands share finds both', () => {
  expect(new Set(found('新农合').slice(0, 2))).toEqual(new Set([9, 10]))
  expect(found('gz')).toEqual(expect.arrayContaining([48, 50]))
})

test('words with others in between are found too', () => {
  expect(found('居民交养老保险')).toContain(1)
})

test('blanks, punctuation and full-width letters do not matter', () => {
  expect(found(' 低 保 ')).toEqual(found('低保'))
  expect(found('ｄｂ')).toEqual(found('db'))
})

test('half a syllable in the middle of a word is not a find', () => {
  expect(found('iba')).not.toContain(18)
})

test('of what people say, at least 95 of 100 lead to their place first', () => {
  const said = [
    ...expressions.here.flatMap(({ item, say }) => say.map((saying) => [saying, item] as const)),
    ...expressions.elsewhere.flatMap(({ title, say }) => say.map((saying) => [saying, title] as const)),
  ]
  expect(said.length).toBeGreaterThanOrEqual(200)
  const astray = said.filter(([saying, place]) => first(saying) !== place)
  expect(astray.length, JSON.stringify(astray)).toBeLessThanOrEqual(said.length * 0.05)
})

test.for([
  ['long', phrasings],
  ['short', unseen],
] as const)('so do at least 95 of 100 %s ways to say it that are written down nowhere', ([, ways]) => {
  const written = new Set([
    ...items.flatMap(({ name, plainTitle, keywords }) => [name, plainTitle].concat(keywords)),
    ...[...expressions.here, ...expressions.elsewhere].flatMap(({ say }) => say),
  ])
  const fresh = ways.filter(([said]) => !written.has(said))
  const astray = fresh.filter(([said, leads]) => {
    const place = first(said)
    if (typeof leads === 'number') return place !== leads
    return !expressions.elsewhere.some(
      ({ title, say }) => title === place && [title, ...say].some((words) => words.includes(leads)),
    )
  })
  expect(fresh.length).toBeGreaterThanOrEqual(20)
  expect(astray.length, JSON.stringify(astray)).toBeLessThanOrEqual(fresh.length * 0.05)
})

test('few and sure beats many: nobody who wants 低保 reads through three pages', () => {
  expect(found('低保').length).toBeLessThanOrEqual(3)
  expect(found('低保')).not.toContain(42)
  expect(found('db').length).toBeLessThanOrEqual(4)
  expect(found('db')[0]).toBe(18)
})

test('the part that was asked for is known, in characters and in letters', () => {
  const best = (query: string) => {
    const { results, elsewhere } = search.find(query)
    const wording = (elsewhere ?? results[0])?.found
    return wording && marked(wording)
  }
  expect(best('低保')).toBe('[低保]')
  expect(best('zhaiji')).toMatch(/\[宅基\]/)
  expect(best('高龄津')).toBe('[高龄津]贴')
  expect(best('煤气')).toBe('[煤气]')
})

test('who mixes up z and zh, n and l, in and ing finds the same', () => {
  expect(first('zaijidi')).toBe(first('zhaijidi'))
  expect(first('suifei')).toBe(first('shuifei'))
  expect(first('zengmin')).toBe(first('zhengming'))
  expect(first('langyebaoxian')).toBe(first('nangyebaoxian'))
})

test('what is on no list finds nothing, and what is done elsewhere says so alone', () => {
  expect(found('办护照')).toEqual([])
  expect(first('办护照')).toContain('护照')
  expect(found('xyzq')).toEqual([])
  expect(found('   ')).toEqual([])
})

test('anything may be typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
      expect(search.find(query, 5).results.length).toBeLessThanOrEqual(5)
    }),
    { numRuns: 300 },
  )
})
