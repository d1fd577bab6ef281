import { array, assert, constantFrom, integer, property, string } from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { displayColumns, encodeGbk, printable, wrap } from '#daemon/devices/protocols/escpos/text.ts'

describe('text a Chinese printer can show', () => {
  test('a rare surname that GBK lacks prints as 〓, one for each character, and never as four bytes', () => {
    expect(printable('𠮷㙍㛃女士')).toBe('〓〓〓女士')
    expect(Buffer.from(encodeGbk('𠮷')).toString('hex')).toBe('a1fe')
  })

  test('the yuan sign keeps the printer in Chinese', () => {
    expect(Buffer.from(encodeGbk('¥5')).toString('hex')).toBe('a3a435')
  })

  test('the euro sign, one byte in GBK, is not sent as one', () => {
    expect(printable('€')).toBe('〓')
  })

  test('a private character has no glyph and is not sent', () => {
    expect(printable('\ue000\ue5e5')).toBe('〓〓')
  })

  test('control bytes in a text never reach the printer', () => {
    expect(printable('a\u001b@\u0010\u0004\u0001b\tc')).toBe('a@b c')
  })

  test('a variation selector and a zero-width space leave no mark', () => {
    expect(printable('葛\u{e0100}城\u200b区')).toBe('葛城区')
  })

  test('whatever comes in, what goes out is ASCII or pairs, and as wide as it was counted', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        const shown = printable(text)
        const bytes = encodeGbk(text)
        expect(iconv.decode(Buffer.from(bytes), 'gbk')).toBe(shown)
        expect(bytes.length).toBe(displayColumns(shown.replaceAll('\n', '')) + shown.split('\n').length - 1)
      }),
      { numRuns: 300 },
    )
  })
})

describe('line breaking', () => {
  test('a comma or a full stop does not begin a line', () => {
    expect(wrap('请带身份证、户口簿，到窗口办理。', 10)).toEqual([
      '请带身份',
      '证、户口',
      '簿，到窗口',
      '办理。',
    ])
  })

  test('an opening bracket does not end a line', () => {
    expect(wrap('带身份证（原件）来', 10)).toEqual(['带身份证', '（原件）来'])
  })

  test('a number or a Latin word stays whole', () => {
    expect(wrap('请拨打12345热线', 8)).toEqual(['请拨打', '12345热', '线'])
  })

  test('a word longer than the paper is broken, not lost', () => {
    expect(wrap('KT1:0123456789abcdef', 8)).toEqual(['KT1:0123', '456789ab', 'cdef'])
  })

  test('blank lines stay', () => {
    expect(wrap('a\n\nb', 8)).toEqual(['a', '', 'b'])
  })

  test('no line is wider than the paper and nothing but spaces is lost', () => {
    const letters = constantFrom(...Array.from('低保证、，。（）《》「」A1 -.9〓号'))
    assert(
      property(array(letters), integer({ min: 2, max: 48 }), (drawn, columns) => {
        const text = drawn.join('')
        const lines = wrap(text, columns)
        for (const line of lines) expect(displayColumns(line)).toBeLessThanOrEqual(columns)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      }),
      { numRuns: 500 },
    )
  })
})
