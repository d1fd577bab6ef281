import { useCallback } from 'preact/hooks'
import { deafen, TouchButton, type TouchButtonProps } from '../../parts/touch-button.tsx'

type Props = Omit<TouchButtonProps, 'ref'> & { settleMs: number }

/** Deaf for `settleMs` after it appears, where a double tap on the screen before would land on it. */
export function SettlingButton({ settleMs, ...rest }: Props) {
  const settle = useCallback(
    (button: HTMLButtonElement | null) => {
      if (button) deafen(button, settleMs)
    },
    [settleMs],
  )
  return <TouchButton {...rest} ref={settle} />
}
