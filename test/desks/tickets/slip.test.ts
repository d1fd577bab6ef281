import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { Paper } from '#contract/paper.ts'
import { bringPaper } from '#daemon/desks/guides/bring-paper.ts'
import { type SlipFacts, slip } from '#daemon/desks/tickets/slip.ts'
import { openDesk } from '#test/domain/queue/queue-harness.ts'

const facts: SlipFacts = {
  stationName: '示例社区便民服务站',
  sample: false,
  item: {
    name: '城乡居民基本养老保险征缴',
    plainTitle: '交居民养老保险',
    bring: bringPaper({
      materials: [
        { name: '本人有效身份证', original: 1, copy: 0, note: '', required: true },
        {
          name: '委托书',
          original: 0,
          copy: 0,
          note: '',
          required: 'conditional',
          when: '本人不能到场的才带',
        },
      ],
      unconfirmed: ['申请材料'],
    }),
  },
  ahead: 3,
  estimate: { minutes: 10, basis: 10 },
  edition: { version: '2026.11.1', hash: '3f9a12c477d00b51' },
  appVersion: '0.1.0',
  timeZone: 'Asia/Shanghai',
  copy: 'first',
}

function ticket(itemSeq: number) {
  const desk = openDesk()
  desk.pass(43)
  const card = { personTag: 'person-tag-1', priority: { at: 'card', reason: '老' } } as const
  return desk.ticket(desk.take({ itemSeq, card }))
}

const wordsOf = (paper: Paper): string[] =>
  paper.blocks.flatMap((block) => {
    switch (block.at) {
      case 'text':
        return [block.text]
      case 'ends':
        return [block.left, block.right]
      case 'list':
        return block.items
      case 'table':
        return [...block.columns.map(({ head }) => head), ...block.rows.flat()]
      case 'thing':
        return [block.name, ...block.lines]
      case 'qr':
        return [block.caption]
      case 'rule':
      case 'space':
        return []
    }
  })

test('the slip says number, errand, people ahead, wait, what to do, what to bring, when and from which catalogue', () => {
  const paper = slip(ticket(1), facts)
  expect(Value.Errors(Paper, paper)).toEqual([])
  expect(wordsOf(paper)).toEqual([
    '示例社区便民服务站',
    'A001',
    '查询码 4068',
    '交居民养老保险',
    '城乡居民基本养老保险征缴',
    '前面 3 人',
    '大约等 10 分钟',
    '按今天最近 10 人平均',
    '请坐下等，叫到号看大屏去几号窗口',
    '都要带',
    '待核定',
    '本人有效身份证',
    '原件 1 份',
    '有的才带',
    '委托书',
    '本人不能到场的才带',
    '取号',
    '2026年11月23日 09:43',
    '当日有效',
    '2026年11月23日',
    '目录 2026.11.1-3f9a12c4',
    '程序 0.1.0',
    'A001 请收好，到窗口出示',
  ])
})

test('the number fills the paper and the code carries the secret of the ticket', () => {
  const { blocks } = slip(ticket(1), facts)
  expect(blocks.filter((block) => block.at === 'text' && block.size === 'fill')).toMatchObject([
    { text: 'A001', align: 'center' },
  ])
  expect(blocks.at(-1)).toMatchObject({ at: 'qr', text: 'KT1:token-1' })
})

test('nothing on the slip tells who took it or why they go first', () => {
  const young = { ...ticket(1), personTag: null, priority: { at: 'none' } as const }
  expect(ticket(1).priority.at).toBe('card')
  expect(slip(ticket(1), facts)).toEqual(slip(young, facts))
})

test('a discreet errand reads 综合业务, and nothing to bring gives it away', () => {
  const words = wordsOf(slip(ticket(18), facts))
  expect(words).toContain('综合业务')
  expect(words).toContain('要带什么，请问窗口工作人员。')
  const { name, plainTitle, bring } = facts.item ?? { name: '', plainTitle: '', bring: [] }
  const secrets = [name, plainTitle, ...wordsOf({ blocks: [...bring] }), '待核定']
  for (const secret of secrets) expect(words.join()).not.toContain(secret)
})

test('a number without an errand reads 综合业务 too', () => {
  expect(wordsOf(slip(ticket(1), { ...facts, item: null }))).toContain('综合业务')
})

test('a confirmed list to bring bears no 待核定, and an empty one says so', () => {
  for (const [materials, said] of [
    [[{ name: '户口簿', original: 1, copy: 0, note: '', required: true }], '都要带'],
    [[], '不用带材料'],
  ] as const) {
    const bring = bringPaper({ materials: [...materials], unconfirmed: [] })
    const words = wordsOf(slip(ticket(1), { ...facts, item: { name: '甲', plainTitle: '甲', bring } }))
    expect(words).toContain(said)
    expect(words.join()).not.toContain('待核定')
    expect(words.filter((word) => word === '甲')).toHaveLength(1)
  }
})

test('without a basis no wait is promised, and without people ahead none are counted', () => {
  const words = wordsOf(slip(ticket(1), { ...facts, ahead: 0, estimate: { minutes: null, basis: 0 } }))
  expect(words).toContain('前面没有人')
  expect(words.join()).not.toContain('分钟')
})

test('whose windows are all closed is told so on paper', () => {
  const closed = { ...facts, ahead: 0, estimate: { minutes: null, basis: 0 }, unattended: true as const }
  expect(wordsOf(slip(ticket(1), closed))).toContain('能办这件事的窗口还没有开，开了就叫您')
})

test('who is the next is not told to wait 0 minutes', () => {
  const words = wordsOf(slip(ticket(1), { ...facts, ahead: 0, estimate: { minutes: 0, basis: 5 } }))
  expect(words).toContain('马上就到')
  expect(words.join()).not.toContain('0 分钟')
})

test('a slip that is printed again when the turn has come says where to go, and promises no waiting', () => {
  const called = { at: 'called', window: '1', calledAt: '2026-11-23T02:00:00.000Z', calls: 1 } as const
  const held = { at: 'held', window: '1', reason: '去复印', since: '2026-11-23T02:00:00.000Z' } as const
  for (const [state, said] of [
    [called, '请看大屏，到叫号的窗口去'],
    [held, '材料齐了请跟窗口说一声，还按这个号叫'],
  ] as const) {
    const words = wordsOf(slip({ ...ticket(1), state }, { ...facts, copy: 'again' }))
    expect(words).toContain(said)
    expect(words.join()).not.toMatch(/前面|大约等/)
  }
})

test('a reprint says 补打 and a sample station says 示例, an ordinary slip says neither', () => {
  const plain = wordsOf(slip(ticket(1), { ...facts, stationName: '青云村便民服务站' })).join()
  expect(plain).not.toMatch(/补打|【示例】/)
  expect(wordsOf(slip(ticket(1), { ...facts, copy: 'again' }))).toContain('【补打】')
  expect(wordsOf(slip(ticket(1), { ...facts, sample: true }))[0]).toContain('示例')
})

test('the time on the slip is that of the wall in the station, also over the date line', () => {
  const taken = { ...ticket(1), takenAt: '2026-11-23T16:05:00.000Z' }
  expect(wordsOf(slip(taken, facts))).toContain('2026年11月24日 00:05')
  expect(wordsOf(slip(taken, { ...facts, timeZone: 'America/New_York' }))).toContain('2026年11月23日 11:05')
})
