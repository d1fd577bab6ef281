import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** A question or a message before everything else; neither finger nor key gets to what lies under it. */
export function Sheet({ title, children }: { title: string; children: ComponentChildren }) {
  const ground = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    ground.current?.showModal()
    heading.current?.focus()
  }, [])
  return (
    <dialog
      class="sheet-ground"
      role="alertdialog"
      aria-modal="true"
      aria-label={title}
      ref={ground}
      // Esc closes a dialog; this one is closed by its answer alone.
      onCancel={(event) => event.preventDefault()}
    >
      <section class="sheet">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </section>
    </dialog>
  )
}
