import { describe, expect, test } from 'vitest'
import type { Block, Run } from '#contract/notice.ts'
import { readMarkdown } from '#daemon/content/notice/markdown.ts'

const plain = (text: string): Run => ({ at: 'plain', text })
const bold = (text: string): Run => ({ at: 'bold', text })
const paragraph = (...runs: Run[]): Block => ({ at: 'paragraph', runs })

const blocksOf = (body: string, options = { bold: true }) => {
  const { blocks, faults } = readMarkdown(body, 1, options)
  expect(faults).toEqual([])
  return blocks
}
const faultsOf = (body: string) => readMarkdown(body, 10, { bold: true }).faults

describe('what a notice may consist of', () => {
  test('headings of three levels, paragraphs, bold, lists, numbers and a rule', () => {
    const body =
      '# 一\n\n## 二\n\n### 三\n\n先看**公示期**，再看表。\n\n- 甲\n- **乙**\n\n3. 丙\n4. 丁\n\n---\n'
    expect(blocksOf(body)).toEqual([
      { at: 'heading', level: 1, runs: [plain('一')] },
      { at: 'heading', level: 2, runs: [plain('二')] },
      { at: 'heading', level: 3, runs: [plain('三')] },
      paragraph(plain('先看'), bold('公示期'), plain('，再看表。')),
      { at: 'list', items: [[plain('甲')], [bold('乙')]] },
      { at: 'numbered', first: 3, items: [[plain('丙')], [plain('丁')]] },
      { at: 'rule' },
    ])
  })

  test('a table sets its columns of figures to the right and keeps empty cells', () => {
    const body =
      '| 项目 | 收入（元） | 备注 |\n|---|---|---|\n| 集体收入 | 3,000 |  |\n| **合计** | -12.5 | 甲\\|乙 |\n'
    expect(blocksOf(body)).toEqual([
      {
        at: 'table',
        columns: [
          { runs: [plain('项目')], align: 'left' },
          { runs: [plain('收入（元）')], align: 'right' },
          { runs: [plain('备注')], align: 'left' },
        ],
        rows: [
          [[plain('集体收入')], [plain('3,000')], []],
          [[bold('合计')], [plain('-12.5')], [plain('甲|乙')]],
        ],
      },
    ])
  })

  test('a new line is a new paragraph, for a clerk who knows no Markdown', () => {
    expect(blocksOf('收入3000元\n支出1800元\n')).toEqual([
      paragraph(plain('收入3000元')),
      paragraph(plain('支出1800元')),
    ])
  })

  test('a paragraph indented by four spaces, or above a line of ---, is a paragraph', () => {
    expect(blocksOf('    正文\n\n　　正文\n---\n')).toEqual([
      paragraph(plain('正文')),
      paragraph(plain('正文')),
      { at: 'rule' },
    ])
  })

  test('a list item that goes on in the next line stays one item', () => {
    expect(blocksOf('- 甲\n  乙 abc\n  def')).toEqual([{ at: 'list', items: [[plain('甲乙 abc def')]] }])
  })

  test.for([
    '张**、李**',
    '张** 李**',
    '138****0000、139****1111',
    '3707**********1234',
    '张*三和李*四',
    '____年____月',
    '3~5天，~~8~~天',
    '`代码`',
    '[注]: 公示期15日',
    '[1] 见附表',
    'https://www.example.cn/a_b_c',
    '&lt;b&gt; &#49;',
    'a < b，b > c',
  ])('%s is shown as it is written', (text) => {
    expect(blocksOf(text)).toEqual([paragraph(plain(text))])
  })

  test('where names and numbers are masked, every star is a star', () => {
    const text = '赵**家2人，陈**家1人，**合计**3人'
    expect(blocksOf(text, { bold: false })).toEqual([paragraph(plain(text))])
  })

  test('a star with a backslash is a star', () => {
    expect(blocksOf('\\*\\*甲\\*\\*')).toEqual([paragraph(plain('**甲**'))])
  })
})

describe('what has no place in a notice', () => {
  test.for([
    ['甲\n\n<div>乙</div>', 12, 'HTML'],
    ['甲\n乙<br>丙', 11, 'HTML'],
    ['甲\n\n![图](a.png)', 12, '不能放别处的图片'],
    ['[甲](http://example.cn)', 10, '不能放链接'],
    ['<http://example.cn>', 10, '不能放链接'],
    ['```\n甲\n```', 10, '代码框'],
    ['甲\n\n> 乙', 12, '引用'],
    ['- 甲\n- [ ] 乙', 11, '勾选框'],
    ['#### 甲', 10, '标题最多三级'],
    ['- 甲\n- 乙\n  - 丙', 11, '再套列表'],
    ['- 甲\n\n  乙', 10, '再分段'],
    ['甲\n\n| 乙 | 丙 |\n| 丁 | 戊 |', 12, '表格没写对'],
    ['| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n合计', 13, '这一行有 1 格，表头有 2 格'],
  ] as const)('%j is told with its line', ([body, line, words]) => {
    expect(faultsOf(body)[0]).toEqual({ line, message: expect.stringContaining(words) as unknown })
  })
})
