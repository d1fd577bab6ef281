import { expect, test } from 'vitest'
import { createTroubleSound } from '../../kiosk-ui/staff/trouble-sound.ts'
import { aTrouble } from '#test/support/a-trouble.ts'

const paper = aTrouble()
const reader = aTrouble({ id: 'device:reader-1' })
const seenTo = { clerk: 'c-1', name: '王芳', window: null, time: '' }

function desk() {
  let times = 0
  let due: (() => void) | null = null
  const sound = createTroubleSound(
    () => (times += 1),
    (_ms, then) => {
      due = then
      return () => (due = null)
    },
  )
  return {
    ...sound,
    times: () => times,
    waits: () => due !== null,
    /** Half a minute is over. */
    later() {
      const then = due
      due = null
      then?.()
    },
  }
}

test('a desk sounds at once for what stops residents, and again until somebody says that they go', () => {
  const { hear, later, times, waits } = desk()
  hear([paper])
  hear([paper])
  expect(times()).toBe(1)
  later()
  later()
  expect(times()).toBe(3)
  hear([{ ...paper, acknowledged: seenTo }])
  expect(waits()).toBe(false)
  expect(times()).toBe(3)
})

test('a second trouble sounds at once, and one that is only for soon never does', () => {
  const { hear, times } = desk()
  hear([aTrouble({ urgency: 'soon' })])
  expect(times()).toBe(0)
  hear([paper])
  hear([paper, reader])
  expect(times()).toBe(2)
  hear([reader])
  expect(times()).toBe(2)
})

test('the desk that has answered is quiet, although the station could not write it down; what comes back sounds', () => {
  const { hear, quiet, times, waits } = desk()
  hear([paper])
  quiet(paper)
  hear([paper])
  expect(times()).toBe(1)
  expect(waits()).toBe(false)
  hear([])
  hear([{ ...paper, since: '2026-11-23T02:00:00.000Z' }])
  expect(times()).toBe(2)
})
