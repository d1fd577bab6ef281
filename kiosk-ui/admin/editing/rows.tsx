import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { TouchButton } from '../../parts/touch-button.tsx'
import { type Bound, fieldId, foundAt, items } from './bound.ts'
import { Found } from './found.tsx'
import { words } from './words.ts'

type Props<Item> = {
  of: Bound<readonly Item[]>
  label: string
  /** On the button that adds one, e.g. 「加一份材料」. */
  add: string
  /** What is said while there is none. */
  none?: string
  /** With so many there is room for no other; `words` stand where one is added. */
  most?: { count: number; words: string }
  fresh: () => Item
  /** Reads an item in a word, for the names of its buttons. */
  nameOf?: (item: Item, index: number) => string
  locked?: string | undefined
  children: (item: Bound<Item>, index: number) => ComponentChildren
}

/** Where the keyboard goes on after a press that has moved or taken away what it stood on. */
type Focus = { row: number; act: 'up' | 'down' | 'remove' | 'field' }

/** A list: its items can be added, taken away and moved, by keyboard alone as well. */
export function Rows<Item>(props: Props<Item>) {
  const { of, label, add, none, most, fresh, nameOf, locked, children } = props
  const id = fieldId(of.path)
  const list = useRef<HTMLOListElement>(null)
  const adding = useRef<HTMLDivElement>(null)
  const next = useRef<Focus | null>(null)
  const rows = items(of)
  const isFull = most !== undefined && rows.length >= most.count

  useLayoutEffect(() => {
    const focus = next.current
    next.current = null
    if (focus === null) return
    const row = list.current?.children[Math.min(focus.row, rows.length - 1)]
    const first = row?.querySelector<HTMLElement>('input, textarea, select')
    const button = row?.querySelector<HTMLElement>(`[data-act="${focus.act}"]:not(:disabled)`)
    const target =
      focus.act === 'field' ? first : (button ?? row?.querySelector<HTMLElement>('[data-act]:not(:disabled)'))
    ;(target ?? adding.current?.querySelector('button'))?.focus()
  })

  function move(from: number, to: number, act: Focus['act']): void {
    next.current = { row: to, act }
    of.change((before) => {
      const others = before.toSpliced(from, 1)
      const moved = before[from]
      return moved === undefined ? before : others.toSpliced(to, 0, moved)
    })
  }

  return (
    <section class="rows" id={id} aria-label={label} tabIndex={-1}>
      <h3>
        {label} <small>{rows.length > 0 && words.rows.count(rows.length)}</small>
      </h3>
      {locked !== undefined && <p class="field-told">{locked}</p>}
      <Found id={`${id}-found`} findings={foundAt(of)} />
      {rows.length === 0 && none !== undefined && <p class="rows-none">{none}</p>}
      <ol ref={list}>
        {rows.map((item, i) => {
          const name = nameOf?.(item.value, i) || words.rows.nth(i + 1)
          return (
            <li key={i}>
              <div class="row-fields">{children(item, i)}</div>
              {locked === undefined && (
                <div class="row-acts">
                  <TouchButton
                    data-act="up"
                    aria-label={words.rows.up(name)}
                    disabled={i === 0}
                    onPress={() => move(i, i - 1, 'up')}
                  >
                    ↑
                  </TouchButton>
                  <TouchButton
                    data-act="down"
                    aria-label={words.rows.down(name)}
                    disabled={i === rows.length - 1}
                    onPress={() => move(i, i + 1, 'down')}
                  >
                    ↓
                  </TouchButton>
                  <TouchButton
                    data-act="remove"
                    aria-label={words.rows.remove(name)}
                    onPress={() => {
                      next.current = { row: i, act: 'remove' }
                      of.change((before) => before.toSpliced(i, 1))
                    }}
                  >
                    {words.rows.removeShort}
                  </TouchButton>
                </div>
              )}
            </li>
          )
        })}
      </ol>
      {locked === undefined && isFull && <p class="rows-none">{most.words}</p>}
      {locked === undefined && !isFull && (
        <div ref={adding}>
          <TouchButton
            data-act="add"
            onPress={() => {
              next.current = { row: rows.length, act: 'field' }
              of.change((before) => [...before, fresh()])
            }}
          >
            {add}
          </TouchButton>
        </div>
      )}
    </section>
  )
}
