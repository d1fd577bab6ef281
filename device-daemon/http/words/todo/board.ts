import { fullDate } from '#daemon/full-date.ts'
import type { BoardTodo } from '#daemon/content/published/board-todo.ts'
import type { TodoWords } from '../todo.ts'

/** The trouble that names the classes all together. */
const BEHIND = 'board:behind'

export function boardTodoWords(todo: BoardTodo): TodoWords {
  const permission = 'content.edit'
  switch (todo.code) {
    case 'class-empty':
      return {
        title: `公开栏「${todo.name}」空着`,
        note: `${todo.latest === null ? '还没有公布过' : `上一次公布是${fullDate(todo.latest)}`}，群众打开看不到内容。`,
        act: '写一条',
        place: { panel: 'notices', open: `new/${todo.class}` },
        trouble: BEHIND,
        permission,
      }
    case 'class-overdue':
      return {
        title: `公开栏「${todo.name}」该更新了`,
        note: `${todo.rule}；${fullDate(todo.dueOn)}以前应有新的一条。`,
        act: '写一条',
        place: { panel: 'notices', open: `new/${todo.class}` },
        trouble: BEHIND,
        permission,
      }
    case 'publicity-ends':
      return {
        title: `公示「${todo.title}」${fullDate(todo.until)}到期`,
        note: '过了这一天自动撤下。',
        act: '去看',
        place: { panel: 'notices', open: todo.notice },
        permission,
      }
  }
}
