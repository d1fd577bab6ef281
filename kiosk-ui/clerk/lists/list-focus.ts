import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** What an arrow stops at: a row that opens, and the button that stands in a row. */
const STOPS = '.row-line > button:not(:disabled)'
const ROW = '.row-who:not(:disabled)'

/**
 * Keeps the focus in a list whose rows come and go: fallen to the page it would make the next Enter the big button's.
 * `ids`: the rows in their order. The ref goes on the list, which must be able to take the focus itself.
 */
export function useListFocus(list: string, ids: readonly string[]): RefObject<HTMLOListElement | null> {
  const rows = useRef<HTMLOListElement>(null)
  const drawn = useRef({ list, ids })
  // Still as the rows were drawn before: the browser forgets who had the focus as it takes the row away.
  const before = drawn.current
  const held = heldIn(rows.current)
  useLayoutEffect(() => {
    drawn.current = { list, ids }
    if (held.at === 'nowhere') return
    if (before.list === list && hearsKeys(rows.current)) return
    const was = held.at === 'row' ? before.ids[held.index] : undefined
    const next = before.list !== list ? ids[0] : was && neighbour(before.ids, ids, was)
    focusRow(rows.current, next === undefined ? -1 : ids.indexOf(next))
  })
  return rows
}

/**
 * The row itself where it is still there, else the one that came after it, else the one before; the nearest first.
 */
export function neighbour(before: readonly string[], now: readonly string[], id: string): string | undefined {
  const still = new Set(now)
  const at = before.indexOf(id)
  return (
    before.slice(at).find((other) => still.has(other)) ??
    before.slice(0, at).findLast((other) => still.has(other))
  )
}

/** From stop to stop of the list as the arrows say, from anywhere else to the first one. */
export function moveInList(by: 1 | -1): void {
  const stops = [...document.querySelectorAll<HTMLElement>(STOPS)]
  const from = document.activeElement
  const row = from?.closest('.lists-rows li')
  if (!from || !row) return stops[0]?.focus()
  const where = (stop: HTMLElement) => from.compareDocumentPosition(stop)
  const next =
    by === 1
      ? stops.find((stop) => where(stop) & Node.DOCUMENT_POSITION_FOLLOWING)
      : stops.findLast((stop) => where(stop) & Node.DOCUMENT_POSITION_PRECEDING)
  next?.focus()
}

type Held = { at: 'nowhere' } | { at: 'list' } | { at: 'row'; index: number }

/** Where in the list the focus is. */
function heldIn(rows: HTMLElement | null): Held {
  const focused = document.activeElement
  if (!rows || !focused || !rows.contains(focused)) return { at: 'nowhere' }
  const index = [...rows.children].findIndex((row) => row.contains(focused))
  return index < 0 ? { at: 'list' } : { at: 'row', index }
}

/** Whether a key still goes to the list: a button that cannot be pressed any more has the focus in name only. */
function hearsKeys(rows: HTMLElement | null): boolean {
  const focused = document.activeElement
  return rows !== null && rows.contains(focused) && focused?.matches(':disabled') === false
}

/** Never onto a button that acts on a ticket: an Enter that was meant for another row may still come. */
function focusRow(rows: HTMLElement | null, index: number): void {
  const row = rows?.children[index]?.querySelector<HTMLElement>(ROW)
  ;(row ?? rows)?.focus()
}
