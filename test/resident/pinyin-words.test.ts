import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createPinyinWords } from '../../kiosk-ui/resident/input/pinyin/candidates.ts'
import { projectRoot } from '../house/sources.ts'

const { candidates, ofKeys } = createPinyinWords(
  readFileSync(join(projectRoot, 'kiosk-ui/resident/input/pinyin/words.txt'), 'utf8'),
)

test.for([
  ['DIBAO', '低保'],
  ['DIB', '低保'],
  ['YANGLAO', '养老'],
  ['TUIXIU', '退休'],
  ['SBK', '社保卡'],
  ['CJ', '残疾'],
])('%s offers %s first', ([letters, word]) => {
  expect(candidates(letters ?? '', 5)[0]).toBe(word)
})

test('who mixes up z and zh, n and l, in and ing is offered the same words', () => {
  expect(candidates('ZENGMIN', 5)).toEqual(candidates('ZHENGMING', 5))
  expect(candidates('SUIFEI', 5)).toContain('水费')
  expect(candidates('NAONIANKA', 5)).toContain('老年卡')
})

test('nothing is offered for nothing, and for what is no pinyin', () => {
  expect(candidates('', 5)).toEqual([])
  expect(candidates('XQZXQZ', 5)).toEqual([])
})

test.for([
  ['34226', 'DIBAO', '低保'],
  ['342', 'DIB', '低保'],
  ['9264526', 'YANGLAO', '养老'],
  ['725', 'SBK', '社保卡'],
  // 证明, 水费 and 老年卡 as they are said: zengmin, suifei, naonianka.
  ['9364646', 'ZHENGMIN', '证明'],
  ['784334', 'SHUIFEI', '水费'],
] as const)('the nine keys %s stand for %s and offer %s', ([keys, letters, word]) => {
  const offered = ofKeys(keys, 5)
  expect(offered.words).toContain(word)
  if (offered.words[0] === word) expect(offered.letters).toBe(letters)
})

test('keys that spell nothing stand for nothing', () => {
  expect(ofKeys('', 5)).toEqual({ letters: '', words: [] })
  expect(ofKeys('99999999999', 5)).toEqual({ letters: '', words: [] })
})
