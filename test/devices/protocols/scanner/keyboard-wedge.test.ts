import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CodeParser } from '#daemon/devices/protocols/scanner/code-parser.ts'
import { openKeyboardParser } from '#daemon/devices/protocols/scanner/keyboard-wedge.ts'
import { keyboardSpeech } from '#daemon/devices/simulators/scanner-speech.ts'
import { shippedKeyboard } from '#test/support/scanner-profiles.ts'

const open = () => openKeyboardParser(shippedKeyboard())
const typed = (text: string) => keyboardSpeech.piecesOf(text) ?? []
const hear = (parser: CodeParser, pieces: readonly Uint8Array[]) =>
  pieces.flatMap((piece) => parser.feed(piece)).map(({ text }) => text)
/** Keys that are down, by usage. */
const keys = (modifiers: number, ...down: number[]) =>
  Uint8Array.of(modifiers, 0, ...down, ...Array<number>(6 - down.length).fill(0))
const [A, B, C, ENTER, SHIFT] = [0x04, 0x05, 0x06, 0x28, 0x02]

test('what is typed up to Enter is a code, with capitals where Shift was down', () => {
  expect(open().feed(keys(0, ENTER))).toEqual([])
  expect(hear(open(), typed('KT1:aB-_9'))).toEqual(['KT1:aB-_9'])
  expect(hear(open(), [keys(SHIFT, A), keys(0), keys(0x20, B), keys(0), keys(0, ENTER)])).toEqual(['AB'])
})

test('a key that stays down counts once, and again when it goes down again', () => {
  expect(hear(open(), [keys(0, A), keys(0, A), keys(0), keys(0, A), keys(0, ENTER)])).toEqual(['aa'])
})

test('keys that roll over one another come in the order in which they went down', () => {
  const rolling = [keys(0, A), keys(0, A, B), keys(0, B), keys(0, B, C), keys(0, C), keys(0), keys(0, ENTER)]
  expect(hear(open(), rolling)).toEqual(['abc'])
})

test('more keys down than a report holds change nothing', () => {
  const phantom = keys(0, 1, 1, 1, 1, 1, 1)
  expect(hear(open(), [keys(0, A), phantom, keys(0, A), keys(0, A, B), keys(0), keys(0, ENTER)])).toEqual([
    'ab',
  ])
})

test('keys without a character and shortcuts are passed over', () => {
  const capsLock = [keys(0, 0x39), keys(0)]
  const ctrlC = [keys(0x01, C), keys(0)]
  expect(hear(open(), [...capsLock, keys(0, A), keys(0), ...ctrlC, ...typed('b')])).toEqual(['ab'])
})

test('Enter of the number pad ends a code too', () => {
  expect(hear(open(), [keys(0, 0x59), keys(0), keys(0, 0x58)])).toEqual(['1'])
})

test('an AIM identifier that the scanner types in front is told apart', () => {
  const codes = typed(']Q1KT1:x').flatMap(
    (
      (parser) => (piece: Uint8Array) =>
        parser.feed(piece)
    )(open()),
  )
  expect(codes).toEqual([{ text: 'KT1:x', symbology: 'qr' }])
})

test('a code that lost a report is not told, and the next one is', () => {
  const [first, ...rest] = typed('KT1:abc')
  const cut = [first ?? keys(0), Uint8Array.of(0, 0), ...rest]
  expect(hear(open(), [...cut, ...typed('next')])).toEqual(['next'])
})

test('what was typed without Enter is forgotten after a pause', () => {
  const parser = open()
  expect(hear(parser, typed('KT1:half').slice(0, -2))).toEqual([])
  parser.reset()
  expect(hear(parser, typed('next'))).toEqual(['next'])
})

test('somebody leaning on the keyboard fills no memory', () => {
  const parser = open()
  const leaning = Array.from({ length: 6000 }, (_, i) => keys(0, i % 2 === 0 ? A : B))
  expect(hear(parser, [...leaning, keys(0), keys(0, ENTER), ...typed('next')])).toEqual(['next'])
})

test('any text of an American keyboard is told as it is', () => {
  const text = fc
    .string({ minLength: 1, maxLength: 200 })
    .filter((one) => one.trim() === one && !one.startsWith(']'))
  fc.assert(
    fc.property(text, (one) => {
      expect(hear(open(), typed(one))).toEqual([one])
    }),
    { numRuns: 200 },
  )
})

test('whatever bytes come, nothing is thrown, and after a pause the next code is told', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc.uint8Array({ minLength: 8, maxLength: 8 }),
    fc.array(fc.integer({ min: 0, max: 0x65 }), { minLength: 6, maxLength: 6 }).map((six) => keys(0, ...six)),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const parser = open()
      for (const { text } of pieces.flatMap((one) => parser.feed(one))) expect(text).toMatch(/^[ -~]+$/)
      parser.reset()
      expect(hear(parser, typed('KT1:after'))).toEqual(['KT1:after'])
    }),
    { numRuns: 300 },
  )
})
