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
const reader = { id: 'reader', since: '09:05', seenBy: ['欧阳修'] }

test('a screen tells the station of what it shows once, and of what came back again', () => {
  const { sent, tell } = page()
  tell([paper, reader], '王芳')
  tell([paper, reader], '王芳')
  tell([{ ...paper, since: '10:30' }, reader], '王芳')
  expect(sent).toEqual([{ ids: ['paper', 'reader'] }, { ids: ['paper'] }])
})

test('a screen says nothing of what its clerk is known to have seen', () => {
  const { sent, tell } = page()
  tell([{ ...reader, seenBy: ['欧阳修', '王芳'] }], '王芳')
  tell([], '王芳')
  expect(sent).toEqual([])
})

test('what did not get through is told again', async () => {
  const { sent, replies, tell } = page()
  replies.push({ at: 'away' })
  tell([paper], '王芳')
  await Promise.resolve()
  tell([paper], '王芳')
  expect(sent).toEqual([{ ids: ['paper'] }, { ids: ['paper'] }])
})
