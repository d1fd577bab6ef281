import type { Admin } from '../admin.ts'
import { PanelHead } from '../panel-head.tsx'
import { FirstUse } from './first-use.tsx'
import { Seen } from './seen.tsx'
import { TodoRows } from './todo-rows.tsx'
import { words } from './words.ts'
import { words as staff } from '../../staff/words.ts'

/** What needs a person, the most urgent first. */
export function TodoPage({ admin }: { admin: Admin }) {
  const list = admin.todo.list.value
  if (list === null) return <p class="opening">{words.opening}</p>
  const now = list.filter(({ when }) => when.at === 'now').length
  return (
    // On a tablet it scrolls as a whole, by keys as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus
    <div class="todo" tabIndex={0} role="group" aria-label={staff.todo.title}>
      <section class="todo-all" aria-label={staff.todo.title}>
        <PanelHead title={staff.todo.title}>
          {list.length > 0 && (
            <p class="todo-count">
              <b>{words.count(list.length)}</b>
              {now > 0 && words.held(now)}
            </p>
          )}
          {list.length > 1 && <Keys />}
        </PanelHead>
        {list.length === 0 ? (
          <div class="todo-none">
            <h3>{words.none.title}</h3>
            <p>{words.none.note}</p>
          </div>
        ) : (
          <TodoRows admin={admin} list={list} />
        )}
        <FirstUse admin={admin} />
      </section>
      <Seen admin={admin} />
    </div>
  )
}

function Keys() {
  return (
    <p class="todo-keys" aria-hidden="true">
      {words.keys.urgent} <kbd>↑</kbd> <kbd>↓</kbd> {words.keys.choose} <kbd>{words.keys.enter}</kbd>{' '}
      {words.keys.go}
    </p>
  )
}
