import { assert, property, string } from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import {
  displayColumns,
  encodeGbk,
  isGbkCharacter,
  printable,
} from '#daemon/devices/protocols/escpos/text.ts'

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

  test('every character that is sent is the pair that GBK has for it, as another codec has it', () => {
    const sent = Array.from({ length: 0x1_00_00 - 0x80 }, (_, n) => String.fromCharCode(0x80 + n)).filter(
      (character) => isGbkCharacter(character),
    )
    expect(sent.length).toBeGreaterThan(21_000)
    const text = sent.join('')
    expect(Buffer.from(encodeGbk(text)).equals(iconv.encode(printable(text), 'gbk'))).toBe(true)
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
