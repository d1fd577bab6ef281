import type { FirstUseReply } from '#contract/first-use.ts'
import type { Answers } from '../made-up-daemon.ts'
import { largeTodo, paperTodo, usualTodo } from '../made-up/todo.ts'
import { manyTroubles } from '../made-up/troubles.ts'
import type { GalleryState } from '../state.ts'
import { type AdminFixture, admin } from './fixture.ts'

/** A station that has changed half of the sample into its own. */
const halfWay: FirstUseReply = {
  sample: 'sample',
  steps: [
    { step: 'name', at: 'done', left: 0, of: null, by: 'itself' },
    { step: 'contact', at: 'done', left: 0, of: null, by: 'itself' },
    { step: 'holidays', at: 'todo', left: 1, of: null, by: 'itself' },
    { step: 'windows', at: 'done', left: 0, of: 3, by: 'itself' },
    { step: 'devices', at: 'done', left: 0, of: 7, by: 'word' },
    { step: 'places', at: 'done', left: 0, of: null, by: 'itself' },
    { step: 'people', at: 'todo', left: 3, of: 4, by: 'itself' },
    { step: 'notices', at: 'todo', left: 4, of: null, by: 'itself' },
    { step: 'rules', at: 'done', left: 0, of: null, by: 'word' },
    { step: 'guides', at: 'todo', left: 47, of: 62, by: 'itself' },
    { step: 'utilities', at: 'later', left: 0, of: null, by: 'word' },
    { step: 'end', at: 'todo', left: 4, of: null, by: 'itself' },
  ],
  left: [
    '拟确认低保家庭公示',
    '2026年种植面积核实结果公示',
    '2026年10月财务收支公开',
    '居民代表会议决议公开',
  ].map((name, i) => {
    const id = `sample-${i}`
    return { step: 'notices', kind: 'notice', id, name, place: { panel: 'notices', open: id } }
  }),
}

const changed: Answers = {
  'GET /api/contents': {
    changes: (['station', 'notice', 'notice'] as const).map((kind, i) => ({
      at: i === 2 ? 'withdrawn' : 'published',
      kind,
      id: `made-up-${i}`,
      version: 2,
      by: '王芳',
      time: `2026-11-22T23:${50 - i}:00.000Z`,
      from: null,
      until: null,
    })),
  },
}
const firstUse: Answers = { ...changed, 'GET /api/first-use': halfWay }

export const todoStates: readonly GalleryState<AdminFixture>[] = [
  admin('todo', 'todo', { todo: usualTodo }),
  admin('todo-first-use', 'todo', { todo: usualTodo, answers: firstUse }),
  admin('todo-first-use-step', 'todo', {
    answers: firstUse,
    async steps(hand) {
      await hand.pressOn('[data-step=notices]')
      await hand.see('dialog[open]')
    },
  }),
  admin('todo-end-sample', 'todo', {
    todo: usualTodo,
    answers: firstUse,
    async steps(hand) {
      await hand.pressOn('[data-step=end]')
      await hand.see('dialog[open]')
    },
  }),
  admin('todo-one', 'todo', { todo: (snapshot) => [paperTodo(snapshot)] }),
  admin('todo-none', 'todo'),
  admin('todo-large', 'todo', { todo: largeTodo }),
  admin('todo-how', 'todo', {
    todo: largeTodo,
    windows: (snapshot) => ({ ...snapshot, troubles: manyTroubles(snapshot) }),
    async steps(hand) {
      await hand.press('怎么办')
      await hand.see('dialog[open]')
    },
  }),
  admin('todo-still-asking', 'todo', { answers: { 'GET /api/todo': 'never' } }),
]
