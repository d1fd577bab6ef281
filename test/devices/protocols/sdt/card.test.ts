import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  TEXT_BLOCK_BYTES,
  ageOn,
  checkDigitOf,
  hasRightCheckDigit,
  readCardText,
  textOf,
} from '#daemon/devices/protocols/sdt/card.ts'

/** Lays text into a block at byte offsets, padded with spaces as real cards are. */
function block(fields: Record<number, string>, letter = ' '): Uint8Array {
  const bytes = Buffer.from(' '.repeat(TEXT_BLOCK_BYTES / 2), 'utf16le')
  for (const [offset, text] of Object.entries(fields)) bytes.write(text, Number(offset), 'utf16le')
  bytes.write(letter, 248, 'utf16le')
  return bytes
}

const NUMBER = '11010519491231002X' // the example number of GB 11643
const resident = { 0: '张示例', 36: '19491231', 52: '示例省示例市', 122: NUMBER }
const ascii = (text: string) => Buffer.from(text, 'ascii')
const nameOf = (card: ReturnType<typeof readCardText>) => card?.name.map(textOf).join('')

test('a resident card gives one character of the name, the birth, and the rest only as bytes that can be wiped', () => {
  const bytes = block(resident)
  const card = readCardText(bytes)!
  expect(card).toMatchObject({ kind: 'resident', maskedName: '张*', birth: 19_491_231 })
  expect(nameOf(card)).toBe('张示例')
  expect(textOf(card.address!)).toBe('示例省示例市')
  expect(JSON.stringify(card)).not.toContain('示例')
  bytes.fill(0)
  const left = [...card.name, card.number, card.address!]
  expect(left.every((part) => part.every((byte) => byte === 0))).toBe(true)
})

test('the three other layouts are told apart by their letter', () => {
  expect(readCardText(block(resident, 'J'))).toMatchObject({ kind: 'hmt', maskedName: '张*' })
  const of2017 = readCardText(
    block({ 0: 'EXAMPLE, ANNA', 122: 'ABC123456789012', 158: '安娜', 220: '19600229' }, 'I'),
  )
  expect(of2017).toMatchObject({ kind: 'foreign-2017', maskedName: '安*', birth: 19_600_229, address: null })
  const of2023 = readCardText(
    block({ 36: '19491231', 52: 'EXAMPLE, ANNA MARIA THAT GOES ON FO', 122: NUMBER, 220: 'R LONG' }, 'Y'),
  )
  expect(of2023).toMatchObject({ kind: 'foreign-2023', maskedName: 'E*' })
  expect(nameOf(of2023)).toBe('EXAMPLE, ANNA MARIA THAT GOES ON FOR LONG')
})

test('a name with a rare character outside the basic plane survives', () => {
  const card = readCardText(block({ ...resident, 0: '𠮷示例' }))
  expect(card?.maskedName).toBe('𠮷*')
  expect(nameOf(card)).toBe('𠮷示例')
})

test('a block with a wrong check digit, an impossible date or no name is no card', () => {
  expect(readCardText(block({ ...resident, 122: '110105194912310021' }))).toBeUndefined()
  expect(readCardText(block({ ...resident, 36: '19490230' }))).toBeUndefined()
  expect(readCardText(block({ ...resident, 36: '1949123' }))).toBeUndefined()
  expect(readCardText(block({ 36: '19491231', 122: NUMBER }))).toBeUndefined()
  expect(readCardText(block(resident).subarray(1))).toBeUndefined()
})

test('every single wrong digit is caught by the check digit', () => {
  expect(checkDigitOf(Array.from(NUMBER.slice(0, 17), Number))).toBe('X')
  expect(hasRightCheckDigit(ascii(NUMBER))).toBe(true)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, step) => {
      const digits = [...NUMBER]
      digits[at] = String((Number(digits[at]) + step) % 10)
      expect(hasRightCheckDigit(ascii(digits.join('')))).toBe(false)
    }),
  )
})

test('any 256 bytes are read or refused, never a fault', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 256, maxLength: 256 }), (bytes) => void readCardText(bytes)),
  )
})

test('somebody turns sixty on the birthday, not the day before; 29 February on 1 March', () => {
  expect(ageOn('2026-11-22', 19_661_123)).toBe(59)
  expect(ageOn('2026-11-23', 19_661_123)).toBe(60)
  expect(ageOn('2026-02-28', 19_660_301)).toBe(59)
  expect(ageOn('2027-02-28', 19_680_229)).toBe(58)
  expect(ageOn('2027-03-01', 19_680_229)).toBe(59)
})
