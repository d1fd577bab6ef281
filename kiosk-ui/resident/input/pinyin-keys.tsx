import { useEffect, useState } from 'preact/hooks'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { PinyinWords } from './pinyin/candidates.ts'
import { loadPinyinWords } from './pinyin/load.ts'
import { words } from './words.ts'
import { withoutLast } from './without-last.ts'

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
/** As many as stand in a row in 大字版, each up to four characters long. */
const CANDIDATES = 5

type Props = { text: string; onText: (text: string) => void }

/**
 * Pinyin letters in the order of the alphabet, which everybody who can read pinyin knows; above them the words that the
 * last letters may stand for.
 */
export function PinyinKeys({ text, onText }: Props) {
  const [known, setKnown] = useState<PinyinWords | null>(null)
  useEffect(() => {
    let gone = false
    // Without the words the letters themselves still find what is looked for.
    loadPinyinWords().then(
      (loaded) => gone || setKnown(loaded),
      () => {},
    )
    return () => {
      gone = true
    }
  }, [])
  const letters = /[A-Z]+$/.exec(text)?.[0] ?? ''
  const before = text.slice(0, text.length - letters.length)
  return (
    <div class="by-pinyin">
      <div class="pinyin-words" role="group" aria-label={words.chooseWord}>
        {(known?.candidates(letters, CANDIDATES) ?? []).map((word) => (
          <TouchButton key={word} onPress={() => onText(before + word)}>
            {word}
          </TouchButton>
        ))}
        {letters === '' && <p>{words.spell}</p>}
      </div>
      <div class="letters" role="group" aria-label={words.keyboard}>
        {LETTERS.map((letter) => (
          <TouchButton key={letter} onPress={() => onText(text + letter)}>
            {letter}
          </TouchButton>
        ))}
        <TouchButton
          class="letters-act"
          aria-label={words.delete}
          disabled={text === ''}
          onPress={() => onText(withoutLast(text))}
        >
          {words.deleteShort}
        </TouchButton>
        <TouchButton
          class="letters-act"
          aria-label={words.clear}
          disabled={text === ''}
          onPress={() => onText('')}
        >
          {words.clearShort}
        </TouchButton>
      </div>
    </div>
  )
}
