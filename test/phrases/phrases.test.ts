import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { phrasesOf, wordsAndRest } from '#daemon/phrases/phrases.ts'
import { together } from '#daemon/phrases/words.ts'

/** Everything that the sample station writes for its residents. */
const written = ['catalogue/items', 'notices'].flatMap((folder) => {
  const dir = join(import.meta.dirname, '../../config', folder)
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(yaml|md)$/.test(name))
    .flatMap((name) => readFileSync(join(dir, name), 'utf8').split('\n'))
})

const contents = [...new Set(written.map((line) => line.trim()))]

test('a text in phrases is the same text', () => {
  expect(contents.filter((line) => phrasesOf(line).join('') !== line)).toEqual([])
})

test('running text keeps its words whole, and is the same text', () => {
  expect(
    contents.filter(
      (line) =>
        wordsAndRest(line)
          .map(({ text }) => text)
          .join('') !== line,
    ),
  ).toEqual([])
  expect(wordsAndRest('请带身份证和户口簿').map(({ text, whole }) => (whole ? `[${text}]` : text))).toEqual([
    '[请带]',
    '[身份证]',
    '和',
    '[户口簿]',
  ])
})

test('no line of the contents may end within a word that reads wrongly in two halves', () => {
  for (const line of contents) {
    const phrases = phrasesOf(line)
    let end = 0
    const ends = phrases.map((phrase) => (end += phrase.length))
    for (const word of together)
      for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
        // A longer word of the list may begin within another: 便民服务 within 便民服务站.
        if (together.some((other) => other !== word && overlaps(line, other, at, word.length))) continue
        expect(
          ends.filter((one) => one > at && one < at + word.length),
          `${word} in ${line}`,
        ).toEqual([])
      }
  }
})

function overlaps(line: string, other: string, from: number, length: number): boolean {
  for (let at = line.indexOf(other); at >= 0; at = line.indexOf(other, at + 1))
    if (at < from + length && from < at + other.length) return true
  return false
}

describe('what belongs together stays on one line', () => {
  test.for([
    ['便民服务站', '召忽社区便民服务站'],
    ['不能用', '读卡器暂时不能用'],
    ['再说', '先拿号，到窗口再说'],
    ['请核对', '请核对一下您的材料'],
    ['没读出来，', '没读出来，拿起来再放一次'],
    ['石埠子镇', '石埠子镇召忽管理区'],
    ['（第二批）', '复核结果的公示（第二批）'],
    ['二〇二六年', '二〇二六年十月份集体财务收支'],
    ['11点', '明天9点到11点'],
    ['2 条', '共同生活的家庭成员，等 2 条'],
    ['第 2 页', '下面是第 2 页'],
    ['15 个工作日', '自受理之日起15 个工作日'],
  ] as const)('%s in %s', ([phrase, text]) => {
    expect(phrasesOf(text).some((one) => one.includes(phrase))).toBe(true)
  })
})

test('no line begins with a comma or a closing bracket, and none ends with an opening one', () => {
  const wrong = contents.filter((line) => {
    const [first, ...later] = phrasesOf(line)
    return (
      later.some((phrase) => /^[，。、；：！？）》”]/u.test(phrase)) ||
      [first ?? '', ...later].slice(0, -1).some((phrase) => /[（《“]$/u.test(phrase))
    )
  })
  expect(wrong).toEqual([])
})
