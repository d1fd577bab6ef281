import { Check } from 'typebox/value'
import { beforeAll, expect, test } from 'vitest'
import { Guide, GuideList } from '#contract/guide.ts'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { feeWords } from '#daemon/content/guide/fee-words.ts'
import { onlineRate } from '#daemon/content/guide/online-rate.ts'
import { guide, guideList } from '#daemon/content/guide/guides.ts'
import type { Catalogue } from '#daemon/content/guide/schema.ts'
import { contentHash } from '#daemon/daemon/content-hash.ts'
import { readSettings } from '#daemon/settings.ts'

let catalogue: Catalogue & { hash: { whole: string; of: ReadonlyMap<number, string> } }
beforeAll(async () => {
  const options = { config: undefined, data: undefined, port: undefined, logLevel: undefined }
  const read = await readSettings(options, await scanDrivers())
  if (read.at === 'faults') throw new Error('the shipped configuration has faults')
  const { guide } = read.settings.written.contents
  const of = new Map(guide.items.map((item) => [item.seq, contentHash(item)]))
  catalogue = { ...guide, hash: { whole: contentHash(guide), of } }
})

const station = {
  townCentre: '示例街道便民服务中心',
  queueOf: (seq: number) => (seq === 36 ? 'party' : 'general'),
}
const guideTo = (seq: number) => guide(catalogue, seq, station)

test('every errand has a guide of the shape that the contract promises', () => {
  const list = guideList(catalogue, station)
  expect(Check(GuideList, list)).toBe(true)
  expect(list.guides.map(({ seq }) => seq)).toEqual(Array.from({ length: 62 }, (_, n) => n + 1))
  expect(list.guides.filter(({ seq }) => !Check(Guide, guideTo(seq)))).toEqual([])
})

test('a guide tells which of its elements nobody has confirmed', () => {
  expect(guideTo(1)?.unconfirmed).toEqual(['事项编码', '行使层级', '申请材料', '办理流程', '办理渠道'])
})

test('a guide knows its queue and the version of the catalogue', () => {
  expect(guideTo(36)).toMatchObject({ queueId: 'party', version: '2026.11.28' })
})

test('there is no guide to an errand that is not on the list', () => {
  expect(guideTo(63)).toBeUndefined()
})

test('only two errands give no ticket to residents, and each says why and whom to ask', () => {
  const { guides } = guideList(catalogue, station)
  const without = guides.filter(({ noTicket }) => noTicket !== null)
  expect(without.map(({ seq, suspended, noTicket }) => ({ seq, suspended, noTicket }))).toEqual([
    {
      seq: 17,
      suspended: '上位法规已废止，本地是否还组织鉴定待卫生健康部门核定',
      noTicket: '上位法规已废止，本地是否还组织鉴定待卫生健康部门核定。请问本站窗口或示例街道便民服务中心。',
    },
    {
      seq: 38,
      suspended: null,
      noTicket: '由党组织来函或派人办理，不接受个人取号。请问本站窗口或示例街道便民服务中心。',
    },
  ])
})

test('what the editor noted for himself stays out of the guide', () => {
  expect(JSON.stringify(guideTo(1))).not.toContain('editorNote')
})

test.for([
  ['免费', '不收费。'],
  ['无', '不收费。'],
  ['不收费。', '不收费。'],
  ['国家规定的基本避孕药具免费。', '国家规定的基本避孕药具不收费。'],
  ['咨询、诊疗按机构标准，公益热线免费。', '咨询、诊疗按机构标准，公益热线不收费。'],
  ['免费药具之外的按标准收费。', '免费药具之外的按标准收费。'],
  ['鉴定是否收费以答复为准；代办不收费。', '鉴定是否收费以答复为准；代办不收费。'],
])('the fee %s reads %s', ([written, read]) => {
  expect(feeWords(written ?? '')).toBe(read)
})

test('the rate of errands that can be done online counts no 便民事项, and says how much of it is confirmed', () => {
  const guides = catalogue.items.flatMap(({ seq }) => guideTo(seq) ?? [])
  const rate = onlineRate(guides, '社区')
  expect(rate.items).toHaveLength(35)
  expect(rate.counts).toBe(true)
  const confirmed = rate.items.map(({ seq }, i) => {
    const unconfirmed = i < 10 ? [] : ['办理渠道' as const]
    return { seq, name: '甲', itemClass: '公共服务' as const, onlineAvailable: i < 6, unconfirmed }
  })
  expect(onlineRate(confirmed, '社区')).toMatchObject({ confirmed: 10, percent: { least: 17, most: 88 } })
  expect(onlineRate(guides, '村').counts).toBe(false)
  expect(onlineRate([], '社区').percent).toBeNull()
})
