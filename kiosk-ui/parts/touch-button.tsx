import type { ComponentChildren, TargetedPointerEvent } from 'preact'
import { useState } from 'preact/hooks'

export type TouchButtonProps = {
  onPress: () => void
  children: ComponentChildren
  class?: string
  disabled?: boolean
  /** Deaf without looking so. */
  settling?: boolean
  'aria-pressed'?: boolean | undefined
  'aria-label'?: string
  'aria-keyshortcuts'?: string
  'aria-expanded'?: boolean
  'data-place'?: string
  'data-doing'?: string | undefined
  'data-act'?: string
  'data-look'?: string
}

type Pointer = TargetedPointerEvent<HTMLButtonElement>

/** A trembling finger taps twice; the second one within this time is the same wish. */
const DEAF_AFTER_PRESS_MS = 350

/**
 * A thing to touch. It shows that it is held as soon as the finger is down, and counts only when the finger leaves it
 * inside its edges, however it wandered in between. Keys and assistive technology press it by `click`. Browsers tell a
 * disabled button of fingers all the same: one that came down, or goes up, while it is deaf presses nothing.
 */
export function TouchButton({ onPress, children, disabled, settling, ...rest }: TouchButtonProps) {
  // Ended by a timer and not by an effect, which every button of a screen would cost.
  const [deaf, setDeaf] = useState(false)

  function up(event: Pointer): void {
    const button = event.currentTarget
    if (!release(event) || button.disabled || !isInside(event)) return
    setDeaf(true)
    setTimeout(() => setDeaf(false), DEAF_AFTER_PRESS_MS)
    onPress()
  }

  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || deaf || settling}
      data-disabled={disabled ? '' : undefined}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={release}
      onClick={(event) => {
        // A pointer's own click comes after pointerup and has a count; this one came from a key.
        if (event.detail === 0) onPress()
      }}
    >
      {children}
    </button>
  )
}

function down(event: Pointer): void {
  const button = event.currentTarget
  if (button.disabled || event.button !== 0 || button.dataset['pointer'] !== undefined) return
  button.setPointerCapture(event.pointerId)
  button.dataset['pointer'] = String(event.pointerId)
  button.dataset['pressed'] = ''
}

function move(event: Pointer): void {
  if (!holds(event)) return
  if (isInside(event)) event.currentTarget.dataset['pressed'] = ''
  else delete event.currentTarget.dataset['pressed']
}

/** Whether it was held by this finger, which has gone now. */
function release(event: Pointer): boolean {
  const isHeld = holds(event)
  if (isHeld) {
    delete event.currentTarget.dataset['pointer']
    delete event.currentTarget.dataset['pressed']
  }
  return isHeld
}

const holds = ({ currentTarget, pointerId }: Pointer) =>
  currentTarget.dataset['pointer'] === String(pointerId)

function isInside({ currentTarget, clientX, clientY }: Pointer): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect()
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom
}
