import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WindowDisplayView } from '#daemon/devices/ports.ts'
import { linesBytes, openingBytes } from '#daemon/devices/protocols/cd5220/commands.ts'
import { openGlassDecoder } from '#daemon/devices/protocols/cd5220/decoder.ts'
import { type TwoLines, twoLines } from '#daemon/devices/protocols/customer-display/two-lines.ts'
import { displayColumns } from '#daemon/devices/protocols/escpos/text.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const bytes = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const CALLED: WindowDisplayView = { at: 'called', number: 'A032', label: '1 号窗口', calls: 1 }

describe('what goes over the line', () => {
  test('a display is made ready by leaving any string mode first', () => {
    expect(hex(openingBytes(4))).toBe('0d0c1b401b5f001b2a04')
  })

  test('both lines are written with ESC Q, in GBK, 20 columns each', () => {
    expect(hex(linesBytes(['1 号窗口            ', '   请 A032 号办理   ']))).toBe(
      '1b514131 20bac5b4b0bfda 202020202020202020202020 0d'.replaceAll(' ', '') +
        '1b5142 202020 c7eb 20 41303332 20 bac5b0ecc0ed 202020 0d'.replaceAll(' ', ''),
    )
  })
})

describe('a view in two lines of 20 columns', () => {
  test.each<[WindowDisplayView, TwoLines]>([
    [{ at: 'closed' }, ['   本窗口暂不办理   ', '                    ']],
    [{ at: 'free', label: '1 号窗口', waiting: 0 }, ['      1 号窗口      ', '     请等候叫号     ']],
    [{ at: 'free', label: '1 号窗口', waiting: 12 }, ['      1 号窗口      ', '12 人在等，请听叫号 ']],
    [CALLED, ['      1 号窗口      ', '   请 A032 号办理   ']],
    [{ ...CALLED, calls: 2 }, ['  1 号窗口 第 2 遍  ', '   请 A032 号办理   ']],
    [
      { at: 'too-few-calls', number: 'A032', calls: 1, needed: 3 },
      ['   A032 叫了 1 遍   ', '  再叫 2 遍可过号   '],
    ],
    [{ at: 'uncounted', why: 'busy', number: 'A1032' }, ['   手上还有 A1032   ', '    先办完或放下    ']],
    [{ ...CALLED, at: 'serving', number: 'A1032' }, ['      1 号窗口      ', ' 正在办理 A1032 号  ']],
    [
      { at: 'paused', label: '1 号窗口', notice: '十点半回来' },
      [' 1 号窗口 暂停服务  ', '     十点半回来     '],
    ],
    [
      { at: 'paused', label: '2 号综合受理窗口', notice: '十点半回来' },
      ['  2 号综合受理窗口  ', '      暂停服务      '],
    ],
    [
      { at: 'too-soon', number: 'A1032', calls: 2, asked: 'recall', seconds: 20 },
      ['  A1032 叫了 2 遍   ', '念完 20 秒后叫的才算'],
    ],
    [
      { at: 'too-soon', number: 'A032', calls: 3, asked: 'no-show', seconds: 12 },
      ['   A032 叫了 3 遍   ', '  再等 12 秒可过号  '],
    ],
    [
      { at: 'paused', label: '1 号窗口', notice: '系统升级，请先到二号窗口办理' },
      [' 1 号窗口 暂停服务  ', '系统升级，请先到二..'],
    ],
  ])('of %o', (view, lines) => {
    expect(twoLines(view, 20, 'gbk')).toEqual(lines)
  })

  test.each(['gbk', 'ascii'] as const)(
    'says in %s why a press did not count without losing a word',
    (encoding) => {
      const whys = [
        'nobody-waits',
        'no-ticket',
        'busy',
        'window-closed',
        'no-clerk',
        'not-kept',
        'not-now',
      ] as const
      const said = whys.map((why) => twoLines({ at: 'uncounted', why, number: 'A1032' }, 20, encoding))
      expect(said.filter((lines) => lines.join('').includes('..'))).toEqual([])
      expect(new Set(said.map(([upper]) => upper)).size).toBe(whys.length)
    },
  )

  test.each<[WindowDisplayView, TwoLines]>([
    [{ at: 'closed' }, ['   WINDOW CLOSED    ', '                    ']],
    [CALLED, ['      WINDOW 1      ', '  NOW CALLING A032  ']],
    [{ at: 'paused', label: '党群窗口', notice: '十点' }, ['       WINDOW       ', '       PAUSED       ']],
  ])('with ASCII alone of %o', (view, lines) => {
    expect(twoLines(view, 20, 'ascii')).toEqual(lines)
  })

  test('always fills 20 columns, whatever stands in label and notice', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 })
    fc.assert(
      fc.property(text, text, fc.constantFrom('gbk', 'ascii'), (label, notice, encoding) => {
        const lines = twoLines({ at: 'paused', label, notice }, 20, encoding)
        expect(lines.map(displayColumns)).toEqual([20, 20])
      }),
      { numRuns: 200 },
    )
  })
})

describe('the glass draws what such a display would', () => {
  const feed = (...parts: Uint8Array[]) => {
    const decoder = openGlassDecoder()
    for (const part of parts) decoder.feed(part)
    return { ...decoder.glass(), unknown: decoder.unknownBytes() }
  }
  const lines = twoLines(CALLED, 20, 'gbk')

  test('the opening and two lines', () => {
    expect(feed(openingBytes(2), linesBytes(lines))).toEqual({
      lines: [...lines],
      brightness: 2,
      cursor: 'off',
      unknown: 0,
    })
  })

  test('after ESC Q nothing but ESC Q is obeyed until it is cleared', () => {
    const dimmed = feed(openingBytes(4), linesBytes(lines), bytes('1b2a01'))
    expect(dimmed).toMatchObject({ brightness: 4, unknown: 3 })
    expect(feed(linesBytes(lines), bytes('0c 1b2a01'))).toMatchObject({
      brightness: 1,
      lines: [' '.repeat(20), ' '.repeat(20)],
    })
  })

  test('text at the cursor stands where ESC l put it', () => {
    expect(feed(bytes('1b6c0302 4130 0d 42')).lines).toEqual([' '.repeat(20), `B A0${' '.repeat(16)}`])
  })

  test('a line that is too long loses the rest, and bytes nobody knows are counted', () => {
    expect(feed(bytes(`1b5141${'41'.repeat(25)}0d`))).toMatchObject({
      lines: ['A'.repeat(20), ' '.repeat(20)],
      unknown: 5,
    })
    expect(feed(bytes('1b99 01 1b2a09')).unknown).toBe(6)
  })

  test('whatever came before, it is ready after the opening and shows the next two lines', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (before) => {
        expect(feed(before, openingBytes(3), linesBytes(lines))).toMatchObject({
          lines: [...lines],
          brightness: 3,
        })
      }),
      { numRuns: 300 },
    )
  })
})
