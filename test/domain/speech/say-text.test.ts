import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { counted } from '#daemon/domain/speech/numbers.ts'
import { sayText } from '#daemon/domain/speech/say-text.ts'

describe('a text is read aloud', () => {
  test.each([
    ['上午 8:30 到 12:00，下午 14:05', '上午八点三十分到十二点，下午十四点05分'],
    ['8:30–11:30 开门', '八点三十分到十一点三十分开门'],
    ['2026年11月24日 星期二', '2026年十一月二十四日，星期二'],
    ['2026-11-24', '2026年十一月二十四日'],
    ['近期免冠照片 本站不能拍的才带', '近期免冠照片，本站不能拍的才带'],
    ['前面还有 3 人', '前面还有三人'],
    ['电话 0536-0000000', '电话0536，0000000'],
    ['0536-4321234 转 8016', '0536，4321234转8016'],
    ['13800001234', '138，0000，1234'],
    ['您的号是 A032', '您的号是A032'],
    ['拨打 12345', '拨打12345'],
    ['20 元', '二十元'],
    ['10010 元', '一万零一十元'],
    ['1,200 元', '一千二百元'],
    ['不少于 20 mm', '不少于二十毫米'],
    ['80㎡', '八十平方米'],
    ['占 12.5%', '占百分之十二点5'],
    ['安政办〔2020〕36号', '安政办2020三十六号'],
    ['2 个窗口，第 2 个，2 号窗口', '两个窗口，第二个，二号窗口'],
    ['3–5 天', '三到五天'],
    ['QQ 群', 'QQ群'],
    ['连 Wi-Fi', '连无线网'],
    ['李**，您好！请稍等…', '李某某，您好。请稍等'],
    ['（一）身份证；（二）户口簿。', '一，身份证。二，户口簿'],
    ['——', ''],
  ])('%s as %s', (written, said) => {
    expect(sayText(written)).toBe(said)
  })

  test('with nothing left in it that has no sound, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(sayText(text)).toMatch(/^(?:[\p{Script=Han}A-Z0-9]+[，。]?)*$/u)
      }),
      { numRuns: 300 },
    )
  })
})

/** Counts back what `counted` has read. */
function meant(words: string): number {
  const digits = '零一二三四五六七八九'
  const value = (part: string): number => {
    let sum = 0
    let digit = 0
    for (const sign of part) {
      const place = { 十: 10, 百: 100, 千: 1000 }[sign]
      if (place === undefined) digit = digits.indexOf(sign)
      else {
        sum += (digit || 1) * place
        digit = 0
      }
    }
    return sum + digit
  }
  return words
    .split('亿')
    .map((part) => part.split('万').reduce((sum, four) => sum * 10_000 + value(four), 0))
    .reduce((sum, eight) => sum * 100_000_000 + eight, 0)
}

test('every number is counted so that it can be understood', () => {
  fc.assert(
    fc.property(fc.oneof(fc.nat(999), fc.nat(99_999), fc.nat(2_000_000_000)), (number) => {
      expect(meant(counted(String(number)))).toBe(number)
    }),
    { numRuns: 500 },
  )
})
