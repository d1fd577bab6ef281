import { expect, test } from 'vitest'
import type { AnnounceOutcome } from '#daemon/devices/ports.ts'
import { openLog } from '#daemon/log.ts'
import { openAnnouncing } from '#daemon/desks/hall/announcing.ts'
import type { Entry } from '#daemon/store/ledger/port.ts'
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

type Module = { said: string[]; announcer: { announce(text: string): Promise<AnnounceOutcome> } }

async function opened(given: { quiet?: Quiet; module?: Module | null } = {}) {
  const { quiet = null, module = noting() } = given
  const memory = await stationInMemory()
  const reopened = (heard: Module | null) =>
    openAnnouncing({
      station: memory.station,
      node: 'node-1',
      owns: () => true,
      clock: memory.clock,
      log: openLog('silent'),
      windows,
      voice: { times: 2, quiet },
      minuteOfDay: () => 9 * 60,
      announcer: () => heard?.announcer,
      clipsOf: () => [],
    })
  const announcing = reopened(module)
  const entries: Entry[] = []
  memory.station.onEntries((news) => entries.push(...news))
  const announced = () =>
    memory.events().then((events) => events.filter(({ type }) => type === 'ticket-announced'))
  return { ...memory, announcing, reopened, module, entries, announced }
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

test('a call that was heard once was heard, also when its repeat was not', async () => {
  let times = 0
  const module = {
    said: [],
    announcer: {
      announce: async (): Promise<AnnounceOutcome> =>
        (times += 1) === 1 ? { at: 'spoken' } : { at: 'failed', reason: 'unplugged' },
    },
  }
  const { take, does, announced } = await opened({ module })
  await take()
  await does({ type: 'call-next', ...at('W1') })
  await settled()(announced).toMatchObject([{ outcome: 'spoken' }])
})

test('a hall has only so many screens: who knows how many more say they have spoken is not believed', async () => {
  const { take, does, announcing, entries } = await opened({ module: null })
  await take()
  await does({ type: 'call-next', ...at('W1') })
  const id = String(entries.at(-1)?.seq)
  const told: string[] = []
  for (let screen = 1; screen <= 10; screen++)
    told.push(await announcing.witnessed(id, `hall-${screen}`, 'spoken'))
  expect(told.filter((each) => each === 'recorded')).toHaveLength(8)
  // The screens that came first may say it again.
  expect(await announcing.witnessed(id, 'hall-1', 'spoken')).toBe('recorded')
})

test('calls that were still to be said when the power went are unconfirmed at the next start, the others as they were', async () => {
  const stuck = { said: [], announcer: { announce: () => new Promise<AnnounceOutcome>(() => {}) } }
  const before = await opened()
  await before.take()
  await before.does({ type: 'call-next', ...at('W1') })
  await settled()(before.announced).toHaveLength(1)
  before.announcing.close()
  const later = before.reopened(stuck)
  await before.take()
  await before.does({ type: 'call-next', ...at('W2') })
  later.close()
  const again = before.reopened(noting())
  await again.settleLost(before.ledger.read(0))
  await again.settleLost(before.ledger.read(0))
  expect(await before.announced()).toMatchObject([
    { text: expect.stringContaining('零零一'), outcome: 'spoken' },
    { text: expect.stringContaining('零零二'), outcome: 'unconfirmed' },
  ])
})

test('a recall is an announcement of its own', async () => {
  const { take, does, module, announced } = await opened()
  await take()
  const ticketId = await does({ type: 'call-next', ...at('W1') })
  await does({ type: 'recall-ticket', ticketId, ...at('W1') })
  await settled()(() => announced().then(({ length }) => length)).toBe(2)
  expect(module?.said).toHaveLength(4)
})
