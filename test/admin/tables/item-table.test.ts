import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { csvText } from '../../../kiosk-ui/admin/tables/csv.ts'
import { columnOf, itemRows, itemTable } from '../../../kiosk-ui/admin/tables/item-table.ts'
import { partOf, partRows, parts, partTable } from '../../../kiosk-ui/admin/tables/part-table.ts'
import { xlsxFile } from '../../../kiosk-ui/admin/tables/xlsx-file.ts'
import { readTable } from '../../../kiosk-ui/admin/tables/table.ts'
import { SHIPPED } from '../../settings/small-config.ts'

const items = join(SHIPPED, 'catalogue/items')
const guides: Record<string, unknown>[] = readdirSync(items).map((name) =>
  parse(readFileSync(join(items, name), 'utf8')),
)

async function rowsOf(text: string) {
  const read = await readTable(new TextEncoder().encode(text))
  if (read.at === 'refused') throw new Error(read.code)
  return itemRows(read.table)
}

test('the list of items that is taken along and sent back as it is changes no guide', async () => {
  const back = await rowsOf(csvText(itemTable(guides)))
  expect(back).toMatchObject({ unread: [], strange: [] })
  expect(back?.rows.map(({ over }, i) => over(guides[i] ?? {}))).toEqual(guides)
})

test('a row changes what it has columns for, and nothing else of its guide', async () => {
  const guide = {
    seq: 18,
    fee: '不收费',
    timeLimit: { text: '当天', promisedWorkdays: 3 },
    materials: ['表'],
  }
  const table = await rowsOf(
    '序号,承诺工作日,办理流程,经办人\n18,很快,"申请\n\n 领取",张三\n18,1,,\n甲,1,,\n',
  )
  expect(table?.rows[0]?.over(guide)).toEqual({
    ...guide,
    // What is no number is told by the checks, as it was written.
    timeLimit: { text: '当天', promisedWorkdays: '很快' },
    steps: ['申请', '领取'],
  })
  expect(table?.unread).toEqual([
    { row: 3, seq: '18', why: 'repeated' },
    { row: 4, seq: '甲', why: 'no-seq' },
  ])
  expect(table?.strange).toEqual(['经办人'])
  expect(await rowsOf('名称,收费\n低保,不收费\n')).toBeNull()
})

test('materials and legal bases that are taken along and sent back as they are change no guide', async () => {
  for (const part of Object.values(parts)) {
    const read = await readTable(xlsxFile(partTable(part, guides)))
    if (read.at === 'refused') throw new Error(read.code)
    expect(partOf(read.table)).toBe(part)
    const back = partRows(part, read.table)
    expect(back).toMatchObject({ unread: [], strange: [] })
    const changed = new Map(back?.rows.map(({ seq, over }) => [seq, over]))
    expect(guides.map((guide) => changed.get(String(guide['seq']))?.(guide))).toEqual(guides)
  }
})

test('what has to be brought is read row by row, and a finding in it is told at its own row', async () => {
  const read = await readTable(
    new TextEncoder().encode(
      '序号,材料名称,原件（份）,要不要,经办人\n18,身份证,1,必须,张三\n甲,表,1,必须,\n18,户口簿,一,看看,\n20,,,,\n',
    ),
  )
  if (read.at === 'refused') throw new Error(read.code)
  const table = partRows(parts.materials, read.table)
  expect(table?.unread).toEqual([{ row: 3, seq: '甲', why: 'no-seq' }])
  expect(table?.strange).toEqual(['经办人'])
  const [lowIncome, other] = table?.rows ?? []
  expect(lowIncome?.over({ seq: 18, materials: [] })).toEqual({
    seq: 18,
    materials: [
      { name: '身份证', original: 1, copy: 0, required: true, note: '' },
      { name: '户口簿', original: '一', copy: 0, required: '看看', note: '' },
    ],
  })
  expect(lowIncome?.placeOf(['materials', 1, 'original'])).toEqual({ row: 4, column: '原件（份）' })
  expect(lowIncome?.placeOf(['fee'])).toBeNull()
  expect(other?.over({ seq: 20, materials: ['表'] })).toEqual({ seq: 20, materials: [] })
})

test('a finding is told at the column that it belongs to', () => {
  expect(columnOf(['timeLimit', 'promisedWorkdays'])).toBe('承诺工作日')
  expect(columnOf(['conditions', 3])).toBe('受理条件')
  expect(columnOf(['materials', 0, 'name'])).toBeNull()
})
