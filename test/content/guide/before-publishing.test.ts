import { beforeAll, describe, expect, test } from 'vitest'
import { pathText } from '#daemon/content/check/finding.ts'
import { checkBeforePublishing } from '#daemon/content/guide/check-before-publishing.ts'
import type { CatalogueItem } from '#contract/guide-document.ts'
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

test('nothing is found in any guide of the city’s catalogue as it is', () => {
  expect(items.flatMap(found)).toEqual([])
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

describe('a material among the conditions', () => {
  test('is not published: it belongs where it can be ticked and printed', () => {
    expect(found(guide(18, { conditions: ['低保家庭', '携带户口簿原件'] }))).toEqual([
      '! conditions[1] 这一条是要带的材料，应写到申请材料里，群众才能勾选、打印',
    ])
  })

  test('is only told where holding it may be what the errand is about', () => {
    expect(found(guide(18, { conditions: ['低保家庭', '持有居住证明'] }))).toEqual([
      '? conditions[1] 这一条像是要带的材料；要带的应写到申请材料里，群众才能勾选、打印',
    ])
  })
})

describe('a guide is not published with words that tell a resident nothing, or something false:', () => {
  test.for<[Partial<CatalogueItem>, string, RegExp]>([
    [{ result: '按通知参加免费检查。' }, 'result', /“不收费”/],
    [{ tips: ['可以走法律援助，免费'] }, 'tips[0]', /“不收费”/],
    [{ audience: ['残疾证持有人'] }, 'audience[0]', /残疾人证/],
    [{ steps: ['3月1日前报名'] }, 'steps[0]', /2026年11月28日/],
    [{ steps: ['□ 交材料'] }, 'steps[0]', /方框/],
    [{ suspended: '依据待核' }, 'suspended', /待核定/],
    [{ fee: '待核定。代办不收费。' }, 'fee', /句子里应删去/],
    [
      { timeLimit: { text: '承诺件，时限待核定。', statutoryWorkdays: null, promisedWorkdays: null } },
      'timeLimit.text',
      /句子里应删去/,
    ],
    [{ legalBasis: [{ title: '《社会救助法》', confidence: 'high' }] }, 'legalBasis[0].title', /书名号/],
    [{ legalBasis: [{ title: '文件·二（四）11', confidence: 'high' }] }, 'legalBasis[0].title', /全名/],
  ])('%j', ([by, path, words]) => {
    const [told = '', ...others] = found(guide(18, by))
    expect(others).toEqual([])
    expect(told.startsWith(`! ${path} `)).toBe(true)
    expect(told).toMatch(words)
  })

  test('a mark on what the document itself gives', () => {
    const { provenance } = guide(18)
    const localConfirm = [...provenance.localConfirm, '事项类型' as const]
    expect(found(guide(18, { provenance: { ...provenance, localConfirm } }))).toEqual([
      '! provenance.localConfirm[5] 事项类型 文件里已经写明，不应再标待核定',
    ])
  })

  test('a promise without a number of days that nobody is asked to confirm', () => {
    const { provenance } = guide(18)
    const localConfirm = provenance.localConfirm.filter((element) => element !== '办理时限')
    expect(found(guide(18, { provenance: { ...provenance, localConfirm } }))).toEqual([
      '! timeLimit.promisedWorkdays 承诺时限空着，应写几个工作日；没核定的应标待核定',
    ])
  })

  test('dates of every year and of a year, a name of the annex and the only word for “unknown” may stand', () => {
    expect(
      found(
        guide(45, { conditions: ['每年3月1日前', '2026年11月28日以后', '当年12月31日以前'], fee: '待核定' }),
      ),
    ).toEqual([])
  })
})

test('a confirmation takes 待核定 away, and names its source, a real day and a person, once', () => {
  const confirmed = { element: '办理时限', source: '镇民政办答复', on: '2026-11-28', by: '张桂英' } as const
  const { timeLimit } = guide(18)
  const promised = { ...timeLimit, promisedWorkdays: 20 }
  expect(found(guide(18, { timeLimit: promised, confirmed: [confirmed] }))).toEqual([])
  expect(found(guide(18, { confirmed: [confirmed] }))).toEqual([
    '! timeLimit.promisedWorkdays 承诺时限空着，应写几个工作日；没核定的应标待核定',
  ])
  const wrong = { ...confirmed, on: '2026-02-30', source: ' ', by: ' ' }
  expect(found(guide(18, { timeLimit: promised, confirmed: [confirmed, wrong] }))).toEqual([
    '! confirmed[1].on 日历上没有 2026-02-30 这一天，应为：年-月-日',
    '! confirmed[1].source 核定的出处空着，应写哪份文件或谁答复的',
    '! confirmed[1].by 谁核定的空着，应写姓名',
    '! confirmed[1].element 办理时限 核定了两遍，应只写一遍',
  ])
})
