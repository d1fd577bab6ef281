import { useRef, useState } from 'preact/hooks'
import type { Todo } from '#contract/todo.ts'
import type { Trouble } from '#contract/trouble.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { newCommandId } from '../../link/command-id.ts'
import { useKeys } from '../../staff/keyboard.ts'
import { Panel } from '../../staff/panel.tsx'
import { words as staff } from '../../staff/words.ts'
import { TroublesList } from '../../staff/troubles.tsx'
import type { Admin } from '../admin.ts'
import { hrefOf } from '../place.ts'
import { words } from './words.ts'

/** The list itself: arrows go from one to the next, and Enter goes where it is done. */
export function TodoRows({ admin, list }: { admin: Admin; list: readonly Todo[] }) {
  const rows = useRef<HTMLOListElement>(null)
  const [how, setHow] = useState<string | null>(null)
  const acts = () => [...(rows.current?.querySelectorAll<HTMLElement>('.todo-act') ?? [])]
  function step(by: 1 | -1): void {
    const all = acts()
    const at = all.findIndex((act) => act === document.activeElement)
    const next = at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))
    all[next]?.focus()
    all[next]?.scrollIntoView({ block: 'nearest' })
  }
  useKeys(
    new Map([
      ['ArrowDown', () => step(1)],
      ['ArrowUp', () => step(-1)],
    ]),
  )
  const shown = admin.troubles.value.filter(({ id }) => id === how)
  return (
    <>
      {/* It scrolls in its own place, by keys as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus */}
      <ol class="todo-rows scrolls" ref={rows} tabIndex={0} aria-label={staff.todo.title}>
        {list.map((todo) => (
          <Row key={todo.id} todo={todo} onHow={() => setHow(todo.trouble)} />
        ))}
      </ol>
      {shown.length > 0 && (
        <Panel title={words.how} onClose={() => setHow(null)} wide>
          <How admin={admin} shown={shown} />
        </Panel>
      )}
    </>
  )
}

function Row({ todo, onHow }: { todo: Todo; onHow: () => void }) {
  const { when, title, note, act, place, progress } = todo
  return (
    <li data-when={when.at} data-code={todo.code}>
      <span class="todo-when">{staff.todo.when(todo)}</span>
      <div>
        <p class="todo-title">{title}</p>
        <p class="todo-note">{note}</p>
        {progress && (
          <meter
            class="todo-ticks"
            min={0}
            max={progress.of}
            value={progress.done}
            aria-label={words.done(progress.done, progress.of)}
          />
        )}
      </div>
      {place ? (
        <a class={`button todo-act${when.at === 'now' ? ' go' : ''}`} href={hrefOf(place)}>
          {act}
        </a>
      ) : (
        <TouchButton class={`todo-act${when.at === 'now' ? ' go' : ''}`} onPress={onHow}>
          {words.how}
        </TouchButton>
      )}
    </li>
  )
}

/** A trouble that no panel mends: what to do, and who goes. */
function How({ admin, shown }: { admin: Admin; shown: readonly Trouble[] }) {
  const state = admin.session.state.value
  if (state.at !== 'signed-in') return null
  const go = ({ id }: Trouble) =>
    void admin.api.ask('POST /api/troubles/acknowledge', {
      params: {},
      body: { commandId: newCommandId(), id },
    })
  return (
    <TroublesList
      troubles={shown}
      clock={admin.clock}
      api={admin.api}
      me={state.session.clerk.id}
      onGo={go}
    />
  )
}
