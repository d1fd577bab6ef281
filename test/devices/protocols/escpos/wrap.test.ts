import { array, assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayColumns } from '#daemon/devices/protocols/escpos/text.ts'
import { wrap } from '#daemon/devices/protocols/escpos/wrap.ts'

describe('line breaking', () => {
  test('a word does not end on the next line, and a comma or a full stop does not begin one', () => {
    expect(wrap('请带身份证、户口簿，到窗口办理。', 10)).toEqual([
      '请带',
      '身份证、',
      '户口簿，',
      '到窗口',
      '办理。',
    ])
  })

  test('a date, a time, a telephone number, an amount and the title of a document stay whole', () => {
    const text =
      '依据《养老保险经办规程》（安政办〔2020〕36号），2026年11月23日起，服务时间 8:30—11:30，等 10 分钟，电话 0536-1234567。'
    for (const columns of [24, 32, 48]) {
      const paper = wrap(text, columns).join('\n')
      for (const whole of [
        '《养老保险经办规程》',
        '〔2020〕36号',
        '2026年11月23日',
        '8:30—11:30',
        '10 分钟',
        '0536-1234567',
      ])
        expect(paper, `${columns} columns`).toContain(whole)
    }
  })

  test('a title longer than the paper ends its lines between its words', () => {
    expect(wrap('《城乡居民基本养老保险经办规程》', 16)).toEqual(['《城乡居民基本', '养老保险', '经办规程》'])
  })

  test('an opening bracket does not end a line', () => {
    expect(wrap('带身份证（原件）来', 10)).toEqual(['带身份证', '（原件）来'])
  })

  test('a number or a Latin word stays whole', () => {
    expect(wrap('请拨打12345热线', 8)).toEqual(['请拨', '打12345', '热线'])
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
