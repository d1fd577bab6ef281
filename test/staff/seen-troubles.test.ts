import { expect, test } from 'vitest'
import type { Reply } from '../../kiosk-ui/link/ask.ts'
import { tellSeen } from '../../kiosk-ui/staff/seen-troubles.ts'

function page() {
  const sent: unknown[] = []
  const replies: Reply<never>[] = []
  const tell = tellSeen({
    ask: async (_route, { body }) => {
      sent.push(body)
      return replies.shift() ?? ({ at: 'ok', value: null } as never)
    },
  })
  return { sent, replies, tell }
}

const paper = { id: 'paper', since: '09:00', seenBy: [] }
const seenBy = (clerk: string) => ({ clerk, name: clerk, window: null, time: '' })
const reader = { id: 'reader', since: '09:05', seenBy: [seenBy('欧阳修')] }
const wang = { clerk: '王芳', window: null }

test('a screen tells the station of what it shows once, and of what came back again', () => {
  const { sent, tell } = page()
  tell([paper, reader], wang)
  tell([paper, reader], wang)
  tell([{ ...paper, since: '10:30' }, reader], wang)
  expect(sent).toEqual([{ ids: ['paper', 'reader'] }, { ids: ['paper'] }])
})

test('a screen says at which window it has shown it', () => {
  const { sent, tell } = page()
  tell([paper], { ...wang, window: 'W1' })
  expect(sent).toEqual([{ ids: ['paper'], window: 'W1' }])
})

test('a screen says nothing of what its clerk is known to have seen', () => {
  const { sent, tell } = page()
  tell([{ ...reader, seenBy: [seenBy('欧阳修'), seenBy('王芳')] }], wang)
  tell([], wang)
  expect(sent).toEqual([])
})

test('what did not get through is told again', async () => {
  const { sent, replies, tell } = page()
  replies.push({ at: 'away' })
  tell([paper], wang)
  await Promise.resolve()
  tell([paper], wang)
  expect(sent).toEqual([{ ids: ['paper'] }, { ids: ['paper'] }])
})
