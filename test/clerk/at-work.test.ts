import { expect, test } from 'vitest'
import { othersAtWork } from '../../kiosk-ui/clerk/calls/at-work.ts'
import { T0, aWindow, openBy } from './made-up-clerk.ts'

test('a call is given to any other clerk with a window, also a paused one, each named once and only those who are there', () => {
  const paused = { at: 'paused' as const, clerk: 'c-2', since: T0, notice: '' }
  const windows = [
    aWindow('W1', openBy('c-1')),
    aWindow('W2', paused),
    aWindow('W3', openBy('c-2')),
    aWindow('W4'),
  ]
  expect(othersAtWork(windows, 'c-1')).toEqual([{ id: 'c-2', name: 'c-2', windows: ['W2 窗口', 'W3 窗口'] }])
  expect(othersAtWork(windows, 'c-9').map(({ id }) => id)).toEqual(['c-1', 'c-2'])
})
