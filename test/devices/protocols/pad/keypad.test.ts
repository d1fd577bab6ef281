import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openKeypadParser } from '#daemon/devices/protocols/pad/keypad-parser.ts'
import { openSinglePresses } from '#daemon/devices/protocols/pad/single-presses.ts'
import { shippedKeypad } from '#test/support/pad-profiles.ts'

const open = () => openKeypadParser(shippedKeypad())
/** Keys that are down, by usage. */
const down = (...keys: number[]) => Uint8Array.of(0, 0, ...keys, ...Array<number>(6 - keys.length).fill(0))
const [ENTER, PLUS, DOT, ZERO, MINUS, STAR, SLASH] = [0x58, 0x57, 0x63, 0x62, 0x56, 0x55, 0x54]

test('each key of a numeric keypad asks for what its label says, by either Enter', () => {
  const parser = open()
  const told = [ENTER, PLUS, DOT, ZERO, MINUS, STAR, SLASH, 0x28]
    .flatMap((key) => [down(key), down()])
    .flatMap((report) => parser.feed(report))
  expect(told.map(({ key }) => key)).toEqual([
    'next',
    'recall',
    'serve',
    'finish',
    'no-show',
    'hold',
    'pause',
    'next',
  ])
  expect(told.every(({ address }) => address === null)).toBe(true)
})

test('a key that stays down while another is pressed counts once', () => {
  const parser = open()
  const told = [down(ENTER), down(ENTER), down(ENTER, PLUS), down(PLUS), down()].flatMap((report) =>
    parser.feed(report),
  )
  expect(told.map(({ key }) => key)).toEqual(['next', 'recall'])
})

test('Num Lock and digits press nothing', () => {
  const parser = open()
  expect([0x53, 0x59, 0x5f].flatMap((key) => parser.feed(down(key)))).toEqual([])
})

test('a keypad that numbers its reports is heard as well', () => {
  const parser = open()
  const told = [down(ENTER), down(), down(PLUS), down()].flatMap((report) =>
    parser.feed(Uint8Array.of(1, ...report)),
  )
  expect(told.map(({ key }) => key)).toEqual(['next', 'recall'])
})

test('of what it makes nothing of it tells, but never of a key that types something', () => {
  const told: string[] = []
  const parser = openKeypadParser(shippedKeypad(), (bytes) => told.push(Buffer.from(bytes).toString('hex')))
  for (const usage of [0x53, 0x59, 0x1e, 0x04, ENTER]) {
    parser.feed(down(usage))
    parser.feed(down())
  }
  parser.feed(Uint8Array.of(1, 2, 3))
  expect(told).toEqual(['0000530000000000', '010203'])
})

test('after reports cut anywhere or too long, the next press is heard', () => {
  const broken = fc.uint8Array({ maxLength: 40 }).filter(({ length }) => length !== 8 && length !== 9)
  fc.assert(
    fc.property(fc.array(broken, { minLength: 1, maxLength: 5 }), (noise) => {
      const parser = open()
      parser.feed(down(ENTER)) // its end is lost
      expect(noise.flatMap((piece) => parser.feed(piece))).toEqual([])
      expect(parser.feed(down(ENTER))).toEqual([{ key: 'next', address: null }])
    }),
    { numRuns: 100 },
  )
})

test('the same key again within a moment is no press of its own, another key or pad is', () => {
  const isSingle = openSinglePresses(300)
  const next = { key: 'next', address: 1 } as const
  expect(isSingle(next, 0)).toBe(true)
  expect(isSingle(next, 299)).toBe(false)
  expect(isSingle(next, 598)).toBe(false)
  expect(isSingle({ ...next, address: 2 }, 600)).toBe(true)
  expect(isSingle(next, 610)).toBe(true)
  expect(isSingle({ ...next, key: 'recall' }, 620)).toBe(true)
  expect(isSingle({ ...next, key: 'recall' }, 920)).toBe(true)
})
