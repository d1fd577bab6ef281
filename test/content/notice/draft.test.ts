import { expect, test } from 'vitest'
import { MASKED_KINDS } from '#contract/notice.ts'
import type { BoardClass } from '#daemon/content/notice/board.ts'
import { draftOf } from '#daemon/content/notice/draft.ts'

const of: BoardClass = {
  id: '低保公示',
  name: '低保公示',
  kind: '公示',
  unit: '条',
  masking: MASKED_KINDS,
  maskingInFile: MASKED_KINDS,
  catalogued: null,
  publishEvery: null,
  online: '待核定',
}
const hung = { classes: [of], notices: [] }
const value = {
  class: '低保公示',
  title: '公示',
  publisher: '站',
  publishedAt: '2026-11-24',
  until: '2026-12-01',
  body: '名单：\n\n| 姓名 | 证件号 |\n|---|---|\n| 赵** | 370*** |\n| 周某 | 370000190001010000 |\n',
}
const blocked = { path: ['body', 5], words: '没有遮住', blocks: true }
const shown = (more: object, findings = [blocked]) =>
  draftOf({ id: 'new', value: { ...value, ...more }, findings }, hung, '2026-11-23')

test('a draft is seen among the others as on the first day on which it hangs', () => {
  const draft = shown({}, [])
  expect(draft).toMatchObject({ day: '2026-11-24', board: { today: '2026-11-24', latest: { id: 'new' } } })
  expect(draft?.notice).toMatchObject({ title: '公示', until: '2026-12-01', remainingDays: 8 })
})

test('a row that may not be published is not seen in the preview either, and its table stays whole', () => {
  const draft = shown({})
  expect(JSON.stringify(draft)).not.toContain('370000190001010000')
  expect(draft?.notice.blocks.at(-1)).toMatchObject({
    at: 'table',
    rows: [
      [[{ text: '赵**' }], [{ text: '370***' }]],
      [[{ text: '这里要改，不上屏' }], []],
    ],
  })
})

test('a text that cannot be read everywhere is seen where it can', () => {
  const draft = shown({ body: '第一行\n\n<b>第二行</b>\n\n第三行' }, [])
  expect(draft?.notice.blocks.map((block) => ('runs' in block ? block.runs[0]?.text : ''))).toEqual([
    '第一行',
    '这里要改，不上屏',
    '第三行',
  ])
})

test('what is not filled in yet keeps nothing from being seen, but a class it must have', () => {
  expect(
    draftOf({ id: 'new', value: { class: '低保公示' }, findings: [] }, hung, '2026-11-23'),
  ).toMatchObject({
    day: '2026-11-23',
    notice: { title: '', publishedAt: '2026-11-23', until: null, blocks: [] },
  })
  expect(shown({ class: '没有的' })).toBeNull()
})
