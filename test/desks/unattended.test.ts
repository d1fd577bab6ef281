import { expect, test } from 'vitest'
import { openUnattended } from '#daemon/desks/windows/unattended.ts'
import type { UnattendedLine } from '#daemon/domain/queue/unattended.ts'
import { unattendedWords } from '#daemon/http/words/troubles/queue.ts'
import { manualClock } from '#test/support/manual-clock.ts'

const law = { queueId: 'general', skill: 'law', name: '法律服务', waiting: 2, windows: ['W2', 'W3'] }

test('when people wait whom no open window may call, staff are told whom, and which windows to open', async () => {
  const clock = manualClock()
  let lines: UnattendedLine[] = [law]
  const unattended = openUnattended({ clock, lines: () => lines })
  expect(unattended.troubles(), 'windows open one after another').toEqual([])
  await clock.advance(59_000)
  expect(unattended.troubles()).toEqual([])
  await clock.advance(1000)
  const [trouble] = unattended.troubles()
  expect(trouble).toMatchObject({ at: 'queue', code: 'nobody-may-call', waiting: 2 })
  expect(trouble && unattendedWords(trouble, (window) => `${window.slice(1)} 号窗口`)).toMatchObject({
    urgency: 'now',
    words: '“法律服务”有人等，没有窗口能叫：2 个人在等，能办的窗口（2 号窗口、3 号窗口）都没有开。',
    remedy: expect.stringContaining('请开 2 号窗口、3 号窗口 里的一个窗口'),
  })
  lines = []
  expect(unattended.troubles(), 'one has opened').toEqual([])
  lines = [law]
  expect(unattended.troubles(), 'a new trouble').toEqual([])
})
