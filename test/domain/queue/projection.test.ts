import { expect, test } from 'vitest'
import { areas } from '#daemon/domain/areas.ts'
import { projectionsOf } from '#daemon/domain/projection.ts'
import { checkCode } from '#daemon/domain/queue/check-code.ts'
import { ticketProjection } from '#daemon/domain/queue/projection.ts'
import type { EntryDraft, Ledger, LedgerEvent } from '#daemon/store/ledger/port.ts'
import { openViews, type Views } from '#daemon/store/views/views.ts'
import { clerk, draft, taken } from '#test/support/ledger-drafts.ts'
import { openMemoryLedger } from '#test/support/ledger-memory.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const window = 'w1'
const by = { window, clerk: 'zhang' }

const opened = (folder: string, ledger: Ledger): Promise<Views> =>
  openViews({ folder, projections: projectionsOf(areas), ledger, clock: manualClock() })

async function say(ledger: Ledger, minute: number, event: LedgerEvent, over: Partial<EntryDraft> = {}) {
  const seq = await ledger.head()
  const time = `2026-11-23T01:${String(minute).padStart(2, '0')}:00.000Z`
  await ledger.append([draft(`command-${seq}`, { time, actor: clerk, events: [event], ...over })], seq)
}

test('an old ticket is answered after its day: how it went, when, and at which window', async () => {
  const ledger = openMemoryLedger()
  const views = await opened(tempFolder(), ledger)
  await say(ledger, 0, taken('t1', { itemSeq: 7, personTag: 'a hash' }), { commandId: 'tap-1' })
  await say(ledger, 1, { type: 'ticket-print-begun', ticketId: 't1', kiosk: 'kiosk-2', copy: 'first' })
  await say(ledger, 2, { type: 'ticket-print-unconfirmed', ticketId: 't1', reason: 'timeout' })
  await say(ledger, 3, { type: 'ticket-called', ticketId: 't1', ...by })
  await say(ledger, 4, { type: 'ticket-recalled', ticketId: 't1', ...by })
  expect(await views.catchUp(ticketProjection)).toEqual({ at: 'ok' })
  expect(views.of(ticketProjection).byId('t1')?.record.state).toEqual({
    at: 'called',
    window,
    calledAt: '2026-11-23T01:04:00.000Z',
    calls: 2,
  })
  await say(ledger, 5, { type: 'ticket-serving', ticketId: 't1', ...by })
  await say(ledger, 6, { type: 'ticket-done', ticketId: 't1', ...by })
  await say(ledger, 7, { type: 'day-opened', day: '2026-11-24' })
  await views.catchUp(ticketProjection)
  const history = views.of(ticketProjection).byId('t1')
  expect(history).toEqual({
    record: {
      id: 't1',
      nextAt: null,
      issued: null,
      revisitOf: null,
      skill: null,
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
    clerk: 'zhang',
    finishedAt: '2026-11-23T01:06:00.000Z',
    window,
    calledBy: by,
    endedBy: by,
    cancelledBy: null,
    serviceSeconds: 60,
  })
  expect(views.of(ticketProjection).byId('unknown')).toBeUndefined()
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
  const views = await opened(tempFolder(), ledger)
  await views.catchUp(ticketProjection)
  expect(views.of(ticketProjection).byId('t')).toMatchObject(expected)
  views.close()
})

test('a ticket reads the same whether its day came in at once or event by event', async () => {
  const ledger = openMemoryLedger()
  const ofTwo = (id: string): LedgerEvent[] => [
    taken(id),
    { type: 'ticket-print-begun', ticketId: id, kiosk: 'kiosk-1', copy: 'first' },
    { type: 'ticket-printed', ticketId: id },
    { type: 'ticket-called', ticketId: id, ...by },
    { type: 'ticket-recalled', ticketId: id, ...by },
    { type: 'ticket-serving', ticketId: id, ...by },
    { type: 'ticket-done', ticketId: id, ...by },
  ]
  const [first, second] = [ofTwo('t1'), ofTwo('t2')]
  const byTurns = [...first.slice(0, 3), ...second.slice(0, 5), ...first.slice(3), ...second.slice(5)]
  const stepwise = await opened(tempFolder(), ledger)
  for (const [minute, event] of byTurns.entries()) {
    await say(ledger, minute, event)
    await stepwise.catchUp(ticketProjection)
  }
  const atOnce = await opened(tempFolder(), ledger)
  await atOnce.catchUp(ticketProjection)
  for (const id of ['t1', 't2']) {
    const history = atOnce.of(ticketProjection).byId(id)
    expect(history?.record).toMatchObject({ state: { at: 'done' }, print: { at: 'printed' } })
    expect(history).toEqual(stepwise.of(ticketProjection).byId(id))
  }
  stepwise.close()
  atOnce.close()
})

test('a slip of the last days is found by its secret, and after a week by nothing', async () => {
  const folder = tempFolder()
  const ledger = openMemoryLedger()
  const first = await opened(folder, ledger)
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
  await first.catchUp(ticketProjection)
  expect(first.of(ticketProjection).byToken('token-monday')?.record).toMatchObject({
    id: 'monday',
    state: { at: 'cancelled' },
  })
  expect(first.of(ticketProjection).byToken('token-nobody')).toBeUndefined()
  first.close()
  const second = await opened(folder, ledger)
  await say(ledger, 5, { type: 'day-opened', day: '2026-12-01' }, { day: '2026-12-01' })
  await second.catchUp(ticketProjection)
  expect(second.of(ticketProjection).byToken('token-monday')).toBeUndefined()
  expect(second.of(ticketProjection).byId('monday')).toBeDefined()
  expect(second.of(ticketProjection).byToken('token-tuesday')?.record.id).toBe('tuesday')
  second.close()
})

test('what was on any day is found by number, by 查询码, and by how it ended', async () => {
  const ledger = openMemoryLedger()
  const views = await opened(tempFolder(), ledger)
  const days = ['2026-11-20', '2026-11-23', '2026-11-24'] as const
  for (const [minute, day] of days.entries()) {
    await say(ledger, minute, taken(day), { day })
    const ended: LedgerEvent =
      day === '2026-11-23'
        ? { type: 'ticket-cancelled', ticketId: day, by: 'resident' }
        : { type: 'ticket-done', ticketId: day, ...by }
    await say(ledger, minute + 10, ended, { day })
  }
  await views.catchUp(ticketProjection)
  const found = views.of(ticketProjection)
  const ids = (histories: readonly { record: { id: string } }[]) => histories.map(({ record }) => record.id)
  expect(ids(found.numbered('A001', null, 10))).toEqual(days.toReversed())
  expect(ids(found.numbered('A001', null, 2))).toEqual(days.toReversed().slice(0, 2))
  expect(ids(found.numbered('A001', '2026-11-23', 10))).toEqual(['2026-11-23'])
  expect(found.numbered('A002', null, 10)).toEqual([])
  expect(ids(found.endedOn('2026-11-24', 'done', 10))).toEqual(['2026-11-24'])
  expect(found.endedOn('2026-11-24', 'cancelled', 10)).toEqual([])
  expect(ids(found.byCheck(checkCode('token-2026-11-20'), 10))).toEqual(['2026-11-20'])
  views.close()
})
