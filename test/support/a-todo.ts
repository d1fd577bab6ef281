import type { Todo } from '#contract/todo.ts'

/** A class of the board that is empty, unless `more` says otherwise. */
export function aTodo(more: Partial<Todo> = {}): Todo {
  return {
    id: 'board:empty:党务公开',
    code: 'class-empty',
    when: { at: 'today' },
    title: '公开栏「党务公开」空着',
    note: '群众打开看不到内容。',
    act: '写一条',
    place: { panel: 'notices', open: 'new/党务公开' },
    since: null,
    trouble: null,
    progress: null,
    permission: 'content.edit',
    ...more,
  }
}
