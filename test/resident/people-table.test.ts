import { describe, expect, test } from 'vitest'
import type { Run } from '#contract/notice.ts'
import { found, listToSearch, waysToFind } from '../../kiosk-ui/resident/journeys/board/find-person.ts'
import {
  type Table,
  lineOf,
  peopleOf,
  readsAsList,
  surnameOf,
} from '../../kiosk-ui/parts/notice/people-table.ts'

const runs = (text: string): Run[] => [{ at: 'plain', text }]

function table(heads: string, rows: readonly string[]): Table {
  const cells = (line: string) => line.split('|').map(runs)
  return {
    at: 'table',
    columns: cells(heads).map((head) => ({ runs: head, align: 'left' })),
    rows: rows.map(cells),
  }
}

const shownOf = (of: Table, room: number) => {
  const people = peopleOf(of)
  return people && lineOf(of, people, room).map((column) => of.columns[column]?.runs[0]?.text)
}

describe('a table is about persons', () => {
  test.for([
    '序号|户主|村（居）民小组|保障人数',
    '序号|申请人（已脱敏）|村（居）民小组|拟确认结果',
    '村民小组|姓名|补贴金额（元）',
    '姓名|性别|享受类别',
    '序号|补贴对象|面积（亩）',
  ])('where its lines begin with a name: %s', (heads) => {
    expect(peopleOf(table(heads, []))).not.toBeNull()
  })

  test.for([
    '日期|项目|金额（元）',
    '日期|摘要|收入|支出|经手人姓名',
    '项目|收入（元）|支出（元）',
    '事项|负责人姓名|电话',
  ])('and not where they begin with a day or an item of the accounts: %s', (heads) => {
    expect(peopleOf(table(heads, []))).toBeNull()
  })
})

const households = table(
  '序号|户主|村民小组|人数|上次核定结果|本次核定结果|变动原因',
  Array.from(
    { length: 40 },
    (_, i) => `${i + 1}|${'赵钱孙李'[i % 4]}**|第${(i % 9) + 1}小组|2|二类|一类|大病`,
  ),
)

test('a person’s line says the group and what was decided last, as far as there is room', () => {
  expect(shownOf(households, 12)).toEqual(['户主', '村民小组', '本次核定结果'])
  expect(shownOf(households, 9)).toEqual(['户主', '村民小组'])
  expect(shownOf(households, 4)).toEqual(['户主'])
})

test('one long name among the others does not take the group from all lines', () => {
  const withLong = { ...households, rows: [...households.rows, ['41', '阿卜杜热合曼·买买提'].map(runs)] }
  expect(shownOf(withLong, 12)).toEqual(['户主', '村民小组'])
})

test('a table of a few persons that fits stays a table, and many persons get a line each', () => {
  const few = { ...households, rows: households.rows.slice(0, 3) }
  expect(readsAsList(few, true)).toBe(false)
  expect(readsAsList(few, false)).toBe(true)
  expect(readsAsList(households, true)).toBe(true)
})

test('one person is shown whole at once', () => {
  expect(readsAsList({ ...households, rows: households.rows.slice(0, 1) }, false)).toBe(false)
})

describe('somebody is looked for', () => {
  test('by group and by surname, each with how many there are', () => {
    const [group, surname] = waysToFind(households)
    expect(group).toMatchObject({ by: 'group' })
    expect(group?.values.get('第1小组')).toBe(5)
    expect([...(surname?.values ?? [])]).toEqual([
      ['赵', 10],
      ['钱', 10],
      ['孙', 10],
      ['李', 10],
    ])
  })

  test('only by what the list has', () => {
    const masked = {
      ...households,
      columns: households.columns.slice(0, 2),
      rows: households.rows.map((cells, i) => [cells[0] ?? [], runs(`*某${i}`)]),
    }
    expect(waysToFind(masked)).toEqual([])
    expect(listToSearch([masked])).toBeNull()
    expect(surnameOf('*某')).toBeNull()
  })

  test('and everybody of that group is there, with every column', () => {
    const [, list] = found(households, { by: 'group', value: '第9小组' })
    expect(list).toEqual({
      ...households,
      rows: households.rows.filter((cells) => cells[2]?.[0]?.text === '第9小组'),
    })
  })
})
