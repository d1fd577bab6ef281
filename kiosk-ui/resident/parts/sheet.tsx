import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { words } from '../shell/words/frame.ts'
import { Icon } from '../../parts/icon.tsx'
import { inPhrases } from '../../parts/in-phrases.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'

/** What reads the screen aloud, and whether it does. */
type Reader = { aloud: ReadonlySignal<{ at: 'quiet' | 'reading' }>; toggleReading(): void }

type Props = {
  title: string
  reader?: Reader
  /** A touch beside it is an answer, too. Without, only what stands on it answers. */
  onOutside?: () => void
  children: ComponentChildren
}

/**
 * A question or a message before everything else; neither finger nor key gets to what lies under it. The bar's 念给我听
 * lies there too, so that it has one of its own where there is a `reader`.
 */
export function Sheet({ title, reader, onOutside, children }: Props) {
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
      onPointerUp={(event) => {
        if (event.target === event.currentTarget) onOutside?.()
      }}
    >
      <section class="sheet">
        <div class="sheet-head">
          <h2 ref={heading} tabIndex={-1}>
            {inPhrases(title)}
          </h2>
          {reader && <Read reader={reader} />}
        </div>
        {children}
      </section>
    </dialog>
  )
}

function Read({ reader: { aloud, toggleReading } }: { reader: Reader }) {
  const reading = aloud.value.at === 'reading'
  return (
    <div class="sheet-read" data-say="">
      <TouchButton class="bar-button" data-place="read" onPress={toggleReading}>
        <Icon name={reading ? 'stop' : 'read'} />
        <span>{reading ? words.bar.stopReading : words.bar.read}</span>
      </TouchButton>
    </div>
  )
}
