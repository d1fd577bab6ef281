import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { TouchButton } from '../parts/touch-button.tsx'
import { words } from './words.ts'

type Props = { title: string; onClose: () => void; children: ComponentChildren; wide?: true }

/** Something for a moment, before everything else; Esc and the button in its corner close it. */
export function Panel({ title, onClose, children, wide }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      class={wide ? 'panel wide' : 'panel'}
      aria-label={title}
      ref={dialog}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header class="panel-head">
        <h2>{title}</h2>
        <TouchButton class="panel-close" onPress={onClose}>
          {words.close} <kbd aria-hidden="true">Esc</kbd>
        </TouchButton>
      </header>
      {children}
    </dialog>
  )
}

/** The part of a panel that grows: it scrolls in its own place, by keys as well, and the rest stays in sight. */
export function PanelScroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus
    <div class="panel-scroll" role="group" tabIndex={0} aria-label={label}>
      {children}
    </div>
  )
}

type FieldProps = { label: string; limit: number; onWrite: (text: string) => void }

/** Own words, where none of the ready ones fits. `limit`: characters. */
export function OwnWords({ label, limit, onWrite }: FieldProps) {
  const field = useRef<HTMLInputElement>(null)
  // `autofocus` is heeded when a panel opens, not where a field comes into one that is open.
  useEffect(() => field.current?.focus(), [])
  return (
    <form
      class="own-words"
      onSubmit={(event) => {
        event.preventDefault()
        const text = new FormData(event.currentTarget).get('text')
        if (typeof text === 'string' && text.trim() !== '') onWrite(text.trim())
      }}
    >
      <label>
        {label}
        <input ref={field} name="text" maxLength={limit} autocomplete="off" required autofocus />
      </label>
      <button type="submit" class="go">
        {words.write}
      </button>
    </form>
  )
}
