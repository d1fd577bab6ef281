export type PinyinWords = {
  /** Words for these letters, the likeliest first, at most `count`: spelt whole, begun, or by their initials. */
  candidates(letters: string, count: number): string[]
}

type Entry = { heard: string; initials: string; words: readonly { word: string; often: number }[] }

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
    return [
      {
        heard: heard(syllables.join('')),
        initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
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
      const points = new Map<string, number>()
      for (const { heard: sound, initials, words } of entries) {
        const begins = sound.startsWith(asked)
        const bonus = sound === asked ? WHOLE : begins ? -MISSING * (sound.length - asked.length) : null
        const abbreviated = initials === typed && typed.length > 1 ? INITIALS : null
        if (bonus === null && abbreviated === null) continue
        const most = Math.max(bonus ?? -Infinity, abbreviated ?? -Infinity)
        for (const { word, often } of words)
          points.set(word, Math.max(points.get(word) ?? -Infinity, often + most))
      }
      return [...points]
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, count)
        .map(([word]) => word)
    },
  }
}

/** z/zh, c/ch, s/sh, n/l, an/ang, en/eng and in/ing as one. */
function heard(letters: string): string {
  return letters
    .replaceAll(/([zcs])h/g, '$1')
    .replaceAll(/([aei])ng/g, '$1n')
    .replaceAll('l', 'n')
}
