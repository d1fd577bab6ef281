import { array, assert, double, property, tuple } from 'fast-check'
import { Check } from 'typebox/value'
import { expect, test } from 'vitest'
import { Strokes } from '#contract/case-changes.ts'
import { strokesOf } from '../../kiosk-ui/clerk/agency/strokes.ts'

test('a signature of any length and speed is small enough to be sealed, and one that was not written is none', () => {
  expect(strokesOf([])).toBeNull()
  expect(strokesOf([[[10.4, 20.6]]])).toBe('M10 21l0 0')
  const point = tuple(
    double({ min: -50, max: 400, noNaN: true }),
    double({ min: -50, max: 200, noNaN: true }),
  )
  assert(
    property(
      array(array(point, { minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 12 }),
      (strokes) => {
        expect(Check(Strokes, strokesOf(strokes))).toBe(true)
      },
    ),
    { numRuns: 50 },
  )
})
