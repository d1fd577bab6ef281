import { expect, test } from 'vitest'
import { darkness } from '../../scripts/screen/hours.ts'

const MINUTE = 60_000
const closed = { opening: { at: 'closed' }, waiting: 0 }
const open = { opening: { at: 'open' }, waiting: 0 }

/** A screen at a clock of its own. */
function screen() {
  let now = 0
  const { take, isDark } = darkness(() => now)
  return {
    isDark,
    after(minutes: number, queue: Parameters<typeof take>[0]) {
      now += minutes * MINUTE
      take(queue)
      return isDark()
    },
  }
}

test('a screen is dark ten minutes after closing, and awake as soon as the station opens', () => {
  const { after } = screen()
  expect([after(0, open), after(1, closed), after(9, closed), after(1, closed)]).toEqual([
    false,
    false,
    false,
    true,
  ])
  expect(after(600, open)).toBe(false)
})

test('as long as anybody waits it stays awake, though the station has closed', () => {
  const { after } = screen()
  expect([
    after(0, closed),
    after(30, { ...closed, waiting: 2 }),
    after(5, closed),
    after(10, closed),
  ]).toEqual([false, false, false, true])
})

test('a station that does not answer keeps the screen awake: what to do stands on it', () => {
  const { after, isDark } = screen()
  after(0, closed)
  expect(after(20, closed)).toBe(true)
  expect(after(0, null)).toBe(false)
  expect(isDark()).toBe(false)
})
