import type { ComponentChildren } from 'preact'
import { TouchButton } from '../parts/touch-button.tsx'
import { keyCap } from './keyboard.ts'

type Props = {
  onPress: () => void
  children: ComponentChildren
  /** KeyboardEvent.code; null where only a finger or Tab gets there. */
  keyCode: string | null
  class?: string
  disabled?: boolean
  'aria-pressed'?: boolean
  'aria-expanded'?: boolean
  'data-act'?: string
}

/** A button with its key on it. */
export function ActButton({ keyCode, children, ...rest }: Props) {
  return (
    <TouchButton {...rest} {...(keyCode === null ? {} : { 'aria-keyshortcuts': keyCap(keyCode) })}>
      <span class="act-words">{children}</span>
      {keyCode !== null && <kbd aria-hidden="true">{keyCap(keyCode)}</kbd>}
    </TouchButton>
  )
}
