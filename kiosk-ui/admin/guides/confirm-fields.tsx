import { useState } from 'preact/hooks'
import type { GuideElement } from '#contract/guide.ts'
import type { Admin } from '../admin.ts'
import type { Confirmation } from './confirming.ts'
import { words } from './words.ts'

type Writing = { value: Confirmation; put(more: Partial<Confirmation>): void }

/** Who confirms an element, from where and when: today, by the person who is signed in, until something else is written. */
export function useConfirmation(admin: Admin, element: GuideElement): Writing {
  const state = admin.session.state.peek()
  const [value, setValue] = useState<Confirmation>({
    element,
    source: '',
    on: admin.clock.wall.peek()?.day ?? '',
    by: 'session' in state ? state.session.clerk.name : '',
  })
  return { value, put: (more) => setValue({ ...value, ...more }) }
}

export function ConfirmFields({ of: { value, put } }: { of: Writing }) {
  const { source, sourceHint, on, by } = words.confirm
  return (
    <>
      <label>
        {source}
        <input
          name="source"
          required
          maxLength={60}
          placeholder={sourceHint}
          autocomplete="off"
          value={value.source}
          onInput={({ currentTarget }) => put({ source: currentTarget.value })}
        />
      </label>
      <label>
        {on}
        <input
          name="on"
          type="date"
          required
          value={value.on}
          onInput={({ currentTarget }) => put({ on: currentTarget.value })}
        />
      </label>
      <label>
        {by}
        <input
          name="by"
          required
          maxLength={20}
          autocomplete="off"
          value={value.by}
          onInput={({ currentTarget }) => put({ by: currentTarget.value })}
        />
      </label>
    </>
  )
}
