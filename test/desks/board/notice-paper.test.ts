import { expect, test } from 'vitest'
import type { Block, Notice } from '#contract/notice.ts'
import { noticePaper } from '#daemon/desks/board/notice-paper.ts'
import { compose } from '#daemon/devices/protocols/escpos/compose.ts'
import { shippedModel } from '#test/support/printer-models.ts'
import { readJob, unknownIn, wordsOn } from '#test/support/read-slip.ts'

const FACTS = { stationName: '示例社区便民服务站', phone: '0536-0000000', sample: false, day: '2026-11-23' }
const PICTURE: Block = {
  at: 'picture',
  media: `${'0'.repeat(64)}-300x400.png`,
  width: 300,
  height: 400,
  description: '停水的地方',
}
const words = (text: string) => [{ at: 'plain' as const, text }]
const table = (rows: number): Block => ({
  at: 'table',
  columns: ['序号', '申请人', '保障人数'].map((head, i) => ({
    runs: words(head),
    align: i === 2 ? 'right' : 'left',
  })),
  rows: Array.from({ length: rows }, (_, i) => [words(`${i + 1}`), words('赵**'), words('2')]),
})
const notice = (blocks: readonly Block[]): Notice => ({
  id: '2026-11-12-dibao',
  class: '低保公示',
  kind: '公示',
  title: '拟确认低保家庭公示',
  publisher: '示例村便民服务站',
  publishedAt: '2026-11-12',
  until: '2026-11-19',
  remainingDays: 3,
  sample: false,
  source: null,
  official: null,
  pinned: false,
  urgent: false,
  objection: { contact: '示例镇民政办', phone: '0536-1111111', place: '便民服务中心' },
  blocks: [...blocks],
})

function linesOn(blocks: readonly Block[], model: 'generic-80' | 'generic-58'): string[] {
  const printer = shippedModel(model)
  const paper = noticePaper(notice(blocks), FACTS)
  if (paper === null) throw new Error('no paper')
  const { inks } = readJob(compose(paper, printer, { at: 'fence' }), printer.dots)
  expect(unknownIn(inks)).toEqual([])
  return wordsOn(inks)
}

test.for(['generic-80', 'generic-58'] as const)(
  'a notice to take home says until when it hangs, its table in columns, and whom to object to: %s',
  (model) => {
    const lines = linesOn([{ at: 'paragraph', runs: words('以下家庭拟确认。') }, table(2), PICTURE], model)
    expect(lines.join('\n')).toContain('公示到 2026年11月19日')
    expect(lines).toContain('序号  申请人  保障人数')
    expect(lines).toContain('1     赵**           2')
    expect(lines).toContain('（图片）停水的地方')
    expect(lines).toContain('电话 0536-1111111')
  },
)

test('a table that is wider than the paper reads row by row, each figure behind its head', () => {
  const wide: Block = {
    at: 'table',
    columns: ['项目', '收入（元）', '支出（元）', '经手人和说明'].map((head) => ({
      runs: words(head),
      align: 'left',
    })),
    rows: [[words('集体林地承包费'), words('3,000'), words(''), words('村民小组长收，村会计记账')]],
  }
  const lines = linesOn([wide], 'generic-58')
  expect(lines).toEqual(expect.arrayContaining(['项目：集体林地承包费', '  收入（元）：3,000']))
  expect(lines.join('\n')).not.toContain('支出（元）')
})

test('a long one takes no more paper than a person can carry, and says that it goes on', () => {
  const long = [{ at: 'paragraph' as const, runs: words('字'.repeat(1_900)) }, table(400)]
  const lines = linesOn(long, 'generic-80')
  expect(lines.length).toBeLessThan(160)
  expect(lines.join('')).toContain('后面还有，这里没有印完')
  expect(lines).toContain('1     赵**           2')
  expect(linesOn([table(20)], 'generic-80').join('')).not.toContain('没有印完')
})

test('pictures alone are no slip', () => {
  expect(noticePaper(notice([PICTURE]), FACTS)).toBeNull()
})
