import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  TEXT_BLOCK_BYTES,
  ageOn,
  hasRightCheckDigit,
  maskedName,
  readCardText,
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

test('a resident card gives name and birth, and its number only as bytes that can be wiped', () => {
  const bytes = block(resident)
  const card = readCardText(bytes)
  expect(card).toMatchObject({ kind: 'resident', name: '张示例', birth: '19491231' })
  bytes.fill(0)
  expect([...card!.number, ...card!.address!].every((byte) => byte === 0)).toBe(true)
})

test('the three other layouts are told apart by their letter', () => {
  expect(readCardText(block(resident, 'J'))).toMatchObject({ kind: 'hmt', name: '张示例' })
  expect(
    readCardText(block({ 0: 'EXAMPLE, ANNA', 122: 'ABC123456789012', 158: '安娜', 220: '19600229' }, 'I')),
  ).toMatchObject({ kind: 'foreign-2017', name: '安娜', birth: '19600229', address: null })
  expect(readCardText(block({ 36: '19491231', 52: 'EXAMPLE, ANNA MARIA', 122: NUMBER }, 'Y'))).toMatchObject({
    kind: 'foreign-2023',
    name: 'EXAMPLE, ANNA MARIA',
  })
})

test('a name with a rare character outside the basic plane survives', () => {
  expect(readCardText(block({ ...resident, 0: '𠮷示例' }))).toMatchObject({ name: '𠮷示例' })
  expect(maskedName('𠮷示例')).toBe('𠮷*')
})

test('a block with a wrong check digit, an impossible date or no name is no card', () => {
  expect(readCardText(block({ ...resident, 122: '110105194912310021' }))).toBeUndefined()
  expect(readCardText(block({ ...resident, 36: '19490230' }))).toBeUndefined()
  expect(readCardText(block({ 36: '19491231', 122: NUMBER }))).toBeUndefined()
  expect(readCardText(block(resident).subarray(1))).toBeUndefined()
})

test('every single wrong digit is caught by the check digit', () => {
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
  expect(ageOn('2026-11-22', '19661123')).toBe(59)
  expect(ageOn('2026-11-23', '19661123')).toBe(60)
  expect(ageOn('2026-02-28', '19660301')).toBe(59)
  expect(ageOn('2027-02-28', '19680229')).toBe(58)
  expect(ageOn('2027-03-01', '19680229')).toBe(59)
})
