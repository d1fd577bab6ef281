import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoffMs } from '#daemon/devices/backoff.ts'

const LIMITS = { firstMs: 250, capMs: 30_000 }

test('a wait doubles from attempt to attempt until it reaches the cap', () => {
  const waits = Array.from({ length: 9 }, (_, attempt) => backoffMs(attempt, LIMITS, () => 0.999_999))
  expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
})

test('a wait is never longer than the cap nor shorter than half of the first, however long a device is gone', () => {
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, drawn) => {
      const wait = backoffMs(attempt, LIMITS, () => drawn)
      expect(wait).toBeGreaterThanOrEqual(LIMITS.firstMs / 2)
      expect(wait).toBeLessThanOrEqual(LIMITS.capMs)
    }),
    { numRuns: 200 },
  )
})

test('two devices that fail together do not knock in step', () => {
  expect(backoffMs(5, LIMITS, () => 0.1)).not.toBe(backoffMs(5, LIMITS, () => 0.9))
})
