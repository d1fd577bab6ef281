import { expect, test } from 'vitest'
import { NOTHING, stillWriting, type Writing } from '../../kiosk-ui/clerk/desk/writing.ts'
import { aTicket } from './made-up-clerk.ts'

const [first, second] = [aTicket('A001'), aTicket('A002')]
const reason: Writing = { at: 'reason', ticket: first }

test('a reason that is being written belongs to the ticket it was begun for', () => {
  expect(stillWriting(reason, first)).toBe(reason)
  expect(stillWriting(reason, { ...first, number: 'A001' })).toBe(reason)
})

test.each([
  ['another ticket', second],
  ['no ticket', null],
])('with %s in hand nobody writes why the one before is put aside, and its number is said', (_, current) => {
  expect(stillWriting(reason, current)).toEqual({ at: 'gone', number: 'A001' })
})

test('words that went with their ticket do not come back with it', () => {
  const gone = stillWriting(reason, second)
  expect(stillWriting(gone, first)).toBe(gone)
})

test('a notice for the window is nobody’s, and stays when another person is called', () => {
  const notice: Writing = { at: 'notice' }
  expect(stillWriting(notice, second)).toBe(notice)
  expect(stillWriting(NOTHING, second)).toBe(NOTHING)
})
