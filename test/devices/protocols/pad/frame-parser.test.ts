import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openFrameParser } from '#daemon/devices/protocols/pad/frame-parser.ts'
import type { FrameProfile } from '#daemon/devices/protocols/pad/frame-profile.ts'
import { shippedFrame } from '#test/support/pad-profiles.ts'

const NEXT = Uint8Array.of(0xff, 0x68, 3, 3, 0x68, 7, 1, 0, 8, 0x16)
const PRESS = { key: 'next', address: 7 }

/** Six bytes each, the last one the exclusive or of all before. */
const fixed: FrameProfile = {
  ...shippedFrame(),
  header: [0xaa, 0x55],
  length: { at: 'fixed', bytes: 6 },
  always: [],
  checksum: { at: 'xor', from: 0 },
  tail: [],
  addressAt: null,
  keyAt: 3,
}

test('the frame of the notes is one press of its pad', () => {
  expect(openFrameParser(shippedFrame()).feed(NEXT)).toEqual([PRESS])
})

test('a frame with more data is as good, and a key that is not in the map presses nothing', () => {
  const longer = Uint8Array.of(0xff, 0x68, 5, 5, 0x68, 7, 2, 9, 9, 9, 0x24, 0x16)
  expect(openFrameParser(shippedFrame()).feed(longer)).toEqual([{ key: 'recall', address: 7 }])
  const unknown = Uint8Array.of(0xff, 0x68, 2, 2, 0x68, 7, 0x44, 0x4b, 0x16)
  expect(openFrameParser(shippedFrame()).feed(unknown)).toEqual([])
})

test('a frame of fixed length is told by its exclusive or', () => {
  const frame = [0xaa, 0x55, 0x10, 0x05, 0x00]
  const check = frame.reduce((xor, byte) => xor ^ byte, 0)
  const parser = openFrameParser(fixed)
  expect(parser.feed(Uint8Array.of(...frame, check))).toEqual([{ key: 'no-show', address: null }])
  expect(parser.feed(Uint8Array.of(...frame, check ^ 1))).toEqual([])
})

describe('bytes that are no frame press nothing', () => {
  test.each([
    ['a wrong sum', [0xff, 0x68, 3, 3, 0x68, 7, 1, 0, 9, 0x16]],
    ['two lengths', [0xff, 0x68, 3, 4, 0x68, 7, 1, 0, 8, 0x16]],
    ['another mark in the middle', [0xff, 0x68, 3, 3, 0x69, 7, 1, 0, 8, 0x16]],
    ['another end', [0xff, 0x68, 3, 3, 0x68, 7, 1, 0, 8, 0x17]],
    ['too few bytes for a key', [0xff, 0x68, 1, 1, 0x68, 7, 7, 0x16]],
  ])('%s', (_what, bytes) => {
    expect(openFrameParser(shippedFrame()).feed(Uint8Array.from(bytes))).toEqual([])
  })
})

test('every byte is either part of a press or told as unexplained, in the order they came', () => {
  const byte = fc.oneof(fc.constantFrom(0xff, 0x68, 3, 0x16, 40), fc.integer({ min: 0, max: 255 }))
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 300 }), (noise) => {
      const told: number[] = []
      const parser = openFrameParser(shippedFrame(), (bytes) => told.push(...bytes))
      fc.pre(parser.feed(Uint8Array.from(noise)).length === 0)
      expect(parser.feed(NEXT)).toEqual([PRESS])
      expect(told).toEqual(noise)
      parser.feed(Uint8Array.from(noise))
      parser.reset()
      expect(told).toEqual([...noise, ...noise])
    }),
    { numRuns: 200 },
  )
})

test('whatever stood on the line, the next good frame is heard with its last byte, in any pieces', () => {
  // Noise that is rich in what frames are made of: halves of them, lengths that lie.
  const byte = fc.oneof(fc.constantFrom(0xff, 0x68, 3, 0x16, 40), fc.integer({ min: 0, max: 255 }))
  const noise = fc
    .array(byte, { maxLength: 120 })
    .filter((bytes) => openFrameParser(shippedFrame()).feed(Uint8Array.from(bytes)).length === 0)
  fc.assert(
    fc.property(noise, fc.integer({ min: 1, max: 9 }), (before, cut) => {
      const parser = openFrameParser(shippedFrame())
      expect(parser.feed(Uint8Array.from(before))).toEqual([])
      expect([...parser.feed(NEXT.slice(0, cut)), ...parser.feed(NEXT.slice(cut))]).toEqual([PRESS])
      expect(parser.feed(NEXT)).toEqual([PRESS])
    }),
    { numRuns: 300 },
  )
})
