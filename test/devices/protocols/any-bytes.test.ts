import { describe, expect, test } from 'vitest'
import { openDecoder } from '#daemon/devices/protocols/escpos/decoder.ts'
import { openDemultiplexer } from '#daemon/devices/protocols/escpos/demultiplexer.ts'
import { protocols, understoodAfter } from '#test/proof/parser-rigs.ts'

const FLOOD = 300_000 // bytes; work that grows with the square of it would take minutes
const SMALL_PIECES = 30_000 // so many of them come in small pieces too

function repeated(pattern: readonly number[], bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, i) => pattern[i % pattern.length] ?? 0)
}

describe.each(Object.entries(protocols))('%s', (_name, protocol) => {
  test.each([[0xff], [0x00], ...protocol.traps].map((pattern) => [pattern.slice(0, 12), pattern] as const))(
    'a flood of %j costs no more than reading it, and what comes next is understood',
    (_shown, pattern) => {
      const rig = protocol.open()
      const flood = repeated(pattern, FLOOD)
      // All at once, as from a socket that was not read for a while; then in the pieces of a slow line.
      rig.feed(flood)
      for (let from = 0; from < SMALL_PIECES; from += pattern.length) {
        rig.feed(flood.subarray(from, from + pattern.length))
      }
      expect(understoodAfter(rig, protocol)).toContainEqual(protocol.good.means)
    },
  )
})

test('of noise no more is kept than a log can show, however much there is', () => {
  const replies = openDemultiplexer().feed(repeated([0xff], FLOOD))
  expect(replies).toEqual([{ at: 'noise', bytes: Array.from({ length: 64 }, () => 0xff), count: FLOOD }])
})

test('an image larger than a printer takes is passed over and named, without waiting for it', () => {
  const decoder = openDecoder(576)
  const told = decoder.feed(Uint8Array.of(0x1d, 0x76, 0x30, 0, 72, 0, 0xff, 0xff))
  expect(told).toMatchObject([{ at: 'ink', ink: { at: 'unknown', why: expect.stringContaining('GS v 0') } }])
  expect(decoder.feed(new Uint8Array(72 * 0xffff))).toEqual([])
  expect(decoder.feed(Uint8Array.of(0x41, 0x0a))).toMatchObject([
    { ink: { at: 'line', runs: [{ text: 'A' }] } },
  ])
})
