import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { EntryDraft, Ledger, LedgerEvent } from '#daemon/store/ledger/port.ts'
import { openViews, type Views } from '#daemon/store/views/views.ts'
import { clerk, draft, drafts, taken } from '#test/support/ledger-drafts.ts'
import { memoryDisk, openMemoryLedger } from '#test/support/ledger-memory.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const window = 'w1'
const by = { window, clerk: 'zhang' }

async function opened(path: string, ledger: Ledger, clock = manualClock()): Promise<Views> {
  const result = await openViews({ path, ledger, clock })
  if (result.at !== 'ok') throw new Error(result.reason)
  return result.views
}

async function say(ledger: Ledger, minute: number, event: LedgerEvent, over: Partial<EntryDraft> = {}) {
  const seq = await ledger.head()
  const time = `2026-11-23T01:${String(minute).padStart(2, '0')}:00.000Z`
  await ledger.append([draft(`command-${seq}`, { time, actor: clerk, events: [event], ...over })], seq)
}

test('an old ticket is answered after its day: how it went, when, and at which window', async () => {
  const ledger = openMemoryLedger()
  const views = await opened(join(tempFolder(), 'views.db'), ledger)
  await say(ledger, 0, taken('t1', { itemSeq: 7, personTag: 'a hash' }), { commandId: 'tap-1' })
  await say(ledger, 1, { type: 'ticket-print-begun', ticketId: 't1', kiosk: 'kiosk-2', copy: 'first' })
  await say(ledger, 2, { type: 'ticket-print-unconfirmed', ticketId: 't1', reason: 'timeout' })
  await say(ledger, 3, { type: 'ticket-called', ticketId: 't1', ...by })
  await say(ledger, 4, { type: 'ticket-recalled', ticketId: 't1', ...by })
  expect(await views.catchUp()).toEqual({ at: 'ok' })
  expect(views.ticket('t1')?.record.state).toEqual({
    at: 'called',
    window,
    calledAt: '2026-11-23T01:04:00.000Z',
    calls: 2,
  })
  await say(ledger, 5, { type: 'ticket-serving', ticketId: 't1', ...by })
  await say(ledger, 6, { type: 'ticket-done', ticketId: 't1', ...by })
  await say(ledger, 7, { type: 'day-opened', day: '2026-11-24' })
  await views.catchUp()
  const history = views.ticket('t1')
  expect(history).toEqual({
    record: {
      id: 't1',
      number: 'A001',
      day: '2026-11-23',
      queueId: 'general',
      ordinal: 1,
      arrival: 0,
      onlyWindow: null,
      itemSeq: 7,
      discreet: false,
      priority: { at: 'none' },
      kiosk: 'kiosk-1',
      token: 'token-t1',
      // The key it was made with goes at day close.
      personTag: null,
      takenAt: '2026-11-23T01:00:00.000Z',
      state: { at: 'done', window, finishedAt: '2026-11-23T01:06:00.000Z' },
      print: { at: 'unconfirmed', reason: 'timeout' },
      printKiosk: 'kiosk-2',
    },
    seq: 1,
    commandId: 'tap-1',
    calledAt: '2026-11-23T01:03:00.000Z',
    servedAt: '2026-11-23T01:05:00.000Z',
    finishedAt: '2026-11-23T01:06:00.000Z',
    window,
  })
  expect(views.ticket('unknown')).toBeUndefined()
  views.close()
})

test.for<[string, LedgerEvent, object]>([
  ['printed', { type: 'ticket-printed', ticketId: 't' }, { record: { print: { at: 'printed' } } }],
  [
    'not printed',
    { type: 'ticket-print-failed', ticketId: 't', reason: 'paper-out' },
    { record: { print: { at: 'failed', reason: 'paper-out' } } },
  ],
  [
    'not shown up for',
    { type: 'ticket-no-show', ticketId: 't', ...by },
    { record: { state: { at: 'no-show' } } },
  ],
  [
    'held',
    { type: 'ticket-held', ticketId: 't', ...by, reason: '缺户口簿' },
    { record: { state: { at: 'held', reason: '缺户口簿' } }, finishedAt: null },
  ],
  [
    'sent back to the line',
    { type: 'ticket-returned', ticketId: 't', by: 'zhang' },
    { record: { state: { at: 'waiting', since: '2026-11-23T01:09:00.000Z' } }, finishedAt: null },
  ],
  [
    'sent to another window',
    { type: 'ticket-transferred', ticketId: 't', queueId: 'social', window: 'w2', by: 'zhang' },
    { record: { state: { at: 'waiting' }, queueId: 'social', onlyWindow: 'w2' } },
  ],
  [
    'cancelled',
    { type: 'ticket-cancelled', ticketId: 't', by: 'day-over' },
    { record: { state: { at: 'cancelled' } }, finishedAt: '2026-11-23T01:09:00.000Z' },
  ],
])('a ticket that was %s is kept as such', async ([, event, expected]) => {
  const ledger = openMemoryLedger()
  await say(ledger, 0, taken('t'))
  await say(ledger, 9, event)
  const views = await opened(join(tempFolder(), 'views.db'), ledger)
  await views.catchUp()
  expect(views.ticket('t')).toMatchObject(expected)
  views.close()
})

