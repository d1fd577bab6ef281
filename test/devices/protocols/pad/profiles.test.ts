import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readFrameProfile } from '#daemon/devices/protocols/pad/frame-profile.ts'
import { readKeypadProfile } from '#daemon/devices/protocols/pad/keypad-profile.ts'
import { padFile } from '#test/support/hall-bench.ts'
import { shippedFrame, shippedKeypad } from '#test/support/pad-profiles.ts'

const READERS = { 'serial-frame': readFrameProfile, 'hid-keypad': readKeypadProfile } as const

test('every shipped profile is right, named as its file, and has every key', () => {
  const files = readdirSync(new URL('../../../../config/pads/', import.meta.url))
  expect(files.length).toBeGreaterThan(1)
  for (const file of files) {
    const name = file.replace('.yaml', '')
    const value = padFile(name) as { driver: keyof typeof READERS; keys: object }
    expect(READERS[value.driver](value), file).toMatchObject({ at: 'profile', profile: { id: name } })
    expect(new Set(Object.values(value.keys)).size, file).toBe(7)
  }
})

describe('a wrong profile says which field and why', () => {
  const frame = (change: object) => readFrameProfile({ ...shippedFrame(), ...change })
  const fixed = { length: { at: 'fixed', bytes: 6 }, always: [], checksum: { at: 'none' } }

  test.each([
    [{ ...fixed, keyAt: 5 }, '/keyAt stands at byte 5, but only 5 come before the end'],
    [{ ...fixed, keyAt: 2, addressAt: 9 }, '/addressAt stands at byte 9'],
    [{ ...fixed, header: [1], tail: [], keyAt: 2, addressAt: null }, '/checksum is none'],
    [{ keys: { 1: 'dance' } }, '/keys/1'],
    [{ keys: { one: 'next' } }, '/keys'],
    [{ header: [] }, '/header'],
    [{ tail: [256] }, '/tail/0'],
    [{ length: { at: 'counted' } }, '/length'],
    [{ colour: 'blue' }, '/colour is no field of this profile'],
  ])('serial-frame with %o', (change, message) => {
    expect(frame(change)).toMatchObject({ at: 'wrong', message: expect.stringContaining(message) })
  })

  test.each([
    [{ keys: {} }, '/keys'],
    [{ driver: 'serial-frame' }, '/driver'],
    [{ id: 'Key Pad' }, '/id'],
  ])('hid-keypad with %o', (change, message) => {
    expect(readKeypadProfile({ ...shippedKeypad(), ...change })).toMatchObject({
      at: 'wrong',
      message: expect.stringContaining(message),
    })
  })

  test.each([null, 7, [], 'keypad'])('and %o is none at all', (value) => {
    expect(readFrameProfile(value).at).toBe('wrong')
    expect(readKeypadProfile(value).at).toBe('wrong')
  })
})
