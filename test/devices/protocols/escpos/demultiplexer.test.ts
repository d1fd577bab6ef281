import { array, assert, constantFrom, integer, property, uint8Array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { processId } from '#daemon/devices/protocols/escpos/confirmation.ts'
import { openDemultiplexer, type PrinterReply } from '#daemon/devices/protocols/escpos/demultiplexer.ts'

function open() {
  const demultiplexer = openDemultiplexer()
  return {
    ...demultiplexer,
    hear: (...bytes: number[]) => demultiplexer.feed(Uint8Array.from(bytes)),
  }
}

describe('answers', () => {
  test('realtime bytes belong to the queries in the order asked', () => {
    const line = open()
    line.expectRealtime(1)
    line.expectRealtime(4)
    expect(line.hear(0x16, 0x7e)).toEqual([
      { at: 'realtime', query: 1, byte: 0x16 },
      { at: 'realtime', query: 4, byte: 0x7e },
    ])
  })

  test('a process id is told from everything around it', () => {
    const line = open()
    line.expectRealtime(1)
    expect(line.hear(0x37, 0x22, 0x41, 0x37, 0x22, 0x21, 0x00, 0x16)).toEqual([
      { at: 'process-id', id: 'A7"!' },
      { at: 'realtime', query: 1, byte: 0x16 },
    ])
  })

  test('automatic status comes unasked, a fence only when asked', () => {
    const line = open()
    line.expectFence()
    expect(line.hear(0x14, 0x00, 0x0f, 0x0f, 0x0c, 0x00)).toEqual([
      { at: 'automatic', bytes: [0x14, 0x00, 0x0f, 0x0f] },
      { at: 'fence', byte: 0x0c },
      { at: 'noise', bytes: [0x00], count: 1 },
    ])
  })

  test('flow control in the middle of an answer does not hurt it', () => {
    const line = open()
    expect(line.hear(0x37, 0x22, 0x13, 0x41, 0x42, 0x11, 0x43, 0x44, 0x00)).toEqual([
      { at: 'flow', state: 'xoff' },
      { at: 'flow', state: 'xon' },
      { at: 'process-id', id: 'ABCD' },
    ])
  })

  test('an answer cut into single bytes is still one answer', () => {
    const line = open()
    const heard = [0x37, 0x22, 0x41, 0x42, 0x43, 0x44, 0x00].flatMap((byte) => line.hear(byte))
    expect(heard).toEqual([{ at: 'process-id', id: 'ABCD' }])
  })
})

describe('what is no answer', () => {
  test('a late byte after giving up answers nothing', () => {
    const line = open()
    line.expectRealtime(2)
    line.expectFence()
    line.forget()
    expect(line.hear(0x12, 0x00)).toEqual([{ at: 'noise', bytes: [0x12, 0x00], count: 2 }])
  })

  test('a process id that breaks off gives its bytes back to be read again', () => {
    const line = open()
    line.expectRealtime(1)
    expect(line.hear(0x37, 0x22, 0x41, 0x16)).toEqual([
      { at: 'noise', bytes: [0x37, 0x22, 0x41], count: 3 },
      { at: 'realtime', query: 1, byte: 0x16 },
    ])
  })

  test('half an automatic status does not swallow the fence that comes later', () => {
    const line = open()
    expect(line.hear(0x14, 0x00)).toEqual([])
    expect(line.expects()).toBe('its-rest')
    line.expectFence()
    // The second 00 could be the fence's as well; it is the older of the two that is taken.
    expect(line.giveUpRest()).toEqual([
      { at: 'noise', bytes: [0x14], count: 1 },
      { at: 'fence', byte: 0 },
    ])
    expect(line.expects()).toBe('nothing')
    expect(line.hear(0x00)).toEqual([{ at: 'noise', bytes: [0x00], count: 1 }])
  })
})

describe('any bytes in any chunks', () => {
  const chunks = array(uint8Array({ maxLength: 12 }), { maxLength: 30 })

  test('never throw, and none is lost or invented', () => {
    assert(
      property(
        chunks,
        array(constantFrom(1 as const, 2 as const, 3 as const, 4 as const)),
        (heard, queries) => {
          const line = open()
          for (const query of queries) line.expectRealtime(query)
          line.expectFence()
          const replies = heard.flatMap((chunk) => line.feed(chunk))
          replies.push(...line.giveUpRest())
          const total = heard.reduce((sum, chunk) => sum + chunk.length, 0)
          expect(replies.reduce((sum, reply) => sum + lengthOf(reply), 0)).toBe(total)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('after any noise and a pause the next process id is heard', () => {
    assert(
      property(uint8Array({ maxLength: 40 }), integer({ min: 0, max: 94 ** 4 - 1 }), (noise, n) => {
        const line = open()
        line.feed(noise)
        line.giveUpRest()
        const id = processId(n)
        const replies = line.feed(Uint8Array.of(0x37, 0x22, ...Buffer.from(id, 'latin1'), 0))
        expect(replies).toContainEqual({ at: 'process-id', id })
      }),
      { numRuns: 300 },
    )
  })

  function lengthOf(reply: PrinterReply): number {
    switch (reply.at) {
      case 'automatic':
        return 4
      case 'process-id':
        return 7
      case 'noise':
        return reply.count
      case 'realtime':
      case 'fence':
      case 'flow':
        return 1
    }
  }
})

test('process ids differ for 94⁴ jobs and are four printable characters', () => {
  expect([processId(0), processId(1), processId(94), processId(94 ** 4 - 1)]).toEqual([
    '!!!!',
    '!!!"',
    '!!"!',
    '~~~~',
  ])
})
