import { words as staff } from '../../staff/words.ts'
import { TodoPage } from './todo-page.tsx'
import { words } from './words.ts'

/** 要办的事: what needs a person, where it is done, and what residents see meanwhile. */
export const todo = {
  id: 'todo',
  title: staff.todo.title,
  note: words.note,
  permission: 'content.edit',
  Page: TodoPage,
} as const
