import { type ReadonlySignal, signal } from '@preact/signals'
import type { StaffTicket, WindowWork } from '#contract/clerk.ts'
import type { Undo, Wish } from './offers.ts'

/** How long 办完 and 取消 can be undone at all, and a 过号 without looking for it in the list. */
const UNDO_MS = 60_000

const NOTHING: Undo = { at: 'none' }

/** What the last press leaves to be undone, for a minute. */
export type LastPress = {
  undo: ReadonlySignal<Undo>
  /** A press counted. `before`: the work as it was pressed on. */
  put(wish: Wish, ticket: StaffTicket, before: WindowWork | null): void
  forget(): void
}

export function openLastPress(): LastPress {
  const undo = signal<Undo>(NOTHING, { name: 'undo' })
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    undo,
    put(wish, ticket, before) {
      const past = undo.peek()
      if (past.at !== 'none' && past.ticket.id === ticket.id) undo.value = NOTHING
      const next = undoOf(wish, ticket, before)
      if (next.at === 'none') return
      undo.value = next
      clearTimeout(timer)
      timer = setTimeout(() => (undo.value = NOTHING), UNDO_MS)
    },
    forget() {
      undo.value = NOTHING
    },
  }
}

function undoOf(wish: Wish, ticket: StaffTicket, before: WindowWork | null): Undo {
  if (wish.verb === 'no-show') return { at: 'no-show', ticket }
  if (wish.verb === 'cancel') return { at: 'cancelled', ticket }
  if (wish.verb === 'finish') return { at: 'done', ticket }
  if (wish.verb !== 'finish-and-call') return NOTHING
  // The answer is the one that was called.
  return { at: 'done', ticket: before?.current?.id === wish.ticketId ? before.current : ticket }
}
