import { beforeAll, expect, onTestFinished, test } from 'vitest'
import type { ContentKind } from '#contract/contents.ts'
import type { Contents, ContentsRead } from '#daemon/content/contents.ts'
import type { Fault } from '#daemon/content/fault.ts'
import { openContents } from '#daemon/content/published/contents.ts'
import { contentHash } from '#daemon/daemon/content-hash.ts'
import { stationGuides } from '#daemon/content/published/guides.ts'
import { contentsTroubleWords } from '#daemon/http/words/troubles/contents.ts'
import { spellAside } from '#daemon/pinyin/aside.ts'
import { withoutCity } from '#test/support/made-contents.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { readToStart, SHIPPED } from '../settings/small-config.ts'

let shipped: Contents
beforeAll(async () => {
  const read = await readToStart(SHIPPED)
  if (read.at === 'faults') throw new Error(JSON.stringify(read.faults))
  shipped = read.settings.written.contents
})

/** What a reading of the files gives, and the contents that it leads to. */
type Read =
  | Exclude<ContentsRead, { at: 'sound' }>
  | (Extract<ContentsRead, { at: 'sound' }> & { contents: Contents })

/** Contents whose source says what the test puts into `next`. */
function published(setAside: Fault[] = []) {
  const clock = manualClock()
  let next: () => Promise<Read> = () => Promise.reject(new Error('nothing is there to be read'))
  let taken = shipped
  const written = {
    contents: shipped,
    setAside,
    async readAnew() {
      const read = await next()
      if (read.at === 'sound') taken = read.contents
      return read
    },
    under: () => ({ contents: taken, shadowed: [], leftOut: [] }),
    ...withoutCity,
    files: () => [],
    check: () => [],
    watch: () => () => {},
  }
  const contents = openContents(written, clock, silentLog())
  onTestFinished(contents.close)
  return {
    contents,
    clock,
    reads: (read: Read | Error) => {
      next = () => (read instanceof Error ? Promise.reject(read) : Promise.resolve(read))
      return contents.readAnew()
    },
  }
}

const sound = (contents: Contents): Read => ({ at: 'sound', contents, fromNextStart: [] })
const faulty = (...files: string[]): Read => ({
  at: 'faults',
  faults: files.map((file) => ({ file, path: 'until', line: 3, message: '应为：年-月-日' })),
})

test('only what has changed is told and worked out again', async () => {
  const { contents, clock, reads } = published()
  const guides = stationGuides(contents, () => 'general', { clock, log: silentLog(), hashOf: contentHash })
  const [list, board] = [guides.list(), contents.published('notice')]
  const told: (readonly ContentKind[])[] = []
  contents.onChanged((kinds) => told.push(kinds))

  await reads(sound(structuredClone(shipped)))
  expect(told).toEqual([])
  expect(guides.list()).toBe(list)

  await reads(sound({ ...structuredClone(shipped), places: { ...shipped.places, wifi: null } }))
  expect(told).toEqual([['places']])
  expect(guides.list()).toBe(list)
  expect(contents.published('notice')).toBe(board)
  expect(contents.published('places').wifi).toBeNull()
})

test('a fault changes nothing, is one trouble a file, and keeps the time since when it has been there', async () => {
  const { contents, clock, reads } = published()
  await reads(faulty('a.md', 'a.md', 'b.md'))
  const before = contents.troubles()
  expect(before.map((trouble) => contentsTroubleWords(trouble).words)).toEqual([
    'a.md 第 3 行  until：应为：年-月-日（还有 1 处）。改好以前，大家看到的还是原来的内容。',
    'b.md 第 3 行  until：应为：年-月-日。改好以前，大家看到的还是原来的内容。',
  ])
  await clock.advance(60_000)
  await reads(faulty('b.md', 'c.md'))
  const [b, c] = contents.troubles()
  expect(b).toEqual(before[1])
  expect(Date.parse(c?.since ?? '') - Date.parse(b?.since ?? '')).toBe(60_000)
  await reads(sound(shipped))
  expect(contents.troubles()).toEqual([])
})

test('what was left out at the start is a trouble until it is sound', async () => {
  const { contents, reads } = published([{ file: 'a.md', path: '', line: null, message: '没有正文' }])
  expect(contents.troubles().map((trouble) => contentsTroubleWords(trouble).words)).toEqual([
    expect.stringContaining('看不到这里的内容'),
  ])
  await reads(sound(shipped))
  expect(contents.troubles()).toEqual([])
})

test('a folder that cannot be read at all is a trouble, and the station goes on', async () => {
  const { contents, reads } = published()
  await reads(new Error('EIO'))
  expect(contents.troubles()).toHaveLength(1)
  expect(contents.published('notice')).toBe(shipped.notice)
})

test('what is not done here says where to go, in the words of this very station', async () => {
  const { contents, clock } = published()
  const guides = stationGuides(contents, () => 'general', { clock, log: silentLog(), hashOf: contentHash })
  const { elsewhere } = await guides.search('社保卡丢了')
  expect(elsewhere?.title).toContain('社保卡')
  expect(elsewhere?.where.join('')).toContain(shipped.station.townCentre)
  expect(elsewhere?.where.join('')).not.toContain('{')
})

test('errands are found by characters while no thread can be had to spell them, staff are told, and pinyin comes back', async () => {
  const { contents, clock } = published()
  let mayOpen = false
  const guides = stationGuides(contents, () => 'general', {
    hashOf: contentHash,
    clock,
    log: silentLog(),
    spell: (texts) => (mayOpen ? spellAside(texts) : Promise.reject(new Error('EMFILE'))),
  })
  const found = async (query: string) => (await guides.search(query)).results
  expect(await found('低保')).not.toEqual([])
  expect(await found('dibao')).toEqual([])
  expect(guides.troubles()).toMatchObject([{ at: 'contents' }])
  mayOpen = true
  await clock.advance(60_000)
  expect(await found('dibao')).not.toEqual([])
  expect(guides.troubles()).toEqual([])
})

test('a guide and the catalogue have one hash for what residents read, at every station, and another for any other word', async () => {
  const { contents, clock, reads } = published()
  const guides = stationGuides(contents, () => 'general', { clock, log: silentLog(), hashOf: contentHash })
  const hashes = () => ({
    guide: guides.guide(18)?.hash,
    other: guides.guide(19)?.hash,
    whole: guides.list().hash,
  })
  const before = hashes()
  expect(before.whole).toMatch(/^[0-9a-f]{16}$/)

  const changed = (by: (item: Contents['guide']['items'][number]) => object) => {
    const items = shipped.guide.items.map((item) => (item.seq === 18 ? { ...item, ...by(item) } : item))
    return reads(sound({ ...shipped, guide: { ...shipped.guide, items } }))
  }
  // As another station may hold it: its fields in another order, and words for its editors alone.
  await changed((item) => Object.fromEntries(Object.entries({ ...item, editorNote: '另一站' }).toReversed()))
  expect(hashes()).toEqual(before)
  await changed(({ fee }) => ({ fee: `${fee}。` }))
  const after = hashes()
  expect(after.other).toBe(before.other)
  expect(after.guide).not.toBe(before.guide)
  expect(after.whole).not.toBe(before.whole)
})
