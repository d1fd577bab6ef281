import { expect, test } from 'vitest'
import { neighbour } from '../../kiosk-ui/clerk/lists/list-focus.ts'

test('who loses their row to another window is left at the row that took its place', () => {
  const before = ['A001', 'A002', 'A003', 'A004']
  expect(neighbour(before, ['A001', 'A003', 'A004'], 'A002')).toBe('A003')
  expect(neighbour(before, ['A001', 'A002', 'A003'], 'A004')).toBe('A003')
  expect(neighbour(before, ['A001', 'A004'], 'A002')).toBe('A004')
  expect(neighbour(before, [], 'A002')).toBeUndefined()
})

test('a row that only changes its place keeps the keys', () => {
  expect(neighbour(['A001', 'A002', 'A003'], ['A003', 'A001', 'A002'], 'A003')).toBe('A003')
})
