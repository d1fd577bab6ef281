import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { type Findable, type GuideSearch, prepareGuideSearch } from '#daemon/search/guide-search.ts'
import { spellAside } from '#daemon/pinyin/aside.ts'
import { readSettings } from '#daemon/settings.ts'

let search: GuideSearch
let items: readonly Findable[]

beforeAll(async () => {
  const drivers = await scanDrivers()
  const nothing = { config: undefined, data: undefined, port: undefined, logLevel: undefined }
  const read = await readSettings(nothing, drivers)
  if (read.at === 'faults') throw new Error(JSON.stringify(read.faults))
  ;({ items } = read.settings.written.contents.guide)
  search = await prepareGuideSearch(items, spellAside)
})

const first = (query: string) => search.find(query)[0]?.seq
const found = (query: string) => search.find(query).map(({ seq }) => seq)

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

test('what is not on the list finds nothing, so that the screen can say where to go', () => {
  expect(found('办护照')).toEqual([])
  expect(found('xyzq')).toEqual([])
  expect(found('   ')).toEqual([])
})

test('anything may be typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
      expect(search.find(query, 5).length).toBeLessThanOrEqual(5)
    }),
    { numRuns: 300 },
  )
})
