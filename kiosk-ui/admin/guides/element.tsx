import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { CatalogueItem } from '#contract/guide-document.ts'
import type { GuideElement } from '#contract/guide.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { Panel } from '../../staff/panel.tsx'
import type { Admin } from '../admin.ts'
import type { Bound } from '../editing/bound.ts'
import { ConfirmFields, useConfirmation } from './confirm-fields.tsx'
import { withConfirmation, withoutConfirmation } from './confirming.ts'
import { words } from './words.ts'

type Props = {
  admin: Admin
  guide: Bound<CatalogueItem>
  element: GuideElement
  children: ComponentChildren
}

/** An element of a guide with its fields, and whether it is 待核定 or by whom it was confirmed. */
export function Element({ admin, guide, element, children }: Props) {
  const [asks, setAsks] = useState(false)
  const { provenance, confirmed = [] } = guide.value
  const isOpen = provenance.localConfirm?.includes(element) ?? false
  const known = confirmed.find((one) => one.element === element)
  const state = known ? 'confirmed' : isOpen ? 'open' : 'known'
  return (
    <section class="element" aria-label={element} data-state={state}>
      {children}
      {isOpen && (
        <p class="element-state">
          {known ? <span>{words.confirm.told(known)}</span> : <b class="mark">{words.confirm.open}</b>}
          {known ? (
            <TouchButton
              aria-label={`${words.confirm.undo}：${element}`}
              onPress={() => guide.change((before) => withoutConfirmation(before, element))}
            >
              {words.confirm.undo}
            </TouchButton>
          ) : (
            <TouchButton
              data-act="confirm"
              aria-label={words.confirm.title(element)}
              onPress={() => setAsks(true)}
            >
              {words.confirm.act}
            </TouchButton>
          )}
        </p>
      )}
      {asks && <Ask admin={admin} guide={guide} element={element} onClose={() => setAsks(false)} />}
    </section>
  )
}

function Ask({ admin, guide, element, onClose }: Omit<Props, 'children'> & { onClose: () => void }) {
  const confirmation = useConfirmation(admin, element)
  return (
    <Panel title={words.confirm.title(element)} onClose={onClose}>
      <form
        class="confirm-form"
        onSubmit={(event) => {
          event.preventDefault()
          guide.change((before) => withConfirmation(before, confirmation.value))
          onClose()
        }}
      >
        <p>{words.confirm.note}</p>
        <ConfirmFields of={confirmation} />
        <button type="submit" class="go">
          {words.confirm.act}
        </button>
      </form>
    </Panel>
  )
}
