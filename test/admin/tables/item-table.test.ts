import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { csvText } from '../../../kiosk-ui/admin/tables/csv.ts'
import { columnOf, itemRows, itemTable } from '../../../kiosk-ui/admin/tables/item-table.ts'
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

test('a finding is told at the column that it belongs to', () => {
  expect(columnOf(['timeLimit', 'promisedWorkdays'])).toBe('承诺工作日')
  expect(columnOf(['conditions', 3])).toBe('受理条件')
  expect(columnOf(['materials', 0, 'name'])).toBeNull()
})
