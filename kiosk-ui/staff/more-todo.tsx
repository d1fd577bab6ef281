import type { Todo } from '#contract/todo.ts'
import { words } from './words.ts'

/** A desk has other work: the first of them, and how many there are. */
const SHOWN = 3

/** What is done at the desk itself. */
const AT_THE_DESK: ReadonlySet<string> = new Set(['cases', 'bookings'])

/** What this account may do beside the troubles, shortened; it is done in /admin. */
export function MoreTodo({ list }: { list: readonly Todo[] | null }) {
  const more = beside(list)
  if (more.length === 0) return null
  return (
    <section class="more-todo" aria-label={words.todo.title}>
      <ul>
        {more.slice(0, SHOWN).map((todo) => (
          <li key={todo.id}>
            <span>{words.todo.when(todo)}</span>{' '}
            {todo.place && AT_THE_DESK.has(todo.place.panel) && todo.place.open !== null ? (
              <a href={`#${todo.place.panel}/${encodeURIComponent(todo.place.open)}`}>{todo.title}</a>
            ) : (
              todo.title
            )}
          </li>
        ))}
      </ul>
      <a class="button" href="/admin#todo">
        {words.todo.all(more.length)}
      </a>
    </section>
  )
}

/** Without the troubles themselves, which a desk shows in its own line: an entry that only tells of one is not one. */
function beside(list: readonly Todo[] | null): readonly Todo[] {
  return (list ?? []).filter(({ id, trouble }) => id !== trouble)
}
