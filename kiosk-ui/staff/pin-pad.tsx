import { useState } from 'preact/hooks'
import { TouchButton } from '../parts/touch-button.tsx'
import { words } from './words.ts'
import { useKeys } from './keyboard.ts'

const DIGITS = Array.from('123456789')
/** A PIN has 6 to 12 digits. */
const MOST_DIGITS = 12
const FEWEST_DIGITS = 6

type Props = {
  forward: string
  /** Deaf while a PIN is being checked, or while it is not clear whose it is. */
  disabled: boolean
  onPin: (pin: string) => void
}

/** Digits by finger or keyboard; what was typed is never shown, and is gone once it was sent. */
export function PinPad({ forward, disabled, onPin }: Props) {
  const [pin, setPin] = useState('')
  const type = (digit: string) => setPin((typed) => (typed + digit).slice(0, MOST_DIGITS))
  const drop = () => setPin((typed) => typed.slice(0, -1))
  const ready = pin.length >= FEWEST_DIGITS && !disabled

  function send(): void {
    if (!ready) return
    setPin('')
    onPin(pin)
  }

  useKeys(
    new Map([
      ...Array.from('0123456789', (digit) => [`Digit${digit}`, () => type(digit)] as const),
      ...Array.from('0123456789', (digit) => [`Numpad${digit}`, () => type(digit)] as const),
      ['Backspace', drop] as const,
      ['Enter', send] as const,
    ]),
  )

  return (
    <div class="pin">
      <p class="pin-dots" role="status" aria-label={words.signIn.pinDigits(pin.length)}>
        {Array.from({ length: Math.max(FEWEST_DIGITS, pin.length) }, (_, place) => (
          <i key={place} data-typed={place < pin.length ? '' : undefined} />
        ))}
      </p>
      <div class="pin-keys" role="group" aria-label={words.signIn.pin}>
        {DIGITS.map((digit) => (
          <TouchButton key={digit} onPress={() => type(digit)}>
            {digit}
          </TouchButton>
        ))}
        <TouchButton class="pin-act" onPress={drop}>
          {words.signIn.delete}
        </TouchButton>
        <TouchButton onPress={() => type('0')}>0</TouchButton>
        <TouchButton class="pin-act go" disabled={!ready} onPress={send}>
          {forward}
        </TouchButton>
      </div>
    </div>
  )
}
