import { keysOf } from './nine-keys.ts'

export type PinyinWords = {
  /** Words for these letters, the likeliest first, at most `count`: spelt whole, begun, or by their initials. */
  candidates(letters: string, count: number): string[]
  /** The same for the keys of a telephone (34226), with the letters that they likeliest stand for, in capitals. */
  ofKeys(keys: string, count: number): { letters: string; words: string[] }
}

type Entry = {
  sound: string
  heard: string
  initials: string
  initialKeys: string
  /** The keys that its first letter may be typed by. */
  firstKeys: string
  words: readonly { word: string; often: number }[]
}

/** How much a word gains by being spelt as far as it goes, in steps of how often it is written. */
const WHOLE = 8
const INITIALS = 2
/** Each letter that is still missing takes off this much. */
const MISSING = 0.4

/**
 * Knows the words of scripts/make-pinyin.ts: one sound a line, its syllables parted by `'`, a blank, and the words that
 * sound so, each with a digit that says how often it is written. What people mix up in saying is one sound.
 */
export function createPinyinWords(text: string): PinyinWords {
  const entries = text.split('\n').flatMap((line): Entry[] => {
    const [sound = '', rest = ''] = line.split(' ')
    if (rest === '') return []
    const syllables = sound.split("'")
    const initials = syllables.map((syllable) => syllable.charAt(0)).join('')
    return [
      {
        sound: syllables.join(''),
        heard: heard(syllables.join('')),
        initials,
        initialKeys: keysOf(initials.toUpperCase()),
        firstKeys: firstKeysOf(sound),
        words: [...rest.matchAll(/(\D+)(\d)/g)].map(([, word = '', often]) => ({
          word,
          often: Number(often),
        })),
      },
    ]
  })
  return {
    candidates(letters, count) {
      const typed = letters.toLowerCase()
      const asked = heard(typed)
      if (asked === '') return []
      return best(count, entries, ({ heard: sound, initials }) => {
        const abbreviated = initials === typed && typed.length > 1
        return fits(sound, asked, abbreviated)
      }).map(({ word }) => word)
    },
    ofKeys(keys, count) {
      if (keys === '') return { letters: '', words: [] }
      const spelt = best(count, entries, ({ sound, firstKeys }) => {
        if (!firstKeys.includes(keys.charAt(0))) return -Infinity
        const end = speltBy(sound, keys)
        return end === null ? -Infinity : fits(sound, sound.slice(0, end), false)
      })
      const [short] = best(1, entries, ({ initialKeys }) =>
        initialKeys === keys && keys.length > 1 ? INITIALS : -Infinity,
      )
      // Many words are spelt by few keys; one that is meant by its initials has a place among them.
      const found = short
        ? [...spelt.filter(({ word }) => word !== short.word).slice(0, count - 1), short]
        : spelt
      return {
        letters: lettersOf(found[0]?.entry, keys).toUpperCase(),
        words: found.map(({ word }) => word),
      }
    },
  }
}

/** The letters that the keys stand for in a sound. */
function lettersOf(entry: Entry | undefined, keys: string): string {
  if (entry === undefined) return ''
  const end = speltBy(entry.sound, keys)
  return end === null ? entry.initials : entry.sound.slice(0, end)
}

/** How much of a sound the keys spell, where what people mix up in saying is one sound; null where they spell another. */
function speltBy(sound: string, keys: string, from = 0, at = 0): number | null {
  if (at === keys.length) return from
  const [key, letter, last] = [keys.charAt(at), sound.charAt(from), sound.charAt(from - 1)]
  const same = KEY_OF[letter] === key || (letter === 'n' && key === '5') || (letter === 'l' && key === '6')
  const end = letter !== '' && same ? speltBy(sound, keys, from + 1, at + 1) : null
  if (end !== null) return end
  const afterSibilant = last === 'z' || last === 'c' || last === 's'
  const afterNasal = last === 'n' && 'aei'.includes(sound.charAt(from - 2) || '-')
  if ((letter === 'h' && afterSibilant) || (letter === 'g' && afterNasal)) {
    const without = speltBy(sound, keys, from + 1, at)
    if (without !== null) return without
  }
  return key === KEY_OF['g'] && (afterSibilant || afterNasal) ? speltBy(sound, keys, from, at + 1) : null
}

const KEY_OF: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => [letter, keysOf(letter.toUpperCase())]),
)

/** N and L are one sound. */
function firstKeysOf(sound: string): string {
  return sound.startsWith('n') || sound.startsWith('l') ? '56' : keysOf(sound.charAt(0).toUpperCase())
}

type Scored = { word: string; entry: Entry; points: number }

/** The words with the most points, each once; `scoreOf` is -Infinity for what does not fit. */
function best(count: number, entries: readonly Entry[], scoreOf: (entry: Entry) => number): Scored[] {
  const scored = new Map<string, Scored>()
  for (const entry of entries) {
    const bonus = scoreOf(entry)
    if (bonus === -Infinity) continue
    for (const { word, often } of entry.words) {
      const points = often + bonus
      if (points > (scored.get(word)?.points ?? -Infinity)) scored.set(word, { word, entry, points })
    }
  }
  return [...scored.values()].toSorted((a, b) => b.points - a.points).slice(0, count)
}

/** What a word gains by how far its sound is spelt. */
function fits(sound: string, asked: string, abbreviated: boolean): number {
  const spelt =
    sound === asked ? WHOLE : sound.startsWith(asked) ? -MISSING * (sound.length - asked.length) : -Infinity
  return Math.max(spelt, abbreviated ? INITIALS : -Infinity)
}

/** z/zh, c/ch, s/sh, n/l, an/ang, en/eng and in/ing as one. */
function heard(letters: string): string {
  return letters
    .replaceAll(/([zcs])h/g, '$1')
    .replaceAll(/([aei])ng/g, '$1n')
    .replaceAll('l', 'n')
}
