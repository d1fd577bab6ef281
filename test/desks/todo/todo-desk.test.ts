import { expect, test } from 'vitest'
import type { Todo } from '#contract/todo.ts'
import type { Trouble } from '#contract/trouble.ts'
import { boardTodo } from '#daemon/content/published/board-todo.ts'
import { guidesTodo } from '#daemon/content/published/guides-todo.ts'
import { openTodoDesk } from '#daemon/desks/todo/todo-desk.ts'
import { todoInOrder, todoInWords, troubleTodo } from '#daemon/http/words/todo.ts'
import { boardTodoWords } from '#daemon/http/words/todo/board.ts'
import { guidesTodoWords } from '#daemon/http/words/todo/guides.ts'
import { aTodo } from '#test/support/a-todo.ts'
import { aTrouble } from '#test/support/a-trouble.ts'

const desk = (todo: readonly Todo[], troubles: readonly Trouble[]) =>
  openTodoDesk({ todo: () => todo, troubles: () => troubles.map(troubleTodo), inOrder: todoInOrder })

const behind = aTrouble({ id: 'board:behind', at: 'board', code: 'board-behind', urgency: 'soon' })
const empty = aTodo({ trouble: 'board:behind' })

test('what residents miss stands first, then what the calendar asks for, and last what can wait', () => {
  const list = desk(
    [
      aTodo({ id: 'guides', when: { at: 'sometime' } }),
      aTodo({ id: 'year', when: { at: 'days', days: 39, day: '2027-01-01' } }),
      aTodo({ id: 'ends', when: { at: 'days', days: 2, day: '2026-11-25' } }),
      aTodo({ id: 'earlier', since: '2026-11-20T01:00:00.000Z' }),
      aTodo({ id: 'later', since: '2026-11-22T01:00:00.000Z' }),
      aTodo({ id: 'always' }),
    ],
    [aTrouble({ id: 'paper' })],
  )
  expect(list.all().map(({ id }) => id)).toEqual([
    'paper',
    'later',
    'earlier',
    'always',
    'ends',
    'year',
    'guides',
  ])
})

test('a trouble that is told in more detail is not told twice', () => {
  expect(desk([empty], [behind]).of(['devices.see', 'content.edit'])).toEqual([empty])
})

test('a clerk is told what a clerk can do, and the trouble itself where the detail is for editors', () => {
  const list = desk([empty], [behind, aTrouble()])
  expect(list.of(['devices.see']).map(({ id }) => id)).toEqual(['device:printer-1', 'board:behind'])
})

test('a trouble leads to where it is seen to, by what a clerk says who goes', () => {
  const place = { panel: 'devices', open: 'printer-1' }
  expect(troubleTodo(aTrouble({ place }))).toMatchObject({
    when: { at: 'now' },
    title: '小票打印机没纸了',
    act: '去换纸',
    place,
    trouble: 'device:printer-1',
  })
})

const aClass = { id: 'dangwu', name: '党务公开', latest: '2026-08-15', warning: { at: 'none' } } as const
const term = (remainingDays: number, until: string) => {
  return { id: `term-${remainingDays}`, title: '低保公示', until, remainingDays }
}

test('an empty class, an overdue one and every 公示 that ends within a week are to be seen to, each where it is done', () => {
  const todo = boardTodo({
    classes: [
      { ...aClass, warning: { at: 'empty' } },
      {
        ...aClass,
        name: '财务公开',
        warning: { at: 'overdue', dueOn: '2026-11-01', rule: '财务收支每月公布' },
      },
      { ...aClass, name: '政策法规' },
    ],
    notices: [
      term(1, '2026-11-23'),
      term(3, '2026-11-25'),
      term(8, '2026-11-30'),
      { id: 'always', title: '长期公开', until: null, remainingDays: null },
    ],
  })
  expect(todoInWords(todo, boardTodoWords)).toMatchObject(
    [
      {
        code: 'class-empty',
        title: '公开栏「党务公开」空着',
        note: /2026年8月15日/,
        when: { at: 'today' },
        place: { panel: 'notices', open: 'new/dangwu' },
      },
      { code: 'class-overdue', title: '公开栏「财务公开」该更新了', note: /财务收支每月公布/ },
      { code: 'publicity-ends', when: { at: 'today' }, place: { panel: 'notices', open: 'term-1' } },
      { code: 'publicity-ends', when: { at: 'days', days: 2, day: '2026-11-25' }, title: /2026年11月25日/ },
    ].map(matching),
  )
})

/** Regular expressions in the place of texts. */
function matching(expected: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [
      key,
      value instanceof RegExp ? expect.stringMatching(value) : value,
    ]),
  )
}

const guide = (seq: number, unconfirmed: readonly '收费情况'[] = ['收费情况']) => {
  return { seq, plainTitle: `第 ${seq} 件`, unconfirmed: [...unconfirmed] }
}

test('of the guides that are not confirmed yet, those that people come for are to be confirmed first', () => {
  const all = [guide(1), guide(2, []), guide(3), guide(4), guide(5)]
  const taken = new Map([
    [2, 90],
    [4, 7],
    [5, 40],
  ])
  expect(todoInWords(guidesTodo(all, taken), guidesTodoWords)).toMatchObject([
    {
      when: { at: 'sometime' },
      title: '指南已确认 1 篇，还有 4 篇',
      note: '先核问得多的：第 5 件、第 4 件、第 1 件。',
      place: { panel: 'guides', open: '5' },
      progress: { done: 1, of: 5 },
    },
  ])
  expect(guidesTodo([guide(2, [])], taken)).toEqual([])
})
