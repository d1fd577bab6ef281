import fc from 'fast-check'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readMarkdown } from '#daemon/content/notice/markdown.ts'
import { cellToMend, filledFrom, withoutNumbers } from '../../../kiosk-ui/admin/notices/text/mends.ts'
import { pastedPieces } from '../../../kiosk-ui/admin/notices/text/pasted.ts'
import { tableOfFile } from '../../../kiosk-ui/admin/notices/text/table-of-file.ts'
import { readTable } from '../../../kiosk-ui/admin/tables/table.ts'
import { type MergedCell, unrolled } from '../../../kiosk-ui/admin/notices/text/unrolled.ts'
import { type PieceBody, markdownOf, piece, textOf } from '../../../kiosk-ui/admin/notices/text/pieces.ts'

const written = (bodies: readonly PieceBody[]) =>
  markdownOf({ pieces: bodies.map((body, i) => piece(body, i === 0 ? [] : [''])), tail: [''] }).body
const pasted = (clipboard: string) => written(pastedPieces(clipboard) ?? [])

const NOTICES = join(import.meta.dirname, '..', '..', '..', 'config', 'notices')

test('a text that is opened and closed is the same to the letter', async () => {
  const names = (await readdir(NOTICES, { recursive: true })).filter((name) => name.endsWith('.md'))
  expect(names.length).toBeGreaterThan(20)
  for (const name of names) {
    const body = await readFile(join(NOTICES, name), 'utf8')
    expect(markdownOf(textOf(body)).body, name).toBe(body)
  }
  const lines = fc.constantFrom(
    '',
    '  ',
    '# 一',
    '##  二',
    '- 甲',
    '* 乙',
    '1. 丙',
    '2. 丁',
    '1) 戊',
    '字',
    '---',
    '| a |',
    '|---|',
    '| 一 | 二 |',
    '|:--|--:|',
    '![图](media:x)',
    '张**',
    ' - 缩',
  )
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 14 }), (all) => {
      const body = all.join('\n')
      expect(markdownOf(textOf(body)).body).toBe(body)
    }),
  )
})

test('a table that is copied in Excel is the same as one that was written by hand', () => {
  const byHand = '| 序号 | 申请人 | 金额 |\n|---|---|---|\n| 1 | 赵某某 | 3.2 |\n| 2 | 陈某某 |  |\n'
  const byPaste = pasted('序号\t申请人\t金额\r\n1\t赵某某\t3.2\r\n2\t陈某某\t\r\n')
  expect(byPaste).toBe(byHand)
  expect(readMarkdown(byPaste, 0, { bold: true })).toEqual(readMarkdown(byHand, 0, { bold: true }))
})

test('words of Word stay paragraphs around their table, and a title over all columns stands above it', () => {
  expect(pasted('以下为名单\n\n序号\t姓名\n1\t赵某某\n\n请提意见\n')).toBe(
    '以下为名单\n\n| 序号 | 姓名 |\n|---|---|\n| 1 | 赵某某 |\n\n请提意见\n',
  )
  expect(pasted('低保名单\t\t\n序号\t姓名\t组\n1\t赵某某\t2\n')).toBe(
    '## 低保名单\n\n| 序号 | 姓名 | 组 |\n|---|---|---|\n| 1 | 赵某某 | 2 |\n',
  )
})

const cell = (text: string, across = 1, down = 1): MergedCell => ({ text, across, down })

test('each row of a table with merged cells says all of itself, and a head of several rows becomes one', () => {
  expect(
    unrolled([
      [cell('名单', 4)],
      [cell('组', 1, 2), cell('补助', 2, 1), cell('共', 1, 2)],
      [cell('低保'), cell('临时')],
      [cell('一组', 1, 2), cell('3'), cell('4'), cell('7')],
      [cell('1'), cell('2', 2)],
      [cell('合计', 3), cell('10')],
    ]),
  ).toEqual([
    ['名单', '', '', ''],
    ['组', '补助 低保', '补助 临时', '共'],
    ['一组', '3', '4', '7'],
    ['一组', '1', '2', ''],
    ['合计', '', '', '10'],
  ])
  // Cells that claim more than there is make no more of it.
  expect(unrolled([[cell('甲', 1000, 65_534)]])[0]?.length).toBe(200)
})

test('a cell of several lines, with quotes or with a bar, stays one cell', () => {
  expect(pasted('姓名\t备注\n赵某某\t"第一行\n说""好""|坏"\n')).toBe(
    '| 姓名 | 备注 |\n|---|---|\n| 赵某某 | 第一行 说"好"\\|坏 |\n',
  )
  expect(pastedPieces('没有表格的一段话\n第二段')).toBeNull()
})

test('what is changed changes only its own lines, and each piece knows the line on which it begins', () => {
  const { pieces, tail } = textOf('# 一\n\n甲\n乙\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n')
  const [first, words, table] = pieces
  if (!first || words?.at !== 'paragraph' || !table) throw new Error('the text has three pieces')
  const { body, starts } = markdownOf({ pieces: [first, { ...words, text: '丙' }, table], tail })
  expect(body).toBe('# 一\n\n丙\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n')
  expect([...starts.values()]).toEqual([0, 2, 4])
})

test('a number is taken out of its row by one press, and nothing else of the row', () => {
  expect(withoutNumbers(['3', '周某某 370000190001010000', '第1小组', '13800001111'])).toEqual([
    '3',
    '周某某',
    '第1小组',
    '',
  ])
  expect(withoutNumbers(['1', '赵某某', '第2小组', '2026'])).toBeNull()
  expect(cellToMend(['3', '周某某 370000190001010000', '5'], undefined)).toBe(1)
  expect(cellToMend(['3', '9岁'], 1)).toBe(1)
})

test('cells that are pasted into a table fill it from where they are pasted, and it grows for them', () => {
  const table = {
    at: 'table',
    rows: [
      ['a', 'b'],
      ['1', '2'],
    ],
    align: [],
    source: null,
  } as const
  expect(
    filledFrom(table, 1, 1, [
      ['3', '4'],
      ['5', '6'],
    ]).rows,
  ).toEqual([
    ['a', 'b', ''],
    ['1', '3', '4'],
    ['', '5', '6'],
  ])
})

test('a table of a file stands as it would if it was pasted, and each bad cell is named by its row and column', async () => {
  const csv = '低保名单,,,\n\n序号,姓名,,金额\n1,赵某某,村西,#REF!\n\n2,陈某某,村东,300\n'
  const read = await readTable(new TextEncoder().encode(csv))
  if (read.at !== 'read') throw new Error(read.code)
  const { bodies, ...told } = tableOfFile(read.table)
  expect(written(bodies)).toBe(pasted(csv.replaceAll('\n\n', '\n').replaceAll(',', '\t')))
  expect(told).toEqual({
    columns: 4,
    rows: 2,
    beyond: 0,
    bad: [
      { row: 4, column: 3, name: '', cell: '村西', why: 'no-name' },
      { row: 4, column: 4, name: '金额', cell: '#REF!', why: 'failed-formula' },
    ],
  })
})
