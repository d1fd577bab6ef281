import { pinyin } from 'pinyin-pro'

/**
 * A syllable to be spoken. `name`: pinyin with ü as v and the tone as a digit: 1–4, 5 the light tone, 6 the third tone as it is said before another
 * syllable, low and without the rise.
 */
export type Syllable = { name: string; base: string; tone: '1' | '2' | '3' | '4' | '5' | '6' }

const FIRST_CHARACTER = 0x4e00
const LAST_CHARACTER = 0x9fff

/**
 * Every syllable that a text may need, sorted by name: those of all characters of the dictionary, the second tone that
 * a third one turns into, and the light tone of each.
 */
export function everySyllable(): Syllable[] {
  const names = new Set<string>()
  for (let code = FIRST_CHARACTER; code <= LAST_CHARACTER; code++) {
    const character = String.fromCodePoint(code)
    for (const read of pinyin(character, { multiple: true, type: 'array', toneType: 'num', v: true })) {
      const base = /^([a-z]*[aeiouv][a-z]*)[0-4]$/.exec(read)?.[1]
      if (base === undefined) continue
      names.add(`${base}5`)
      const tone = read.slice(-1)
      if (tone !== '0') names.add(read)
      if (tone === '3') names.add(`${base}2`).add(`${base}6`)
    }
  }
  return [...names].toSorted().map((name) => {
    const tone = name.slice(-1)
    if (!isTone(tone)) throw new Error(`no tone: ${name}`)
    return { name, base: name.slice(0, -1), tone }
  })
}

function isTone(text: string): text is Syllable['tone'] {
  return /^[1-6]$/.test(text)
}
