import { largeTodo, paperTodo, usualTodo } from '../made-up/todo.ts'
import { manyTroubles } from '../made-up/troubles.ts'
import type { GalleryState } from '../state.ts'
import { type AdminFixture, admin } from './fixture.ts'

export const todoStates: readonly GalleryState<AdminFixture>[] = [
  admin('todo', 'todo', { todo: usualTodo }),
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
