import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readHidPosProfile } from '#daemon/devices/protocols/scanner/hid-pos-profile.ts'
import { readKeyboardProfile } from '#daemon/devices/protocols/scanner/keyboard-profile.ts'
import { scannerFile, shippedHidPos, shippedKeyboard } from '#test/support/scanner-profiles.ts'

const READERS = { 'hid-pos': readHidPosProfile, 'keyboard-wedge': readKeyboardProfile } as const

test('every shipped profile is right, and named as its file', () => {
  const files = readdirSync(new URL('../../../../config/scanners/', import.meta.url))
  expect(files.length).toBeGreaterThan(1)
  for (const file of files) {
    const name = file.replace('.yaml', '')
    const value = scannerFile(name) as { driver: keyof typeof READERS }
    expect(READERS[value.driver](value), file).toMatchObject({ at: 'profile', profile: { id: name } })
  }
})

describe('a wrong profile says which field and why', () => {
  const hidPos = (change: object) => readHidPosProfile({ ...shippedHidPos(), ...change })
  const keyboard = (change: object) => readKeyboardProfile({ ...shippedKeyboard(), ...change })

  test.each([
    [{ dataBytes: 60 }, '/dataAt reaches to byte 65 of a report of 64'],
    [{ lengthAt: 70 }, '/lengthAt reaches to byte 71 of a report of 64'],
    [{ aimAt: 62 }, '/aimAt reaches to byte 65 of a report of 64'],
    [{ more: { at: 64, bit: 0 } }, '/more reaches to byte 65 of a report of 64'],
    [{ dataAt: 4 }, '/dataAt starts at byte 4, where /aimAt still is'],
    [{ lengthAt: 0 }, '/lengthAt starts at byte 0, where /reportId still is'],
    [{ more: { at: 30, bit: 0 } }, '/more starts at byte 30, where /dataAt still is'],
    [{ more: { at: 63, bit: 9 } }, '/more'],
    [{ reportId: 0 }, '/reportId'],
    [{ dataBytes: '56' }, '/dataBytes must be integer'],
    [{ source: undefined }, 'source'],
    [{ colour: 'blue' }, '/colour is no field of this profile'],
    [{ driver: 'keyboard-wedge' }, '/driver'],
  ])('hid-pos with %o', (change, message) => {
    expect(hidPos(change)).toMatchObject({ at: 'wrong', message: expect.stringContaining(message) })
  })

  test.each([
    [{ ends: [] }, '/ends'],
    [{ ends: [0x04] }, '/ends key 0x4 has characters in /keys too'],
    [{ keys: { 4: 'a' } }, '/keys/4'],
    [{ keys: { 4: 'aAA' } }, '/keys/4'],
    [{ keys: { a: 'aA' } }, '/keys'],
    [{ id: 'Key Board' }, '/id'],
  ])('keyboard-wedge with %o', (change, message) => {
    expect(keyboard(change)).toMatchObject({ at: 'wrong', message: expect.stringContaining(message) })
  })

  test.each([null, 7, [], 'hid-pos'])('and %o is none at all', (value) => {
    expect(readHidPosProfile(value).at).toBe('wrong')
    expect(readKeyboardProfile(value).at).toBe('wrong')
  })
})

test('the American layout knows every character that ASCII can print', () => {
  const known = new Set(Object.values(shippedKeyboard().keys).join(''))
  const printable = Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCharCode(0x20 + i))
  expect(printable.filter((character) => !known.has(character))).toEqual([])
})
