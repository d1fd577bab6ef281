import { TouchButton } from '../../parts/touch-button.tsx'
import { words } from './words.ts'

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')

/** Pinyin letters in the order of the alphabet, which everybody who can read pinyin knows; seven to a row. */
export function LetterKeys({ onLetter }: { onLetter: (letter: string) => void }) {
  return (
    <div class="letters" role="group" aria-label={words.keyboard}>
      {LETTERS.map((letter) => (
        <TouchButton key={letter} onPress={() => onLetter(letter)}>
          {letter}
        </TouchButton>
      ))}
    </div>
  )
}
