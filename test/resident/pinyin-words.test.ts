import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createPinyinWords } from '../../kiosk-ui/resident/input/pinyin/candidates.ts'
import { projectRoot } from '../house/sources.ts'

const { candidates } = createPinyinWords(
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
