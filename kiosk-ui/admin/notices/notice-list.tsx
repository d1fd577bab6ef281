import type { Admin } from '../admin.ts'
import { useAnswer } from '../use-answer.ts'
import { words } from './words.ts'

/** Every notice, and what is shown of it. */
export function NoticeList({ admin }: { admin: Admin }) {
  const list = useAnswer(
    () => admin.api.ask('GET /api/contents/:kind', { params: { kind: 'notice' } }),
    admin.moved.value,
  )
  const today = admin.clock.wall.value?.day ?? ''
  if (list === null) return <p class="opening">{words.opening}</p>
  return (
    <section class="notices">
      <header>
        <h2>{words.title}</h2>
        <a class="go" href={`#notices/${newId(today, list.contents)}`}>
          {words.write}
        </a>
      </header>
      <ul>
        {list.contents.map(({ id, title, at, from }) => (
          <li key={id}>
            <a href={`#notices/${id}`}>{title}</a>{' '}
            {at === 'scheduled' ? words.editing.scheduled(from ?? '') : words.editing[at]}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The day and the first number that is free on it. */
function newId(day: string, known: readonly { id: string }[]): string {
  const ids = new Set(known.map(({ id }) => id))
  const free = (n: number): string => (ids.has(`${day}-${n}`) ? free(n + 1) : `${day}-${n}`)
  return free(1)
}
