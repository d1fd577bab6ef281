import { expect, test } from 'vitest'
import type { Trouble } from '#contract/trouble.ts'
import { openSeenTroubles } from '#daemon/desks/troubles/seen-troubles.ts'
import { aTrouble } from '#test/support/a-trouble.ts'
import { manualClock } from '#test/support/manual-clock.ts'

const trouble = (id: string, since: string): Trouble => aTrouble({ id, since })

function opened() {
  let troubles: readonly Trouble[] = []
  let told = 0
  const clock = manualClock()
  const names = new Map([
    ['c-1', '王芳'],
    ['c-2', '欧阳修'],
  ])
  const seen = openSeenTroubles({
    troubles: () => troubles,
    clock,
    named: ({ account, window }) => ({ clerk: account, name: names.get(account) ?? account, window }),
  })
  seen.onSeen(() => (told += 1))
  return {
    seen,
    names,
    clock,
    stand: (...now: Trouble[]) => void (troubles = now),
    told: () => told,
    seenBy: () =>
      seen.troubles().map(({ id, seenBy }) => `${id}: ${seenBy.map(({ name }) => name).join('、')}`),
  }
}

test('the 站长 reads who has had a trouble before them, in that order, under the names they bear now', () => {
  const { seen, stand, seenBy, names, told } = opened()
  stand(trouble('paper', '09:00'), trouble('reader', '09:05'))
  seen.see({ account: 'c-2', window: null }, ['paper'])
  seen.see({ account: 'c-1', window: null }, ['paper', 'reader'])
  seen.see({ account: 'c-1', window: null }, ['paper'])
  names.set('c-1', '王芳芳')
  expect(seenBy()).toEqual(['paper: 欧阳修、王芳芳', 'reader: 王芳芳'])
  expect(told(), 'screens hear of it where somebody new has seen it').toBe(2)
})

test('a trouble that is over and comes back has been seen by nobody, nor has one that is over already', () => {
  const { seen, stand, seenBy, told } = opened()
  stand(trouble('paper', '09:00'))
  seen.see({ account: 'c-1', window: null }, ['paper'])
  stand(trouble('paper', '10:30'))
  expect(seenBy()).toEqual(['paper: '])
  stand()
  seen.see({ account: 'c-1', window: null }, ['paper'])
  stand(trouble('paper', '10:30'))
  expect(seenBy()).toEqual(['paper: '])
  expect(told()).toBe(1)
})

test('the 站长 reads at which window and when each of them had it before them first', async () => {
  const { seen, stand, clock } = opened()
  stand(trouble('paper', '09:00'))
  seen.see({ account: 'c-1', window: 'W1' }, ['paper'])
  await clock.advance(60_000)
  seen.see({ account: 'c-2', window: null }, ['paper'])
  seen.see({ account: 'c-1', window: 'W2' }, ['paper'])
  expect(seen.troubles()[0]?.seenBy).toEqual([
    { clerk: 'c-1', name: '王芳', window: 'W1', time: '2026-11-23T00:00:00.000Z' },
    { clerk: 'c-2', name: '欧阳修', window: null, time: '2026-11-23T00:01:00.000Z' },
  ])
})
