import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { syllables } from '#daemon/pinyin/spelling.ts'

const index = JSON.parse(readFileSync('kiosk-ui/voice/index.json', 'utf8')) as {
  packs: { clips: Record<string, unknown> }[]
}
const recorded = new Set(index.packs.flatMap(({ clips }) => Object.keys(clips)))

test.each([
  ['银行行长', 'yin2 hang2 hang2 zhang3'],
  ['重新办理重大疾病', 'chong2 xin1 ban4 li6 zhong4 da4 ji2 bing4'],
  ['一个、一起、第一', 'yi2 ge4 、 yi4 qi3 、 di4 yi1'],
  ['不是，不能', 'bu2 shi4 ， bu4 neng2'],
  ['您的', 'nin2 de5'],
  ['了解', 'liao2 jie3'],
  ['请到', 'qing6 dao4'],
  ['女，绿', 'nv3 ， lv4'],
  ['A0', 'A 0'],
])('%s is said %s', (text, said) => {
  expect(syllables(text).join(' ')).toBe(said)
})

test('every character that is read has its syllable among the clips, in any place', () => {
  const missing = new Set<string>()
  for (let code = 0x4e00; code <= 0x9fa5; code++) {
    const character = String.fromCodePoint(code)
    for (const text of [character, `${character}好`, `${character}的`])
      for (const syllable of syllables(text).slice(0, 1))
        if (/^[a-z]+[1-6]$/.test(syllable) && !recorded.has(syllable)) missing.add(syllable)
  }
  // 呒、嗯: sounds without a vowel, which no text of a station has.
  expect([...missing].filter((syllable) => /[aeiouv]/.test(syllable))).toEqual([])
})