test('views go on from their own place after a restart, and live entries arrive by themselves', async () => {
  const path = join(tempFolder(), 'views.db')
  const ledger = openMemoryLedger()
  await ledger.append(drafts(900), 0)
  const first = await opened(path, ledger)
  await first.catchUp()
  first.close()
  await ledger.append([draft('later')], 900)
  const from: number[] = []
  const clock = manualClock()
  const watching: Ledger = {
    ...ledger,
    watch: (after, onEntry, onDamage) => {
      from.push(after)
      return ledger.watch(after, onEntry, onDamage)
    },
  }
  const second = await opened(path, watching, clock)
  expect(from).toEqual([900])
  await clock.advance(200)
  expect(second.ticket('ticket-later')).toBeDefined()
  expect(second.ticket('ticket-command-1')).toBeDefined()
  second.close()
})

test('views of another ledger, of a longer one, or of another version of them are made anew', async () => {
  const path = join(tempFolder(), 'views.db')
  const fill = async (count: number, prefix: string) => {
    const ledger = openMemoryLedger()
    await ledger.append(drafts(count, prefix), 0)
    const views = await opened(path, ledger)
    await views.catchUp()
    return views
  }
  const first = await fill(10, 'a')
  first.close()
  const other = await fill(10, 'b')
  expect(other.ticket('ticket-a-1')).toBeUndefined()
  expect(other.ticket('ticket-b-10')).toBeDefined()
  other.close()
  const shorter = await fill(5, 'b')
  expect(shorter.ticket('ticket-b-10')).toBeUndefined()
  expect(shorter.ticket('ticket-b-5')).toBeDefined()
  shorter.close()
  const database = new DatabaseSync(path)
  database.exec('PRAGMA user_version = 1; DROP TABLE tickets; CREATE TABLE tickets (of_old TEXT) STRICT;')
  database.close()
  const newer = await fill(5, 'b')
  expect(newer.ticket('ticket-b-1')).toBeDefined()
  newer.close()
})

test('a slip of the last days is found by its secret, and after a week by nothing', async () => {
  const path = join(tempFolder(), 'views.db')
  const ledger = openMemoryLedger()
  const first = await opened(path, ledger)
  await say(ledger, 0, taken('monday'), { day: '2026-11-23' })
  await say(
    ledger,
    1,
    { type: 'ticket-cancelled', ticketId: 'monday', by: 'day-over' },
    { day: '2026-11-23' },
  )
  await say(ledger, 2, { type: 'day-opened', day: '2026-11-24' }, { day: '2026-11-24' })
  await say(ledger, 3, taken('tuesday'), { day: '2026-11-24' })
  await say(ledger, 4, { type: 'day-opened', day: '2026-11-30' }, { day: '2026-11-30' })
  await first.catchUp()
  expect(first.ticketByToken('token-monday')?.record).toMatchObject({
    id: 'monday',
    state: { at: 'cancelled' },
  })
  expect(first.ticketByToken('token-nobody')).toBeUndefined()
  first.close()
  const second = await opened(path, ledger)
  await say(ledger, 5, { type: 'day-opened', day: '2026-12-01' }, { day: '2026-12-01' })
  await second.catchUp()
  expect(second.ticketByToken('token-monday')).toBeUndefined()
  expect(second.ticket('monday')).toBeDefined()
  expect(second.ticketByToken('token-tuesday')?.record.id).toBe('tuesday')
  second.close()
})

test('a views file that is broken is thrown away, because the ledger has it all', async () => {
  const path = join(tempFolder(), 'views.db')
  const ledger = openMemoryLedger()
  await ledger.append(drafts(10), 0)
  const first = await opened(path, ledger)
  await first.catchUp()
  first.close()
  writeFileSync(path, readFileSync(path).fill(0xff, 0, 2000))
  const second = await opened(path, ledger)
  expect(await second.catchUp()).toEqual({ at: 'ok' })
  expect(second.ticket('ticket-command-10')).toBeDefined()
  expect(await second.rebuild()).toEqual({ at: 'ok' })
  expect(second.ticket('ticket-command-10')).toBeDefined()
  second.close()
})

test('views stop at a damaged entry and say where', async () => {
  const disk = memoryDisk()
  const ledger = openMemoryLedger(disk)
  await ledger.append(drafts(30), 0)
  const link = disk.links[19]
  if (link) disk.links[19] = { ...link, bytes: '{}' }
  const views = await opened(join(tempFolder(), 'views.db'), ledger)
  const caughtUp = await views.catchUp()
  expect(caughtUp).toMatchObject({ at: 'failed', reason: expect.stringContaining('damaged at 20') })
  views.close()
})
