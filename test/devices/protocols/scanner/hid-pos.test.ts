import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openHidPosParser } from '#daemon/devices/protocols/scanner/hid-pos.ts'
import type { CodeParser } from '#daemon/devices/protocols/scanner/code-parser.ts'
import { hidPosSpeech } from '#daemon/devices/simulators/scanner-speech.ts'
import { shippedHidPos } from '#test/support/scanner-profiles.ts'

const profile = shippedHidPos()
const reports = (text: string) => hidPosSpeech.piecesOf(text) ?? []
const hear = (parser: CodeParser, pieces: readonly Uint8Array[]) =>
  pieces.flatMap((piece) => parser.feed(piece)).map(({ text }) => text)
const LONG = '长'.repeat(60)

/** One report by hand: `]` and two characters of AIM, data, and whether it goes on. */
function report(data: string, { aim = ']Q1', more = 0 } = {}): Uint8Array {
  const bytes = new Uint8Array(64)
  bytes.set([0x02, data.length, ...Buffer.from(aim), ...Buffer.from(data)])
  bytes[63] = more
  return bytes
}

test('a report as the notes have it, byte for byte', () => {
  const bytes = Uint8Array.of(
    0x02,
    5,
    0x5d,
    0x51,
    0x31,
    ...Buffer.from('KT1:a'),
    ...Array<number>(54).fill(0),
  )
  expect(openHidPosParser(profile).feed(bytes)).toEqual([{ text: 'KT1:a', symbology: 'qr' }])
})

test('a code longer than one report is put together, over its UTF-8 seams too', () => {
  expect(reports(LONG)).toHaveLength(4)
  expect(hear(openHidPosParser(profile), reports(LONG))).toEqual([LONG])
})

test.each([
  [']E0', 'ean'],
  [']C1', 'code-128'],
  [']d2', 'data-matrix'],
  [']L0', 'pdf417'],
  [']X9', 'other'],
])('%s is told as %s', (aim, symbology) => {
  expect(openHidPosParser(profile).feed(report('1', { aim }))).toEqual([{ text: '1', symbology }])
})

test('bytes that are not UTF-8 are read as GB 18030', () => {
  const bytes = report('....')
  bytes.set([0xc4, 0xfa, 0xba, 0xc3], 5)
  expect(hear(openHidPosParser(profile), [bytes])).toEqual(['您好'])
})

test('a line end that the scanner puts behind belongs to no code', () => {
  expect(hear(openHidPosParser(profile), [report('KT1:a\r\n')])).toEqual(['KT1:a'])
  expect(hear(openHidPosParser(profile), [report('\r\n')])).toEqual([])
})

describe('a code is told whole or not at all', () => {
  const [first, second, third, last] = reports(LONG) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  const other = reports('KT1:next')

  test('when a report of it was cut', () => {
    const parser = openHidPosParser(profile)
    expect(hear(parser, [first, second.subarray(0, 40), third, last, ...other])).toEqual(['KT1:next'])
  })

  test('when a report of it says more bytes than it has', () => {
    const broken = second.slice()
    broken[1] = 57
    expect(hear(openHidPosParser(profile), [first, broken, third, last, ...other])).toEqual(['KT1:next'])
  })

  test('when it breaks off and the scanner is silent for a while', () => {
    const parser = openHidPosParser(profile)
    expect(hear(parser, [first, second])).toEqual([])
    parser.reset()
    expect(hear(parser, other)).toEqual(['KT1:next'])
  })

  test('when it is longer than any code can be', () => {
    const parser = openHidPosParser(profile)
    const endless = Array.from({ length: 200 }, () => report('x'.repeat(56), { more: 1 }))
    expect(hear(parser, [...endless, report('end'), ...other])).toEqual(['KT1:next'])
  })

  test('also when another kind of code begins before it has ended', () => {
    const parser = openHidPosParser(profile)
    expect(hear(parser, [first, report('123', { aim: ']E0' })])).toEqual(['123'])
  })
})

test('what is no report of codes disturbs none, not even in the middle of one', () => {
  const foreign = Uint8Array.of(0x04, ...Array<number>(63).fill(0xff))
  const pieces = reports(LONG).flatMap((piece) => [foreign, piece])
  expect(hear(openHidPosParser(profile), [Uint8Array.of(), Uint8Array.of(2), ...pieces])).toEqual([LONG])
})

test('a profile without numbers, AIM and continuation reads such a scanner', () => {
  const parser = openHidPosParser({
    ...profile,
    reportBytes: 8,
    reportId: null,
    lengthAt: 0,
    aimAt: null,
    dataAt: 1,
    dataBytes: 7,
    more: null,
  })
  expect(parser.feed(Uint8Array.of(3, 0x41, 0x42, 0x43, 0, 0, 0, 0))).toEqual([
    { text: 'ABC', symbology: null },
  ])
})

test('whatever bytes come, nothing is thrown, and after a pause the next code is told', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    fc.uint8Array({ minLength: 64, maxLength: 64 }),
    fc.uint8Array({ minLength: 63, maxLength: 63 }).map((rest) => Uint8Array.of(2, ...rest)),
    fc.string({ maxLength: 56 }).map((text) => report(text.replaceAll(/[^ -~]/g, '.'), { more: 1 })),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const parser = openHidPosParser(profile)
      for (const code of pieces.flatMap((one) => parser.feed(one))) {
        expect(code.text).not.toBe('')
        expect(code.text.length).toBeLessThanOrEqual(2953)
      }
      parser.reset()
      expect(hear(parser, reports('KT1:after'))).toEqual(['KT1:after'])
    }),
    { numRuns: 300 },
  )
})

test('any text that a scanner can send is told as it is', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
    .filter((one) => one.isWellFormed() && one.trim() === one && !/[\p{Cc}\ufeff]|^\]/u.test(one))
  fc.assert(
    fc.property(text, (one) => {
      expect(hear(openHidPosParser(profile), reports(one))).toEqual([one])
    }),
    { numRuns: 200 },
  )
})
