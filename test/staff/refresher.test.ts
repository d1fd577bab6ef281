import { expect, test } from 'vitest'
import { createRefresher } from '../../kiosk-ui/staff/refresher.ts'
import type { Reply } from '../../kiosk-ui/link/ask.ts'
import { ok, settle } from '../clerk/made-up-clerk.ts'

/** A refresher whose questions are answered by hand, in order. */
function askedByHand() {
  const open: ((reply: Reply<string>) => void)[] = []
  const shown: string[] = []
  const refresher = createRefresher<string>(
    () => new Promise((answer) => open.push(answer)),
    (reply) => shown.push(reply.at === 'ok' ? reply.value : 'refused'),
    async () => {},
  )
  return {
    refresher,
    open,
    shown,
    async answer(question: number, reply: Reply<string>) {
      open[question]?.(reply)
      await settle()
    },
  }
}

test('a hundred events while one question is under way lead to one more question', async () => {
  const { refresher, open, shown, answer } = askedByHand()
  for (let event = 0; event < 100; event++) refresher.refresh()
  expect(open).toHaveLength(1)
  await answer(0, ok('before'))
  expect(open).toHaveLength(2)
  await answer(1, ok('after'))
  expect(open).toHaveLength(2)
  expect(shown).toEqual(['before', 'after'])
})

test('what was asked before a press was answered is never shown after it', async () => {
  const { refresher, shown, answer } = askedByHand()
  refresher.refresh()
  refresher.outdate()
  await answer(0, ok('before the press'))
  await answer(1, ok('after the press'))
  expect(shown).toEqual(['after the press'])
})

test('a daemon that is away is asked until it answers, and nobody who has left is shown anything', async () => {
  const { refresher, open, shown, answer } = askedByHand()
  refresher.refresh()
  await answer(0, { at: 'away' })
  await answer(1, ok('back'))
  expect(shown).toEqual(['back'])
  refresher.refresh()
  refresher.stop()
  await answer(2, ok('too late'))
  refresher.refresh()
  expect(shown).toEqual(['back'])
  expect(open).toHaveLength(3)
})
