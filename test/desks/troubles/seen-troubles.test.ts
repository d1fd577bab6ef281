import { expect, test } from 'vitest'
import type { Trouble } from '#contract/trouble.ts'
import { openSeenTroubles } from '#daemon/desks/troubles/seen-troubles.ts'

function trouble(id: string, since: string): Trouble {
  return { id, at: 'device', code: 'device-down', urgency: 'now', words: '', remedy: '', since, seenBy: [] }
}

function opened() {
  let troubles: readonly Trouble[] = []
  let told = 0
  const names = new Map([
    ['c-1', '王芳'],
    ['c-2', '欧阳修'],
  ])
  const seen = openSeenTroubles({
    troubles: () => troubles,
    nameOf: (account) => names.get(account) ?? account,
  })
  seen.onSeen(() => (told += 1))
  return {
    seen,
    names,
    stand: (...now: Trouble[]) => void (troubles = now),
    told: () => told,
    seenBy: () => seen.troubles().map(({ id, seenBy }) => `${id}: ${seenBy.join('、')}`),
  }
}

test('the 站长 reads who has had a trouble before them, in that order, under the names they bear now', () => {
  const { seen, stand, seenBy, names, told } = opened()
  stand(trouble('paper', '09:00'), trouble('reader', '09:05'))
  seen.see('c-2', ['paper'])
  seen.see('c-1', ['paper', 'reader'])
  seen.see('c-1', ['paper'])
  names.set('c-1', '王芳芳')
  expect(seenBy()).toEqual(['paper: 欧阳修、王芳芳', 'reader: 王芳芳'])
  expect(told(), 'screens hear of it where somebody new has seen it').toBe(2)
})

test('a trouble that is over and comes back has been seen by nobody, nor has one that is over already', () => {
  const { seen, stand, seenBy, told } = opened()
  stand(trouble('paper', '09:00'))
  seen.see('c-1', ['paper'])
  stand(trouble('paper', '10:30'))
  expect(seenBy()).toEqual(['paper: '])
  stand()
  seen.see('c-1', ['paper'])
  stand(trouble('paper', '10:30'))
  expect(seenBy()).toEqual(['paper: '])
  expect(told()).toBe(1)
})
