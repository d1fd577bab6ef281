import { expect, test } from 'vitest'
import { openRosterTroubles } from '#daemon/desks/bookings/roster-troubles.ts'
import { bookingAgentWords } from '#daemon/http/words/troubles/bookings.ts'
import { manualClock } from '#test/support/manual-clock.ts'

test('staff are told who on the roster of 上门 cannot go, once however many days they are on it, until they can', async () => {
  const clock = manualClock()
  const accounts = new Map<string, { at: 'active' | 'disabled' }>([['李强', { at: 'active' }]])
  const troubles = openRosterTroubles({
    offered: () => ({
      keepDays: 30,
      daysAhead: 7,
      visits: {
        items: [14],
        agents: [
          { name: '王芳', days: [1] },
          { name: '王芳', days: [3] },
          { name: '李强', days: [5] },
        ],
        slots: [{ from: '09:00', to: '11:00' }],
        each: 1,
      },
    }),
    byName: (name) => accounts.get(name),
    clock,
  })
  const said = () => troubles().map((trouble) => bookingAgentWords(trouble).words)
  const first = troubles()
  await clock.advance(60_000)
  expect(troubles(), 'the same trouble').toEqual(first)
  expect(said()).toEqual([expect.stringContaining('“王芳”，这个人没有账号')])
  accounts.set('王芳', { at: 'active' })
  expect(said()).toEqual([])
  accounts.set('李强', { at: 'disabled' })
  expect(said()).toEqual([expect.stringContaining('“李强”，这个人账号停用了')])
})
