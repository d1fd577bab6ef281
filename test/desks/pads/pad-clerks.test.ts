import { expect, test } from 'vitest'
import { openPadClerks } from '#daemon/desks/pads/pad-clerks.ts'
import { padClerkWords } from '#daemon/http/words/troubles/pads.ts'
import { manualClock } from '#test/support/manual-clock.ts'

test('staff are told which window’s pad names whom in vain, until there is such an account or another is named', async () => {
  const clock = manualClock()
  const accounts = new Map<string, { id: string; at: 'active' | 'disabled' }>()
  const windows = [
    { id: 'W1', label: '1号窗口', padClerk: '王芳' },
    { id: 'W2', label: '2号窗口' },
  ]
  const owns = () => true
  const pads = openPadClerks({ clock, windows: () => windows, owns, byName: (name) => accounts.get(name) })
  const said = () => pads.troubles().map((trouble) => padClerkWords(trouble).words)
  const [first] = pads.troubles()
  await clock.advance(60_000)
  expect(pads.troubles(), 'the same trouble').toEqual([first])
  expect(said()).toEqual(['1号窗口的叫号器写的是“王芳”，这个人没有账号，窗口关着时按叫号器开不了窗。'])
  expect(pads.padClerk('W1')).toEqual({ named: '王芳', account: null })

  accounts.set('王芳', { id: 's2', at: 'active' })
  expect(said()).toEqual([])
  expect(pads.padClerk('W1')).toEqual({ named: '王芳', account: 's2' })
  expect(pads.padClerk('W2')).toEqual({ named: null })

  accounts.set('王芳', { id: 's2', at: 'disabled' })
  expect(said()).toEqual([expect.stringContaining('“王芳”，这个人账号停用了')])
  accounts.set('李强', { id: 's3', at: 'active' })
  if (windows[0]) windows[0].padClerk = '李强'
  expect(said()).toEqual([])
})
