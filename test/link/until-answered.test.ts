import { expect, test } from 'vitest'
import type { Reply } from '../../kiosk-ui/link/api.ts'
import { untilAnswered } from '../../kiosk-ui/link/until-answered.ts'

const ok: Reply<string> = { at: 'ok', value: 'A001' }
const away: Reply<string> = { at: 'away' }

test('a daemon that is away is asked again, ever less often, until it answers', async () => {
  const replies = [away, away, away, away, away, away, ok]
  const pauses: number[] = []
  const reply = await untilAnswered(
    async () => replies.shift() ?? ok,
    new AbortController().signal,
    async (ms) => void pauses.push(ms),
  )
  expect(reply).toEqual(ok)
  expect(pauses).toEqual([200, 400, 800, 1600, 2000, 2000])
})

test('a refusal is an answer and is not asked for again', async () => {
  const refused: Reply<string> = {
    at: 'refused',
    problem: { type: '', title: '', status: 409, code: 'queue-full', detail: '今天的号已经取完了' },
  }
  const replies = [refused, ok]
  const reply = await untilAnswered(async () => replies.shift() ?? ok, new AbortController().signal)
  expect(reply).toEqual(refused)
  expect(replies).toEqual([ok])
})

test('who has left gets no late answer', async () => {
  const left = new AbortController()
  const reply = await untilAnswered(
    async () => {
      left.abort()
      return ok
    },
    left.signal,
    async () => {},
  )
  expect(reply).toEqual(away)
})
