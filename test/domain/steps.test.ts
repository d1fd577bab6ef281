import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atOnce, sorted } from '#daemon/domain/steps.ts'

test('a list that is put in order in steps comes out as if it had been sorted at once, equal ones in their order', () => {
  const pairs = fc.array(fc.tuple(fc.nat({ max: 500 }), fc.nat()), { maxLength: 5_000, size: 'max' })
  fc.assert(
    fc.property(pairs, (list) => {
      const compare = ([a]: [number, number], [b]: [number, number]) => a - b
      expect(atOnce(sorted(list, compare))).toEqual(list.toSorted(compare))
    }),
    { numRuns: 50 },
  )
})

test('ten thousand values take many steps, so that others have their turn between them', () => {
  const values = Array.from({ length: 10_000 }, (_, i) => (i * 7_919) % 10_007)
  const steps = sorted(values, (a, b) => a - b)
  let count = 0
  while (steps.next().done !== true) count += 1
  expect(count).toBeGreaterThan(20)
})
