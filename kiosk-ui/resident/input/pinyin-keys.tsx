import { useEffect, useState } from 'preact/hooks'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { PinyinWords } from './pinyin/candidates.ts'
import { keysOf, NINE_KEYS } from './pinyin/nine-keys.ts'
import { loadPinyinWords } from './pinyin/load.ts'
import { words } from './words.ts'
import { withoutLast } from './without-last.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
/** As many as stand in a row in 大字版, each up to four characters long. */
const CANDIDATES = 5

type Props = { text: string; onText: (text: string) => void; nine: boolean }

/**
 * Pinyin letters in the order of the alphabet, which everybody who can read pinyin knows, or on the nine keys of a
 * telephone; above them the words that the last letters may stand for.
 */
export function PinyinKeys({ text, onText, nine }: Props) {
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
  const offered = nine
    ? known?.ofKeys(keysOf(letters), CANDIDATES).words
    : known?.candidates(letters, CANDIDATES)
  // What the keys stand for is told anew with each of them.
  const writeKeys = (keys: string) => onText(before + (known?.ofKeys(keys, 1).letters ?? ''))
  const press = (key: string, i: number) => {
    const spelt = known?.ofKeys(keysOf(letters) + String(i + 2), 1).letters
    onText(before + (spelt || letters + key.charAt(0)))
  }
  const remove = () =>
    nine && letters.length > 1 ? writeKeys(keysOf(letters).slice(0, -1)) : onText(withoutLast(text))
  return (
    <div class="by-pinyin">
      <div class="pinyin-words" role="group" aria-label={words.chooseWord}>
        {(offered ?? []).map((word) => (
          <TouchButton key={word} onPress={() => onText(before + word)}>
            {word}
          </TouchButton>
        ))}
        {letters === '' && <p>{withWholeWords(nine ? words.spellNine : words.spell)}</p>}
      </div>
      <div class={nine ? 'letters nine-keys' : 'letters'} role="group" aria-label={words.keyboard}>
        {nine
          ? NINE_KEYS.map((key, i) => (
              <TouchButton key={key} onPress={() => press(key, i)}>
                {key}
              </TouchButton>
            ))
          : LETTERS.map((letter) => (
              <TouchButton key={letter} onPress={() => onText(text + letter)}>
                {letter}
              </TouchButton>
            ))}
        <TouchButton class="letters-act" aria-label={words.delete} disabled={text === ''} onPress={remove}>
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
