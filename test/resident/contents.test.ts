import { expect, test } from 'vitest'
import type { Api } from '../../kiosk-ui/link/api.ts'
import type { LiveMessage } from '../../kiosk-ui/link/live.ts'
import { createContents } from '../../kiosk-ui/resident/shell/contents.ts'

const { signal } = new AbortController()
const guides = { guides: [{ seq: 18 }, { seq: 27 }] }
const board = { notices: [{ id: 'one' }] }

/** A daemon that answers everything, and what it was asked. */
function daemon(answers: Record<string, unknown> = {}) {
  const asked: string[] = []
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what these answers say is not read
  const api = (async (route: string, { params }: { params: Record<string, unknown> }) => {
    const what = [route.split('/api/')[1], ...Object.values(params)].join(' ')
    asked.push(what)
    const value = { guides, notices: board }[what] ?? {}
    return answers[what] ?? { at: 'ok', value }
  }) as unknown as Api
  return { api, asked, answers }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only its name is read
const told = (name: LiveMessage['name']) => ({ name, data: {} }) as unknown as LiveMessage

test('what was read once is there at the next tap, and what was published meanwhile is asked for anew', async () => {
  const { api, asked } = daemon()
  const contents = createContents(api)
  await contents.guide(18, signal)
  await contents.guide(18, signal)
  await contents.board(signal)
  expect(asked).toEqual(['guides/:seq 18', 'notices'])
  for (const name of ['contents-changed', 'board-changed', 'snapshot'] as const) {
    contents.hear(told(name))
    asked.length = 0
    await contents.guide(18, signal)
    await contents.board(signal)
    expect(asked, name).toEqual(['guides/:seq 18', 'notices'])
  }
  contents.hear(told('queues-changed'))
  await contents.guide(18, signal)
  expect(asked).toHaveLength(2)
})

test('an answer that comes after the publication is not kept', async () => {
  const answers: Record<string, Promise<unknown>> = {}
  const { api, asked } = daemon(answers)
  const old = Promise.withResolvers<unknown>()
  answers['places'] = old.promise
  const contents = createContents(api)
  const first = contents.places(signal)
  contents.hear(told('contents-changed'))
  delete answers['places']
  old.resolve({ at: 'ok', value: { places: 'of before' } })
  await first
  expect(await contents.places(signal)).toEqual({ at: 'ok', value: {} })
  expect(asked).toHaveLength(2)
})

test('a refusal is asked again at the next tap', async () => {
  const answers: Record<string, unknown> = { 'guides/:seq 10': { at: 'refused', problem: {} } }
  const { api, asked } = daemon(answers)
  const contents = createContents(api)
  expect(await contents.guide(10, signal)).toMatchObject({ at: 'refused' })
  delete answers['guides/:seq 10']
  expect(await contents.guide(10, signal)).toMatchObject({ at: 'ok' })
  expect(asked).toHaveLength(2)
})

test('what taps may lead to is asked for ahead, and a tap on it asks nothing', async () => {
  const { api, asked } = daemon()
  const contents = createContents(api)
  await contents.askAhead()
  expect(asked).toEqual([
    'guides',
    'notices',
    'places',
    'guides/:seq 18',
    'guides/:seq 27',
    'notices/:id one',
  ])
  await contents.guide(27, signal)
  await contents.notice('one', signal)
  expect(asked).toHaveLength(6)
})

test('a daemon that is away is left alone until it says something', async () => {
  const { api, asked } = daemon({ 'guides/:seq 18': { at: 'away' } })
  await createContents(api).askAhead()
  expect(asked).toEqual(['guides', 'notices', 'places', 'guides/:seq 18'])
})
