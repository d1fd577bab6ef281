import { expect, test } from 'vitest'
import { isQuiet } from '#daemon/desks/hall/quiet-hours.ts'

const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

test.for([
  ['20:59', false],
  ['21:00', true],
  ['23:59', true],
  ['00:00', true],
  ['06:59', true],
  ['07:00', false],
  ['12:00', false],
] as const)('with quiet from 21:00 to 07:00, %s is quiet: %s', ([time, quiet]) => {
  expect(isQuiet({ from: '21:00', to: '07:00' }, minute(time))).toBe(quiet)
})

test.for([
  ['11:59', false],
  ['12:00', true],
  ['13:59', true],
  ['14:00', false],
] as const)('with quiet from 12:00 to 14:00, %s is quiet: %s', ([time, quiet]) => {
  expect(isQuiet({ from: '12:00', to: '14:00' }, minute(time))).toBe(quiet)
})
