import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { CaseMaterial } from '#contract/case-changes.ts'
import type { CaseForm } from '#contract/cases.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { type Brought, countOf } from './brought.ts'
import { words } from './words.ts'

type Props = { form: CaseForm; brought: Brought; onBring: (brought: Brought) => void }

const STATES = ['received', 'missing', 'not-needed'] as const
const KEYS: Readonly<Record<string, CaseMaterial['state']>> = {
  '+': 'received',
  '=': 'received',
  '-': 'missing',
  '.': 'not-needed',
}

/** The checklist of an errand: by finger, or by the keys at the edge of every keyboard. */
export function Materials({ form, brought, onBring }: Props) {
  const [at, go] = useState(0)
  const list = useRef<HTMLOListElement>(null)
  // The list takes the keys as soon as it is there.
  useLayoutEffect(() => list.current?.focus(), [])
  const last = form.materials.length - 1
  const set = (place: number, state: CaseMaterial['state']) => {
    onBring(brought.map((each, other) => (other === place ? state : each)))
    go(place)
  }
  return (
    <section class="case-materials">
      <header>
        <h3>{words.materials}</h3>
        <p>
          {words.sum(
            brought.length,
            countOf(brought, 'received'),
            countOf(brought, 'missing'),
            countOf(brought, 'not-needed'),
            countOf(brought, null),
          )}
        </p>
        <small>{words.keys}</small>
      </header>
      <ol
        ref={list}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what has keys must take the focus
        tabIndex={0}
        aria-label={words.materials}
        onKeyDown={(event) => {
          const state = KEYS[event.key]
          if (state !== undefined) {
            set(at, state)
            go(Math.min(at + 1, last))
          } else if (event.key === 'ArrowDown') go(Math.min(at + 1, last))
          else if (event.key === 'ArrowUp') go(Math.max(at - 1, 0))
          else return
          event.preventDefault()
        }}
      >
        {form.materials.map((material, place) => (
          <li
            key={material.name}
            data-here={place === at ? '' : undefined}
            data-state={brought[place] ?? 'left'}
          >
            <p>
              {material.name}
              <small>
                {[material.always ? '' : words.some, words.count(material)].filter(Boolean).join(' ')}
              </small>
            </p>
            <div role="group" aria-label={material.name}>
              {STATES.map((state) => (
                <TouchButton
                  key={state}
                  data-state={state}
                  aria-pressed={brought[place] === state}
                  onPress={() => set(place, state)}
                >
                  {words.material[state]}
                </TouchButton>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
