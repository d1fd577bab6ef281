import { type ReadonlySignal, effect, signal } from '@preact/signals'
import type { Todo } from '#contract/todo.ts'
import type { LinkState } from '../link/live.ts'
import { createRefresher } from './refresher.ts'
import type { Session } from './session.ts'
import type { StaffApi } from './staff-api.ts'

/** 要办的事 of the account that is signed in here, the most urgent first. */
export type TodoList = {
  /** Null until the station has said; nothing of it stays in the page of a person who has gone. */
  list: ReadonlySignal<readonly Todo[] | null>
  /** The list may read otherwise: asks for it. */
  look(): void
}

export function openTodoList(
  api: Pick<StaffApi, 'ask'>,
  session: Pick<Session, 'state' | 'hear'>,
  link: ReadonlySignal<LinkState>,
): TodoList {
  const list = signal<readonly Todo[] | null>(null, { name: 'todo' })
  // An agent sees to no device and no board: their list is the page itself.
  const isHere = () => {
    const state = session.state.peek()
    return state.at === 'signed-in' && state.session.permissions.includes('devices.see')
  }
  const refresher = createRefresher(
    () => api.ask('GET /api/todo', { params: {} }),
    (reply) => {
      if (reply.at === 'refused') session.hear(reply.problem)
      else if (isHere()) list.value = reply.value.todo
    },
  )
  const look = () => {
    if (isHere()) refresher.refresh()
  }
  // What was told while the link was away is not told again.
  effect(() => {
    if (session.state.value.at !== 'signed-in') list.value = null
    else if (link.value.at === 'live') look()
  })
  return { list, look }
}
