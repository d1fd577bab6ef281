import { type ReadonlySignal, effect, signal } from '@preact/signals'
import type { SessionView } from '#contract/clerk.ts'
import type { Permission } from '#contract/permission.ts'
import type { Session } from '../../staff/session.ts'
import type { StaffApi } from '../../staff/staff-api.ts'

/** What every editor of a page shares: who edits, and which documents hold changes that are kept nowhere yet. */
export type Editing = {
  api: StaffApi
  may(permission: Permission): boolean
  /** `kind/id` of every document with changes that would be lost with this page. */
  unsaved: ReadonlySignal<ReadonlySet<string>>
  mark(key: string, as: 'unsaved' | 'kept'): void
  /** Goes up when another person has taken the page over: nothing of what was being written stays. */
  person: ReadonlySignal<number>
}

/**
 * A locked page, and a session that has ended by itself, keep what is being written for the same person; who signs out, or
 * another person who signs in, ends it.
 */
export function openEditing(api: StaffApi, session: Session): Editing {
  const unsaved = signal<ReadonlySet<string>>(new Set(), { name: 'unsaved' })
  const person = signal(0, { name: 'person' })
  let name: string | null = null

  const here = (): SessionView | null => {
    const state = session.state.peek()
    return 'session' in state ? state.session : null
  }

  effect(() => {
    const state = session.state.value
    if (state.at === 'asking') return
    const left = state.at === 'signed-out' && state.said.words === ''
    const other = 'session' in state && name !== null && state.session.clerk.name !== name
    if ('session' in state) name = state.session.clerk.name
    if (!left && !other) return
    unsaved.value = new Set()
    person.value = person.peek() + 1
  })

  addEventListener('beforeunload', (event) => {
    if (unsaved.peek().size > 0) event.preventDefault()
  })

  return {
    api,
    may: (permission) => here()?.permissions.includes(permission) ?? false,
    unsaved,
    mark(key, as) {
      const isMarked = unsaved.peek().has(key)
      if (isMarked === (as === 'unsaved')) return
      const others = [...unsaved.peek()].filter((other) => other !== key)
      unsaved.value = new Set(as === 'unsaved' ? [...others, key] : others)
    },
    person,
  }
}
