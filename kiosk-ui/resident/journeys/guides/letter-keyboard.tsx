import { words } from './words/search.ts'
import { TouchButton } from '../../../parts/touch-button.tsx'

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')

type Props = {
  /** A letter as it stands on its key, in capitals. */
  onLetter: (letter: string) => void
  onDelete: () => void
  onClear: () => void
  /** Nothing is there to be deleted. */
  empty: boolean
}

/** Pinyin letters in the order of the alphabet, which everybody who can read pinyin knows; seven to a row. */
export function LetterKeyboard({ onLetter, onDelete, onClear, empty }: Props) {
  return (
    <div class="letters" role="group" aria-label={words.keyboard} data-say="">
      {LETTERS.map((letter) => (
        <TouchButton key={letter} onPress={() => onLetter(letter)}>
          {letter}
        </TouchButton>
      ))}
      <TouchButton class="letters-act" disabled={empty} onPress={onDelete}>
        {words.delete}
      </TouchButton>
      <TouchButton class="letters-act" disabled={empty} onPress={onClear}>
        {words.clear}
      </TouchButton>
    </div>
  )
}
