import { TouchButton } from '../../parts/touch-button.tsx'
import { words } from './words/number-pad.ts'

const DIGITS = Array.from('123456789')

type Props = {
  /** Letters that a number may begin with; none where a digit is wanted. */
  letters?: readonly string[]
  onKey: (key: string) => void
  onDelete: () => void
  /** What is done when this is typed; `onPress` null while something is missing. */
  forward: { text: string; onPress: (() => void) | null }
}

/** Digits as on a telephone, above them the letters of the queues, below them delete and the way on. */
export function NumberPad({ letters = [], onKey, onDelete, forward }: Props) {
  return (
    <div class="pad" role="group" aria-label={words.keys} data-say="">
      {letters.length > 0 && (
        <div class="pad-letters">
          {letters.map((letter) => (
            <TouchButton key={letter} onPress={() => onKey(letter)}>
              {letter}
            </TouchButton>
          ))}
        </div>
      )}
      {DIGITS.map((digit) => (
        <TouchButton key={digit} onPress={() => onKey(digit)}>
          {digit}
        </TouchButton>
      ))}
      <TouchButton class="pad-act" onPress={onDelete}>
        {words.delete}
      </TouchButton>
      <TouchButton onPress={() => onKey('0')}>0</TouchButton>
      <TouchButton class="pad-act go" disabled={forward.onPress === null} onPress={() => forward.onPress?.()}>
        {forward.text}
      </TouchButton>
    </div>
  )
}

type SlotProps = {
  label: string
  example: string
  value: string
  /** Not for the hall: it is not read aloud. */
  secret?: true
  /** Goes on typing it; none where it is being typed. */
  onPress?: () => void
}

/** What is typed so far, or an example of it. The one that is being typed is no button: touching it would do nothing. */
export function Slot({ label, example, value, secret, onPress }: SlotProps) {
  const say = secret && ''
  const typed = (
    <>
      <span class="slot-label">{label}</span>
      {value === '' ? (
        <span class="slot-example" data-say={say}>
          {example}
        </span>
      ) : (
        <b data-say={say}>{value}</b>
      )}
    </>
  )
  return onPress ? (
    <TouchButton class="slot" onPress={onPress}>
      {typed}
    </TouchButton>
  ) : (
    <div class="slot" aria-current="true">
      {typed}
    </div>
  )
}
