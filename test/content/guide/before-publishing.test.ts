import { beforeAll, describe, expect, test } from 'vitest'
import { pathText } from '#daemon/content/check/finding.ts'
import { checkBeforePublishing } from '#daemon/content/guide/check-before-publishing.ts'
import type { CatalogueItem } from '#daemon/content/guide/schema.ts'
import { readToStart, SHIPPED } from '../../settings/small-config.ts'

let items: readonly CatalogueItem[]
beforeAll(async () => {
  const read = await readToStart(SHIPPED)
  if (read.at === 'faults') throw new Error(JSON.stringify(read.faults))
  ;({ items } = read.settings.written.contents.guide)
})

const guide = (seq: number, by: Partial<CatalogueItem> = {}): CatalogueItem => {
  const item = items.find((one) => one.seq === seq)
  if (item === undefined) throw new Error(`no guide ${seq}`)
  return { ...item, ...by }
}
const found = (item: CatalogueItem) =>
  checkBeforePublishing(item).map(
    ({ path, words, blocks }) => `${blocks ? '!' : '?'} ${pathText(path)} ${words}`,
  )

test('every guide of the city’s catalogue may be published as it is', () => {
  expect(items.flatMap((item) => found(item).filter((one) => one.startsWith('!')))).toEqual([])
})

describe('a guide is not published', () => {
  test.for<[string, Partial<CatalogueItem>, RegExp]>([
    ['name', { name: ' ' }, /^! name 事项名称空着/],
    ['basis', { legalBasis: [] }, /^! legalBasis 办事依据空着/],
    ['conditions', { conditions: [] }, /^! conditions 办理条件空着/],
    [
      'time limit',
      { timeLimit: { text: '', statutoryWorkdays: null, promisedWorkdays: null } },
      /^! timeLimit\.text 办理时限空着/,
    ],
    ['fee', { fee: '　' }, /^! fee 收费情况空着/],
  ])('without its %s, even where that is 待核定', ([, by, words]) => {
    expect(found(guide(18, by))).toEqual(expect.arrayContaining([expect.stringMatching(words) as unknown]))
  })

  test('without materials, unless it is known or 待核定 that none are needed', () => {
    const nowhere = { annex: [], document: [], national: [], localConfirm: [] }
    expect(found(guide(18, { materials: [], provenance: nowhere })).join('\n')).toContain(
      '! materials 申请材料空着',
    )
    for (const from of ['national', 'localConfirm'] as const)
      expect(
        found(guide(18, { materials: [], provenance: { ...nowhere, [from]: ['申请材料'] } })).join('\n'),
      ).not.toContain('materials')
  })

  test('with an empty line', () => {
    expect(found(guide(18, { conditions: ['低保家庭', ' '] }))).toEqual([
      '! conditions[1] 这一行空着，应写上或删去',
    ])
  })

  test.for<[Partial<CatalogueItem['timeLimit']>, string[], string | null]>([
    [{ promisedWorkdays: 10 }, ['受理（2个工作日）', '审核（5 个工作日）', '办结（3个工作日）'], null],
    [{ promisedWorkdays: 10 }, ['受理', '审核（5个工作日）'], null],
    [
      { promisedWorkdays: 10 },
      ['受理（2个工作日）', '审核（5个工作日）'],
      '各步加起来 7 个工作日，承诺时限写的是 10 个',
    ],
    [{ promisedWorkdays: 5 }, ['受理', '审核（6个工作日）'], '各步加起来 6 个工作日，承诺时限写的是 5 个'],
    [{ promisedWorkdays: 40 }, [], '比法定的 30 个还长'],
    [{ promisedWorkdays: null }, ['审核（6个工作日）'], null],
  ])('of the promise %j and the steps %j: %s', ([limit, steps, words]) => {
    const { timeLimit } = guide(18)
    const all = found(guide(18, { steps, timeLimit: { ...timeLimit, ...limit } })).join('\n')
    if (words === null) expect(all).toBe('')
    else expect(all).toContain(words)
  })

  test('that is 即办件 and takes longer than a day', () => {
    const { timeLimit } = guide(10)
    const taking = (promisedWorkdays: number) =>
      found(guide(10, { timeLimit: { ...timeLimit, promisedWorkdays } }))
    expect(taking(2).join('\n')).toContain('即办件应当场或当天办结')
    expect([...taking(0), ...taking(1)]).toEqual([])
  })

  test('that says 免费, with the word that is meant', () => {
    expect(found(guide(10, { fee: '免费' }))).toEqual(['! fee 规范的说法是“不收费”，应写成：不收费。'])
    expect(found(guide(10, { fee: '发放免费药具，不收费。' }))).toEqual([])
  })
})

test('a material among the conditions is told and keeps nothing from being published', () => {
  expect(found(guide(18, { conditions: ['低保家庭', '携带户口簿原件'] }))).toEqual([
    '? conditions[1] 这一条像是要带的材料，应写到申请材料里，群众才能勾选、打印',
  ])
})
