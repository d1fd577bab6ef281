import { useEffect, useState } from 'preact/hooks'
import { TouchButton, type TouchButtonProps } from '../../parts/touch-button.tsx'

type Props = Omit<TouchButtonProps, 'settling'> & { settleMs: number }

/** Deaf for `settleMs` after it appears, where a double tap on the screen before would land on it. */
export function SettlingButton({ settleMs, ...rest }: Props) {
  const [settling, setSettling] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setSettling(false), settleMs)
    return () => clearTimeout(timer)
  }, [settleMs])
  return <TouchButton {...rest} settling={settling} />
}
