import { expect, test } from 'vitest'
import type { AnnounceOutcome } from '#daemon/devices/ports.ts'
import { openLog } from '#daemon/log.ts'
import { openAnnouncing } from '#daemon/station/announcing.ts'
import type { Entry } from '#daemon/store/ledger.ts'
import { stationInMemory, windows } from '#test/support/station-in-memory.ts'

type Quiet = { from: string; to: string }

/** A voice module that says things one after another, and notes them. */
function noting(outcome: AnnounceOutcome = { at: 'spoken' }) {
  const said: string[] = []
  return {
    said,
    announcer: {
      async announce(text: string) {
        said.push(text)
        return outcome
      },
    },
  }
}

async function opened(given: { quiet?: Quiet; module?: ReturnType<typeof noting> | null } = {}) {
  const { quiet = null, module = noting() } = given
  const memory = await stationInMemory()
  const announcing = openAnnouncing({
    station: memory.station,
    node: 'node-1',
    clock: memory.clock,
    log: openLog('silent'),
    windows,
    voice: { times: 2, quiet },
    minuteOfDay: () => 9 * 60,
    announcer: () => module?.announcer,
    clipsOf: () => [],
  })
  const entries: Entry[] = []
  memory.station.onPublished((published) => entries.push(...published.entries))
  const announced = () =>
    memory.events().then((events) => events.filter(({ type }) => type === 'ticket-announced'))
  return { ...memory, announcing, module, entries, announced }
}

const at = (window: string) => ({ window, clerk: 'li' })
const settled = () => expect.poll

test('a call is said as often as set, one call after the other, and the ledger keeps what was said', async () => {
  const { take, does, module, announced } = await opened()
  await take()
  await take()
  await Promise.all([does({ type: 'call-next', ...at('W1') }), does({ type: 'call-next', ...at('W2') })])
  await settled()(() => announced().then(({ length }) => length)).toBe(2)
  const first = '请A001号到1号窗口'
  const second = '请A002号到2号窗口'
  expect(module?.said).toEqual([first, first, second, second])
  expect(await announced()).toMatchObject([
    { text: '请 A 零零一 号，到 1 号窗口', by: 'voice-module', outcome: 'spoken' },
    { text: '请 A 零零二 号，到 2 号窗口', by: 'voice-module', outcome: 'spoken' },
  ])
})

test('within the quiet hours nothing is said, and the ledger says so', async () => {
  const { take, does, module, announced, announcing, entries } = await opened({
    quiet: { from: '08:00', to: '10:00' },
  })
  await take()
  await does({ type: 'call-next', ...at('W1') })
  await settled()(announced).toMatchObject([{ outcome: 'muted' }])
  expect(module?.said).toEqual([])
  const call = entries.find(({ events }) => events.some(({ type }) => type === 'ticket-called'))
  expect(call && announcing.announcementsOf(call)).toMatchObject([{ number: 'A001', times: 0 }])
})

test('a module that fails is not asked to repeat, and the ledger does not claim a word', async () => {
  const module = noting({ at: 'failed', reason: 'down' })
  const { take, does, announced } = await opened({ module })
  await take()
  await does({ type: 'call-next', ...at('W1') })
  await settled()(announced).toMatchObject([{ outcome: 'failed' }])
  expect(module.said).toHaveLength(1)
})

test('a hall screen bears witness once for each call, and only to calls that were made', async () => {
  const { take, does, announced, announcing, entries } = await opened({ module: null })
  await take()
  await does({ type: 'call-next', ...at('W1') })
  const call = entries.find(({ events }) => events.some(({ type }) => type === 'ticket-called'))
  const id = String(call?.seq)
  expect(await announcing.witnessed(id, 'hall-1', 'spoken')).toBe('recorded')
  expect(await announcing.witnessed(id, 'hall-1', 'spoken')).toBe('recorded')
  expect(await announcing.witnessed('9999', 'hall-1', 'spoken')).toBe('unknown')
  expect(await announced()).toMatchObject([{ by: 'hall/hall-1', outcome: 'spoken', call: call?.seq }])
})

test('a recall is an announcement of its own', async () => {
  const { take, does, module, announced } = await opened()
  await take()
  const ticketId = await does({ type: 'call-next', ...at('W1') })
  await does({ type: 'recall-ticket', ticketId, ...at('W1') })
  await settled()(() => announced().then(({ length }) => length)).toBe(2)
  expect(module?.said).toHaveLength(4)
})
