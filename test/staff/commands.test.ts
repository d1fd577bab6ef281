import { expect, test } from 'vitest'
import { words } from '../../kiosk-ui/clerk/words.ts'
import { createCommands } from '../../kiosk-ui/staff/commands.ts'
import type { Problem } from '#contract/problem.ts'
import { ok, refused, settle } from '../clerk/made-up-clerk.ts'

/** Commands whose pauses end when the test says so. */
function createByHand() {
  const pauses: (() => void)[] = []
  const problems: Problem[] = []
  const givingUp = new AbortController()
  const commands = createCommands(
    words.acts,
    (problem) => problems.push(problem),
    (_ms, signal) =>
      new Promise((resolve) => {
        pauses.push(resolve)
        signal?.addEventListener('abort', () => resolve())
      }),
    () => givingUp.signal,
  )
  return {
    commands,
    problems,
    giveUp: () => givingUp.abort(),
    async endPauses() {
      for (const end of pauses.splice(0)) end()
      await settle()
    },
  }
}

test('a press that nobody answered is sent again as the same command until it is heard', async () => {
  const { commands, endPauses } = createByHand()
  const ids: string[] = []
  const answers = [{ at: 'away' } as const, { at: 'away' } as const, ok('A001')]
  const run = commands.run('call-next', async (id) => (ids.push(id), answers.shift()!))
  await settle()
  expect(commands.doing.value).toEqual({ at: 'unheard', act: 'call-next' })
  await endPauses()
  await endPauses()
  expect(await run).toBe('A001')
  expect(ids).toHaveLength(3)
  expect(new Set(ids).size).toBe(1)
})

test('a second press sends nothing while the first is under way, nor right after it', async () => {
  const { commands, endPauses } = createByHand()
  let sent = 0
  const send = async () => ok(++sent)
  const first = commands.run('call-next', send)
  expect(await commands.run('call-next', send)).toBeNull()
  expect(await first).toBe(1)
  expect(commands.doing.value.at).toBe('settling')
  expect(await commands.run('serve', send)).toBeNull()
  await endPauses()
  expect(commands.doing.value.at).toBe('free')
  expect(await commands.run('serve', send)).toBe(2)
})

test('a refusal stands in the station’s own words until the next press', async () => {
  const { commands, problems } = createByHand()
  const no = refused('nobody-waiting', '现在没有人在等。')
  expect(await commands.run('call-next', async () => no)).toBeNull()
  expect(commands.doing.value).toEqual({ at: 'refused', detail: '现在没有人在等。' })
  expect(problems).toEqual([no.problem])
  expect(await commands.run('call-next', async () => ok('A001'))).toBe('A001')
})

test('nobody is called minutes after the press: it is given up, and said', async () => {
  const { commands, giveUp } = createByHand()
  const run = commands.run('call-next', async () => ({ at: 'away' }))
  await settle()
  giveUp()
  expect(await run).toBeNull()
  expect(commands.doing.value).toMatchObject({ at: 'refused', detail: expect.stringContaining('叫下一位') })
})

test('who leaves takes the press along', async () => {
  const { commands, endPauses } = createByHand()
  let sent = 0
  const run = commands.run('call-next', async () => (sent++, { at: 'away' }))
  await settle()
  commands.abandon()
  await endPauses()
  expect(await run).toBeNull()
  expect(sent).toBe(1)
  expect(commands.doing.value).toEqual({ at: 'free' })
})
