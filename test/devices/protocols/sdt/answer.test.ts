import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAnswer, samIdText, splitReading } from '#daemon/devices/protocols/sdt/answer.ts'
import { request, response, STATUS, type CommandName } from '#daemon/devices/protocols/sdt/frame.ts'
import { wrapForHid } from '#daemon/devices/protocols/sdt/hid-wrapping.ts'
import { createFrameParser } from '#daemon/devices/protocols/sdt/parser.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase()
const body = (sw: [number, number, number], data = 0) => Uint8Array.of(...sw, ...new Uint8Array(data))

test('an answer is told by SW3 alone, whatever words of the card stand before it', () => {
  for (const words of [
    [0, 0],
    [0x69, 0x85],
    [0xff, 0xff],
  ] as const) {
    expect(readAnswer('select', body([...words, STATUS.ok], 8))?.at).toBe('done')
    expect(readAnswer('find', body([...words, STATUS.notFound]))).toEqual({ at: 'no-card' })
    expect(readAnswer('readTextAndPhoto', body([...words, STATUS.readFail]))).toEqual({
      at: 'card-fault',
      words: words[0] === 0 ? 'none' : 'some',
    })
  }
})

test('a late answer to a question before is not taken for the answer to this one', () => {
  expect(readAnswer('find', body([0, 0, STATUS.ok], 1284))).toBeUndefined()
  expect(readAnswer('select', body([0, 0, STATUS.ok], 1284))).toBeUndefined()
  expect(readAnswer('readSerial', body([0, 0, STATUS.ok], 1284))).toBeUndefined()
  expect(readAnswer('samStatus', body([0, 0, STATUS.found], 4))).toBeUndefined()
})

test('a card without serial still lies there', () => {
  expect(readAnswer('readSerial', body([0, 0, STATUS.itemEmpty]))?.at).toBe('done')
})

test('a module that fails its own test says so', () => {
  expect(readAnswer('samStatus', body([0, 0, STATUS.selfTest]))).toEqual({ at: 'reader-fault', status: 0x60 })
  expect(readAnswer('find', body([0, 0, STATUS.checksum]))).toEqual({ at: 'garbled' })
})

test('any bytes are an answer or none, never a fault', () => {
  const commands: CommandName[] = ['find', 'select', 'readTextAndPhoto', 'readSerial', 'samStatus', 'samId']
  fc.assert(
    fc.property(fc.constantFrom(...commands), fc.uint8Array({ maxLength: 60 }), (command, bytes) => {
      readAnswer(command, bytes)
      splitReading(bytes)
    }),
  )
})

/** A reading with these lengths, each part filled with a value of its own. */
function reading(...lengths: number[]): Uint8Array {
  const head = lengths.flatMap((length) => [length >> 8, length & 0xff])
  return Uint8Array.of(...head, ...lengths.flatMap((length, n) => Array<number>(length).fill(n + 1)))
}

test.for([
  ['text and photo, 1295 bytes on the wire', 1295, [256, 1024]],
  ['an empty third length, 1297 bytes', 1297, [256, 1024, 0]],
  ['one fingerprint, 1809 bytes', 1809, [256, 1024, 512]],
  ['two fingerprints, 2321 bytes', 2321, [256, 1024, 1024]],
] as const)('a reading of %s is split into its parts', ([, onWire, lengths]) => {
  const data = reading(...lengths)
  expect(response([0, 0, STATUS.ok], data)).toHaveLength(onWire)
  const parts = splitReading(data)!
  expect([parts.text, parts.photo, parts.fingerprint].map((part) => part.length)).toEqual([
    lengths[0],
    lengths[1],
    lengths[2] ?? 0,
  ])
  expect(parts.text.every((byte) => byte === 1)).toBe(true)
  expect(parts.photo.every((byte) => byte === 2)).toBe(true)
  expect(parts.fingerprint.every((byte) => byte === 3)).toBe(true)
})

test('a reading whose lengths do not add up is none', () => {
  expect(splitReading(reading(256, 1024).subarray(1))).toBeUndefined()
  expect(splitReading(new Uint8Array([1, 0, 4, 0]))).toBeUndefined()
})

test('the id of a module reads as its maker prints it', () => {
  const id = Buffer.from('050003001c9f330139300000d2029649', 'hex')
  expect(samIdText(id)).toBe('05.03-20160284-0000012345-1234567890')
})

test('a request in HID reports has head, length and sum as public drivers send them', () => {
  expect(hex(wrapForHid(request('samStatus'), 'request'))).toBe('8800000B00B1AAAAAA9669000311FFEDB905')
})

test('an answer in padded HID reports is found like any other', () => {
  const frame = response([0, 0, STATUS.ok], new Uint8Array(1284).fill(0xaa))
  const wrapped = wrapForHid(frame, 'answer')
  const reports = new Uint8Array(Math.ceil(wrapped.length / 64) * 64)
  reports.set(wrapped)
  const parser = createFrameParser()
  const found = Array.from({ length: reports.length / 64 }, (_, n) =>
    parser.feed(reports.slice(n * 64, n * 64 + 64)),
  ).flat()
  expect(found.map((bytes) => bytes.length)).toEqual([3 + 1284])
})
