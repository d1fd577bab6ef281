import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import type { StaffTicket } from '#contract/clerk.ts'

type Named = Pick<StaffTicket, 'id' | 'number'>

/**
 * What is being written: nothing, why this ticket is put aside, what the window says while it is paused, a number for a
 * person at the counter, the case of a ticket, or those that are open, `open` one of them at once. `gone`: the ticket that the words were for
 * is no longer in hand, and what is still being typed must reach no other ticket.
 */
export type Writing =
  | { at: 'nothing' }
  | { at: 'reason'; ticket: Named }
  | { at: 'notice' }
  | { at: 'issue' }
  | { at: 'case'; ticket: StaffTicket }
  | { at: 'cases'; open: string | null }
  | { at: 'gone'; number: string }

export const NOTHING: Writing = { at: 'nothing' }

/** Long enough for a clerk who looks at the keys to look up. */
const LOOK_UP_MS = 3000

/** Words belong to the ticket they were begun for: with another one in hand, or none, the panel closes. */
export function stillWriting(writing: Writing, current: Named | null): Writing {
  const lost = writing.at === 'reason' && writing.ticket.id !== current?.id
  return lost ? { at: 'gone', number: writing.ticket.number } : writing
}

/** The panel of own words at a desk, closed by itself, and for good, when its ticket goes. */
export function useWriting(current: Named | null): [Writing, (what: Writing) => void] {
  const [begun, write] = useState<Writing>(NOTHING)
  const writing = stillWriting(begun, current)
  useLayoutEffect(() => {
    if (writing.at !== begun.at) write(writing)
  })
  useEffect(() => {
    if (writing.at !== 'gone') return undefined
    const timer = setTimeout(() => write(NOTHING), LOOK_UP_MS)
    return () => clearTimeout(timer)
  }, [writing.at])
  return [writing, write]
}
