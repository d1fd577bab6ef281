import { expect, test } from 'vitest'
import { Value } from 'typebox/value'
import type { CheckAnswer, Guide, GuideMaterial } from '#contract/guide.ts'
import { Paper } from '#contract/paper.ts'
import { checkPaper } from '#daemon/desks/guides/check-paper.ts'
import { compose } from '#daemon/devices/protocols/escpos/compose.ts'
import { shippedModel } from '#test/support/printer-models.ts'
import { readJob, unknownIn, wordsOn } from '#test/support/read-slip.ts'

const FACTS = {
  stationName: '示例社区便民服务站',
  phone: '0536-0000000（示例号码）',
  sample: false,
  day: '2026-11-23',
  hours: ['周一至周五 8:30–11:30 14:00–17:00'],
}

const material = (name: string, more: Partial<GuideMaterial> = {}): GuideMaterial => ({
  name,
  original: 1,
  copy: 0,
  note: '',
  required: true,
  drawing: 'M4 4h112v76h-112z',
  source: null,
  ...more,
})

const guide = {
  seq: 14,
  plainTitle: '八十岁高龄补贴',
  version: '2026.11.23',
  hash: '3f9a12c477d00b51',
  unconfirmed: ['申请材料'],
  materials: [
    material('户口簿', { note: '核对后退还' }),
    material('高龄补贴申请（登记）表', {
      note: '站内领取或由代办员打印，可帮填',
      source: '站内领取或由代办员打印',
    }),
    material('委托书', { required: 'conditional', when: '本人不能到场的才带' }),
  ],
} as unknown as Guide

function printed(answers: readonly CheckAnswer[], model: 'generic-80' | 'generic-58' = 'generic-80') {
  const paper = checkPaper(guide, answers, FACTS)
  expect(Value.Errors(Paper, paper)).toEqual([])
  const printer = shippedModel(model)
  const { inks } = readJob(compose(paper, printer, { at: 'fence' }), printer.dots)
  expect(unknownIn(inks)).toEqual([])
  return wordsOn(inks).join('').replaceAll(/\s/g, '')
}

test.for(['generic-80', 'generic-58'] as const)(
  '自查单 on %s says what is missing, where it is to be had, when we are open, and that it is not the notice',
  (model) => {
    const words = printed(['lack', 'lack', 'not-needed'], model)
    for (const said of [
      '自查单',
      '八十岁高龄补贴',
      '还差2样',
      '□户口簿没有或丢了，请问窗口',
      '站内领取或由代办员打印',
      '您说这次不用带委托书',
      '周一至周五',
      '0536-0000000',
      '仅供准备，不代替窗口一次性告知书',
      '材料待核定',
      '指南第14项',
      '目录2026.11.23',
    ])
      expect(words).toContain(said)
  },
)

test('with everything at hand it says so, and a thing that a window must judge is not called missing', () => {
  const all = printed(['have', 'have', 'not-needed'])
  expect(all).toContain('带齐了')
  expect(all).toContain('√户口簿')
  const unsure = printed(['have', 'have', 'ask'])
  expect(unsure).toContain('1样先问窗口')
  expect(unsure).not.toContain('还差')
  expect(unsure).toContain('本人不能到场的才带')
})
