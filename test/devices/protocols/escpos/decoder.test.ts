import { array, assert, integer, property, uint8Array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ink } from '#contract/bench.ts'
import { openDecoder } from '#daemon/devices/protocols/escpos/decoder.ts'
import { readJob } from '#test/support/read-slip.ts'

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
const inksOf = (hex: string, dots = 576): Ink[] => readJob(bytesOf(hex), dots).inks
const unknown = (offset: number, bytes: string, why: string) => ({ at: 'unknown', offset, bytes, why })

describe('what it understands', () => {
  test('Chinese and Latin stand on one line, set alike or not', () => {
    expect(inksOf('1c 26 c8 a1 41 1d 21 11 ba c5 0a')).toEqual([
      {
        at: 'line',
        align: 'left',
        runs: [
          { text: '取A', width: 1, height: 1, bold: false },
          { text: '号', width: 2, height: 2, bold: false },
        ],
        advance: 48,
        overflow: false,
      },
    ])
  })

  test('a line wider than the paper is broken where the printer breaks it', () => {
    const inks = inksOf(`${'41 '.repeat(33)} 0a`, 384)
    expect(inks).toMatchObject([
      { at: 'line', overflow: true, runs: [{ text: 'A'.repeat(32) }] },
      { at: 'line', overflow: false, runs: [{ text: 'A' }] },
    ])
  })

  test('a QR code comes with its data, its size and its height', () => {
    const stored = '1d 28 6b 07 00 31 50 30 4b 54 31 3a'
    const inks = inksOf(`1d 28 6b 03 00 31 43 06 1d 28 6b 03 00 31 45 31 ${stored} 1d 28 6b 03 00 31 51 30`)
    expect(inks).toEqual([
      { at: 'qr', align: 'left', data: 'KT1:', moduleDots: 6, correction: 'M', advance: 21 * 6 },
    ])
  })

  test('what wants an answer comes out in its place', () => {
    const { requests } = readJob(bytesOf('10 04 02 1d 61 0e 1d 28 48 06 00 30 30 41 42 43 44 1d 72 01'), 576)
    expect(requests).toEqual([
      { at: 'realtime', query: 2 },
      { at: 'automatic', mask: 0x0e },
      { at: 'process-id', id: 'ABCD' },
      { at: 'fence' },
    ])
  })
})

describe('what it reports', () => {
  test.for([
    [
      'Chinese before Chinese mode',
      'c8 a1 0a',
      unknown(0, 'c8 a1', 'byte above 7F while Chinese mode is off'),
    ],
    ['a GBK pair cut in half', '1c 26 c8 0a', unknown(2, 'c8', 'GBK pair without its second byte')],
    ['a pair that GBK does not have', '1c 26 aa a1', unknown(2, 'aa a1', 'GBK pair without a glyph')],
    [
      'a command it does not know',
      '41 0a 1b 52 0f',
      unknown(2, '1b 52', 'ESC command that is not understood'),
    ],
    ['a wrong argument', '1b 61 07', unknown(0, '1b 61 07', 'ESC a n with n outside 0–2')],
    [
      'a QR code without data',
      '1d 28 6b 03 00 31 51 30',
      unknown(0, '1d 28 6b 03 00 31 51 30', 'QR code printed before any data was stored'),
    ],
    [
      'an unknown function, as a whole',
      '1d 28 41 02 00 00 02 41 0a',
      unknown(0, '1d 28 41 02 00 00 02', 'GS ( function that is not understood'),
    ],
    [
      'a cut in the middle of a line',
      '41 1d 56 00 0a',
      unknown(1, '1d 56 00', 'GS V in the middle of a line'),
    ],
    [
      'a reset that loses words',
      '41 1b 40',
      unknown(1, '1b 40', 'ESC @ throws away a line that has no line feed'),
    ],
    ['a power-off by DLE DC4', '10 14 02', unknown(0, '10 14', 'only DLE EOT is understood')],
  ] as const)('%s', ([, hex, report]) => {
    expect(inksOf(hex)).toContainEqual(report)
  })

  test('a job that ends in the middle of a sequence', () => {
    expect(inksOf('41 0a 1d 28 6b 06 00 31')).toContainEqual(
      unknown(2, '1d 28 6b 06 00 31', 'the job ends in the middle of a sequence'),
    )
  })

  test('a last line that would never leave the buffer', () => {
    expect(inksOf('41')).toEqual([unknown(1, '', 'the last line has no line feed: A')])
  })
})

describe('any bytes', () => {
  test('read the same however they are cut into chunks', () => {
    assert(
      property(
        uint8Array({ maxLength: 200 }),
        array(integer({ min: 1, max: 9 }), { minLength: 1 }),
        (bytes, cuts) => {
          const whole = openDecoder(576)
          const chunked = openDecoder(576)
          const inChunks = []
          for (let at = 0, i = 0; at < bytes.length; i += 1) {
            const size = cuts[i % cuts.length] ?? 1
            inChunks.push(...chunked.feed(bytes.subarray(at, at + size)))
            at += size
          }
          const ofWhole = [...whole.feed(bytes), ...whole.end()]
          expect(merged([...inChunks, ...chunked.end()])).toEqual(merged(ofWhole))
        },
      ),
      { numRuns: 400 },
    )
  })

  /** Neighbouring unknown bytes are reported together only within one chunk; here they are joined for comparison. */
  function merged(decoded: readonly unknown[]): string {
    return JSON.stringify(
      decoded.flatMap((one) => {
        const ink = Object(Object(one).ink)
        return ink.at === 'unknown'
          ? String(ink.bytes)
              .split(' ')
              .map((byte) => [byte, ink.why])
          : [one]
      }),
    )
  }
})
