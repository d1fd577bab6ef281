import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openLineParser } from '#daemon/devices/protocols/scanner/text-lines.ts'

const hear = (...pieces: (string | Uint8Array)[]) => {
  const parser = openLineParser()
  return pieces.flatMap((piece) => parser.feed(Buffer.from(piece))).map(({ text }) => text)
}

test.each(['KT1:a\r', 'KT1:a\n', 'KT1:a\r\n', '\r\nKT1:a\r\n\r\n'])(
  'a line ended by %j is a code',
  (line) => {
    expect(hear(line)).toEqual(['KT1:a'])
  },
)

test('a line that comes in pieces is one code, and two lines in one piece are two', () => {
  expect(hear('KT', '1:a', '\r', '\nKT1:b\r\nKT1:c\r\n')).toEqual(['KT1:a', 'KT1:b', 'KT1:c'])
})

test('an AIM identifier in front is told apart', () => {
  expect(openLineParser().feed(Buffer.from(']d2KT1:a\r'))).toEqual([
    { text: 'KT1:a', symbology: 'data-matrix' },
  ])
})

test('Chinese in UTF-8 and in GBK is read', () => {
  expect(hear('号码\n', Uint8Array.of(0xba, 0xc5, 0xc2, 0xeb, 0x0a))).toEqual(['号码', '号码'])
})

test('a line with noise in it is not told, and the next one is', () => {
  expect(hear('KT1:\u0000a\r\nKT1:b\r\n')).toEqual(['KT1:b'])
})

test('a line longer than any code is not told, and the next one is', () => {
  expect(hear('x'.repeat(100_000), '\r\nKT1:b\r\n')).toEqual(['KT1:b'])
})

test('what was begun is forgotten after a pause', () => {
  const parser = openLineParser()
  parser.feed(Buffer.from('KT1:half'))
  parser.reset()
  expect(parser.feed(Buffer.from('next\r')).map(({ text }) => text)).toEqual(['next'])
})

test('whatever bytes come, nothing is thrown, and the line after the next line end is told', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 }), (pieces) => {
      for (const text of hear(...pieces)) expect(text).not.toBe('')
      expect(hear(...pieces, '\r', 'KT1:after\r').at(-1)).toBe('KT1:after')
    }),
    { numRuns: 300 },
  )
})
