import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PREAMBLE, request, response } from '#daemon/devices/protocols/sdt/frame.ts'
import { createFrameParser } from '#daemon/devices/protocols/sdt/parser.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase()

test('requests are the bytes of the manual', () => {
  expect(hex(request('reset'))).toBe('AAAAAA9669000310FFEC')
  expect(hex(request('samStatus'))).toBe('AAAAAA9669000311FFED')
  expect(hex(request('samId'))).toBe('AAAAAA9669000312FFEE')
  expect(hex(request('find'))).toBe('AAAAAA96690003200122')
  expect(hex(request('select'))).toBe('AAAAAA96690003200221')
  expect(hex(request('readTextAndPhoto'))).toBe('AAAAAA96690003300132')
  expect(hex(request('readSerial'))).toBe('AAAAAA96690003300536')
})

test('answers are the bytes of the manual', () => {
  expect(hex(response([0, 0, 0x90]))).toBe('AAAAAA9669000400009094')
  expect(hex(response([0, 0, 0x9f], new Uint8Array(4)))).toBe('AAAAAA9669000800009F0000000097')
})

const bodies = fc.array(fc.uint8Array({ minLength: 0, maxLength: 40 }), { minLength: 1, maxLength: 5 })

test('frames cut into any chunks are all found, in order', () => {
  fc.assert(
    fc.property(bodies, fc.infiniteStream(fc.integer({ min: 1, max: 13 })), (datas, sizes) => {
      const stream = Buffer.concat(datas.map((data) => response([0, 0, 0x90], data)))
      const parser = createFrameParser()
      const found: Uint8Array[] = []
      for (let at = 0; at < stream.length;) {
        const size = sizes.next().value
        found.push(...parser.feed(stream.subarray(at, at + size)))
        at += size
      }
      expect(found.map((body) => hex(body.subarray(3)))).toEqual(datas.map(hex))
      expect(parser.skipped()).toBe(0)
    }),
    { numRuns: 200 },
  )
})

test('whatever noise came before, the next good frame is found', () => {
  const noise = fc.uint8Array({ maxLength: 5000 })
  fc.assert(
    fc.property(noise, fc.uint8Array({ maxLength: 30 }), (rubbish, data) => {
      const parser = createFrameParser()
      parser.feed(rubbish)
      // A header inside the noise may still wait for its length: the pause on the line ends it.
      parser.reset()
      const found = parser.feed(response([0, 0, 0x90], data))
      expect(found.map((body) => hex(body.subarray(3)))).toEqual([hex(data)])
    }),
    { numRuns: 200 },
  )
})

test('a good frame behind a broken one is found at once when the broken length ended before it', () => {
  const broken = response([0, 0, 0x90], Uint8Array.of(1, 2, 3))
  broken[9] = 0x55
  const parser = createFrameParser()
  const found = parser.feed(Buffer.concat([broken, response([0, 0, 0x80])]))
  expect(found.map(hex)).toEqual(['000080'])
  expect(parser.skipped()).toBe(broken.length)
})

test('a length that no frame has is not waited for', () => {
  const parser = createFrameParser()
  const found = parser.feed(
    Buffer.concat([Uint8Array.from([...PREAMBLE, 0xff, 0xff]), response([0, 0, 0x9f])]),
  )
  expect(found.map(hex)).toEqual(['00009F'])
})
