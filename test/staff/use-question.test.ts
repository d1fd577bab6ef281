import { expect, test } from 'vitest'
import { readPress } from '../../kiosk-ui/staff/use-question.ts'

const asked = { what: 'cancel t-A001', sinceMs: 10_000 }

test('what cannot be undone is asked for first, and done by a second press', () => {
  expect(readPress(null, 'cancel t-A001', 10_000)).toBe('asks')
  expect(readPress(asked, 'cancel t-A001', 11_500)).toBe('answers')
})

test('a double click and a trembling finger are no answer', () => {
  expect(readPress(asked, 'cancel t-A001', 10_000)).toBe('trembles')
  expect(readPress(asked, 'cancel t-A001', 10_399)).toBe('trembles')
})

test('a question that nobody answered is asked again, and an answer holds for what was asked alone', () => {
  expect(readPress(asked, 'cancel t-A001', 15_000)).toBe('asks')
  expect(readPress(asked, 'cancel t-A002', 11_500)).toBe('asks')
})
