import type { ComponentChildren, TargetedPointerEvent } from 'preact'

type Props = {
  onPress: () => void
  children: ComponentChildren
  class?: string
  disabled?: boolean
  /** Deaf for so many ms after it appears, where a double tap on the screen before would land on it. */
  settleMs?: number
  'aria-pressed'?: boolean | undefined
  'aria-label'?: string
  'aria-keyshortcuts'?: string
  'aria-expanded'?: boolean
  'data-place'?: string
  'data-doing'?: string | undefined
  'data-act'?: string
  'data-look'?: string
}

/** A trembling finger taps twice; the second one within this time is the same wish. */
const DEAF_AFTER_PRESS_MS = 350

/**
 * A thing to touch. It shows that it is held as soon as the finger is down, and counts only when the finger leaves it
 * inside its edges, however it wandered in between. Keys and assistive technology press it by `click`. Browsers tell a
 * disabled button of fingers all the same: one that came down, or goes up, while it is deaf presses nothing.
 */
export function TouchButton({ onPress, children, disabled, settleMs, ...rest }: Props) {
  function down(event: TargetedPointerEvent<HTMLButtonElement>): void {
    const button = event.currentTarget
    if (isDeaf(button) || event.button !== 0 || button.dataset['pointer'] !== undefined) return
    button.setPointerCapture(event.pointerId)
    button.dataset['pointer'] = String(event.pointerId)
    button.dataset['pressed'] = ''
  }

  function move(event: TargetedPointerEvent<HTMLButtonElement>): void {
    const button = event.currentTarget
    if (!holds(button, event)) return
    if (isInside(button, event)) button.dataset['pressed'] = ''
    else delete button.dataset['pressed']
  }

  function up(event: TargetedPointerEvent<HTMLButtonElement>): void {
    const button = event.currentTarget
    if (!holds(button, event)) return
    release(button)
    if (isDeaf(button) || !isInside(button, event)) return
    deafen(button, DEAF_AFTER_PRESS_MS)
    onPress()
  }

  return (
    <button
      type="button"
      {...rest}
      ref={settleMs ? settle : null}
      data-settle={settleMs}
      disabled={disabled}
      data-disabled={disabled ? '' : undefined}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={(event) => {
        if (holds(event.currentTarget, event)) release(event.currentTarget)
      }}
      onClick={(event) => {
        // A pointer's own click comes after pointerup and has a count; this one came from a key.
        if (event.detail === 0 && !isDeaf(event.currentTarget)) onPress()
      }}
    >
      {children}
    </button>
  )
}

/** A screen that draws one anew in the meantime, busy and free again, may enable it. */
const deaf = new WeakSet<HTMLButtonElement>()

const isDeaf = (button: HTMLButtonElement) => button.disabled || deaf.has(button)

/** Done to the element, not drawn: a screen has many buttons, and each would cost every screen that shows it an effect. */
function deafen(button: HTMLButtonElement, ms: number): void {
  button.disabled = true
  deaf.add(button)
  setTimeout(() => {
    deaf.delete(button)
    button.disabled = 'disabled' in button.dataset
  }, ms)
}

function settle(button: HTMLButtonElement | null): void {
  if (button) deafen(button, Number(button.dataset['settle']))
}

function holds(button: HTMLButtonElement, event: PointerEvent): boolean {
  return button.dataset['pointer'] === String(event.pointerId)
}

function release(button: HTMLButtonElement): void {
  delete button.dataset['pointer']
  delete button.dataset['pressed']
}

function isInside(button: HTMLButtonElement, { clientX, clientY }: PointerEvent): boolean {
  const { left, right, top, bottom } = button.getBoundingClientRect()
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom
}
