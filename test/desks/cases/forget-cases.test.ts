import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCaseDesk } from '#daemon/desks/cases/case-desk.ts'
import { forgetCases } from '#daemon/desks/cases/forget-cases.ts'
import { areas } from '#daemon/domain/areas.ts'
import { casesProjection } from '#daemon/domain/cases/projection.ts'
import { projectionsOf } from '#daemon/domain/projection.ts'
import { openLog } from '#daemon/log.ts'
import { openStation } from '#daemon/station.ts'
import { unpack } from '#daemon/store/backup/archive.ts'
import { makeBackup } from '#daemon/store/backup/make-backup.ts'
import { openSeal, type Seal } from '#daemon/store/keys/seal.ts'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import { openViews } from '#daemon/store/views/views.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { stationParts } from '#test/support/station-in-memory.ts'
import { tempFolder } from '#test/support/temp-folder.ts'
import { item } from '../../domain/cases/case-bench.ts'
import { caseRules } from './case-rules.ts'
import type { RecordReader } from '#daemon/desks/records/record-reader.ts'

const NAME = '欧阳翠莲'
const NOTE = '儿子在青岛上班'
const WHO: RecordReader = { account: 'li', sees: 'all' }

/** A station with ledger, tables and keys on the disk. */
async function stationIn(folder: string, seal: Seal) {
  const clock = manualClock(Date.UTC(2026, 10, 23, 1))
  const opened = await openSqliteLedger({ path: join(folder, 'ledger.db'), clock })
  if (opened.at !== 'ok') throw new Error(opened.at)
  const { ledger } = opened
  const station = await openStation(stationParts({ clock, ledger }))
  const views = await openViews({ folder, projections: projectionsOf(areas), ledger, clock })
  const desk = openCaseDesk({
    station,
    views,
    seal,
    item: () => item({ ends: 'on-the-spot' }),
    ...caseRules,
    agents: () => [],
    tagOf: (personTag) => `card of ${personTag}`,
    cardNameOf: () => null,
    handOver: async () => ({ at: 'unknown' }),
    clock,
    log: openLog('silent'),
    timeZone: 'Asia/Shanghai',
  })
  /** What happens in the night to this day. */
  async function night(today: string): Promise<void> {
    const log = openLog('silent')
    const here = { ...station, today: () => today, onTick: () => () => {} }
    await forgetCases({ station: here, views, seal, keepDays: () => 30, log }).settled()
  }
  const view = async (id: string) => {
    const found = await desk.byId(id, WHO)
    return found.at === 'case' ? found.view : null
  }
  const change = (id: string, commandId: string, asked: Parameters<typeof desk.change>[1]['change']) =>
    desk.change(id, { commandId, change: asked }, WHO)
  async function close(): Promise<void> {
    await station.close()
    views.close()
    await ledger.close()
  }
  return { station, desk, views, night, view, change, close }
}

test('the person of a case is read for its term and by nobody after it, in no backup either; its number and dates stay', async () => {
  const [folder, aside] = [tempFolder(), tempFolder()]
  const keys = openSeal(folder)
  if (keys.at !== 'ok') throw new Error('no seal')
  const { seal } = keys
  const at = await stationIn(folder, seal)
  const applicant = { name: NAME, phone: '13905361234', address: '示例路七号院' }
  const done = { at: 'done' } as const
  const open = (commandId: string, more: object = {}) =>
    at.desk.open({ commandId, itemSeq: 14, applicant, outcome: done, ...more }, WHO)
  const li = { at: 'staff', account: 'li', window: 'W1' } as const
  const card = { personTag: 'somebody', priority: { at: 'none' } } as const
  await at.station.execute('take-1', { type: 'take-ticket', kiosk: 'kiosk-1', print: false, card }, li)
  await at.station.execute('call-1', { type: 'call-next', window: 'W1', clerk: 'li' }, li)
  const [ticket] = [...at.station.state().queue.tickets.values()]
  await open('ended-1', { ticketId: ticket?.id })
  const ofSlip = async () => (await at.desk.ofSlip(ticket?.token ?? '')).map(({ state }) => state.at)
  expect(await ofSlip()).toEqual(['done'])
  const byCard = async (of: typeof at) =>
    (await of.desk.byCard('card of somebody')).map(({ state }) => state.at)
  expect(await byCard(at)).toEqual(['done'])
  expect(await at.desk.byCard('card of another')).toEqual([])
  await open('still-open', { outcome: { at: 'told', missing: ['户口簿'] } })
  await at.change('still-open', 'note-it', { at: 'stepped', text: NOTE })
  await open('nobodys', { applicant: undefined })
  const before = await at.view('ended-1')
  expect(before).toMatchObject({ applicant: { at: 'named', name: NAME }, forgottenOn: null })
  const to = join(aside, 'before.tar.gz')
  const about = {
    version: '1',
    madeAt: '2026-11-23T02:00:00.000Z',
    station: { id: 'ST-1', name: '示例站', timeZone: 'Asia/Shanghai' },
  }
  mkdirSync(join(aside, 'config'))
  expect((await makeBackup({ dataDir: folder, configDir: join(aside, 'config'), to, about })).at).toBe('made')

  await at.night('2026-12-22')
  expect(await at.view('ended-1')).toEqual(before)
  await at.night('2026-12-23')
  const after = await at.view('ended-1')
  expect(after).toMatchObject({ number: before?.number, state: before?.state, code: before?.code, visits: 1 })
  expect(after).toMatchObject({ applicant: { at: 'gone' }, forgottenOn: '2026-11-23' })
  expect(after?.acts.at(-1)).toMatchObject({ at: 'forgotten', by: null })
  expect((await at.desk.contact('ended-1', 'look', WHO)).at === 'opened').toBe(true)
  expect(await ofSlip()).toEqual([])
  expect(await byCard(at)).toEqual([])
  const lines = await at.desk.over({ year: 9999, ordinal: 0 }, 9, WHO)
  expect(lines.map(({ id, name }) => [id, name])).toEqual([
    ['nobodys', null],
    ['ended-1', null],
  ])
  // Nothing that would be lost can be written any more, and what is open keeps its person.
  expect(await at.change('ended-1', 'again', { at: 'reopened', reason: '又来了' })).toMatchObject({
    at: 'refused',
    refusal: { code: 'case-forgotten' },
  })
  expect((await at.view('still-open'))?.applicant).toMatchObject({ at: 'named' })
  const forgotten = await at.views.ask(casesProjection, ({ forgottenSince }) => forgottenSince('2026-11-01'))
  expect(forgotten.map(({ id }) => id)).toEqual(['ended-1'])
  await at.close()

  // The backup of before, beside the keys as they are now.
  const old = tempFolder()
  await unpack(to, async ({ name, content }) => {
    const parts: Uint8Array[] = []
    for await (const part of content) parts.push(part)
    expect(name).not.toContain('keys')
    if (name === 'data/ledger.db') writeFileSync(join(old, 'ledger.db'), Buffer.concat(parts))
  })
  const restored = await stationIn(old, seal)
  expect(await restored.view('ended-1')).toMatchObject({
    number: before?.number,
    applicant: { at: 'gone' },
    forgottenOn: null,
  })
  expect((await restored.view('still-open'))?.acts.map(({ text }) => text)).toEqual([null, NOTE])
  expect(await byCard(restored)).toEqual([])
  // It learns at its first night that the key is gone.
  await restored.night('2026-12-24')
  expect((await restored.view('ended-1'))?.forgottenOn).not.toBeNull()
  await restored.close()
  seal.close()
})
