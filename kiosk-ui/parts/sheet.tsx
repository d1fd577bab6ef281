import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** A question or a message before everything else; what lies under it cannot be touched. */
export function Sheet({ title, children }: { title: string; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Neither finger nor key nor screen reader gets behind the question while it stands.
    const behind = document.querySelector('.frame')
    behind?.toggleAttribute('inert', true)
    heading.current?.focus()
    return () => {
      behind?.toggleAttribute('inert', false)
    }
  }, [])
  return (
    <div class="sheet-ground">
      <section class="sheet" role="alertdialog" aria-modal="true" aria-label={title}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </section>
    </div>
  )
}
