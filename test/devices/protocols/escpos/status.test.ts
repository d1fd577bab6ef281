import { assert, integer, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conditionsOf } from '#daemon/devices/protocols/escpos/status.ts'

describe('what a printer says of itself', () => {
  test.for([
    [{ 1: 0x16, 2: 0x12, 3: 0x12, 4: 0x12 }, []],
    [{ 1: 0x1e, 2: 0x32, 3: 0x12, 4: 0x7e }, ['paper-out']],
    [{ 1: 0x1e, 2: 0x16, 3: 0x12, 4: 0x12 }, ['cover-open']],
    [{ 1: 0x1e, 2: 0x36, 4: 0x7e }, ['paper-out', 'cover-open']],
    [{ 4: 0x1e }, ['near-end']],
    [{ 1: 0x1e }, ['offline']],
    [{ 1: 0x1e, 2: 0x52, 3: 0x1a }, ['cutter']],
    [{ 1: 0x1e, 2: 0x52, 3: 0x32 }, ['error']],
  ] as const)('asked by DLE EOT: %j → %j', ([bytes, conditions]) => {
    expect(conditionsOf({ at: 'realtime', bytes })).toEqual(conditions)
  })

  test.for([
    [[0x14, 0x00, 0x00, 0x0f], []],
    [[0x1c, 0x00, 0x0f, 0x0f], ['paper-out']],
    [[0x3c, 0x00, 0x00, 0x0f], ['cover-open']],
    [[0x14, 0x00, 0x03, 0x0f], ['near-end']],
    [[0x1c, 0x08, 0x00, 0x0f], ['cutter']],
    [[0x1c, 0x00, 0x00, 0x0f], ['offline']],
  ] as const)('told by itself: %j → %j', ([bytes, conditions]) => {
    expect(conditionsOf({ at: 'automatic', bytes })).toEqual(conditions)
  })

  test.for([
    [0x00, []],
    [0x03, ['near-end']],
    [0x0f, ['paper-out']],
  ] as const)('at the fence: %i → %j', ([byte, conditions]) => {
    expect(conditionsOf({ at: 'fence', byte })).toEqual(conditions)
  })

  test('near-end is never said of a printer without paper', () => {
    const byte = integer({ min: 0, max: 255 })
    assert(
      property(tuple(byte, byte, byte, byte), (bytes) => {
        const said = conditionsOf({ at: 'automatic', bytes })
        expect(said.includes('near-end') && said.includes('paper-out')).toBe(false)
      }),
      { numRuns: 200 },
    )
  })
})
