import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openUpdateDesk } from '#daemon/desks/updates/update-desk.ts'
import { updateTroubleWords } from '#daemon/http/words/updates.ts'
import { openStation } from '#daemon/station.ts'
import { readBundle } from '#daemon/store/updates/bundle.ts'
import { readUpdateKeys } from '#daemon/store/updates/update-keys.ts'
import {
  readOrder,
  readUpdateState,
  updatePlaces,
  type UpdateState,
  writeOrder,
  writeUpdateState,
} from '#daemon/store/updates/update-state.ts'
import { openMemoryLedger } from '#test/support/ledger-memory.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { stationParts } from '#test/support/station-in-memory.ts'
import { tempFolder } from '#test/support/temp-folder.ts'
import { city, release } from '#test/support/update-ground.ts'

const LEAD = { at: 'staff', account: 'staff-1', window: null } as const
const NOW = Date.UTC(2026, 10, 23, 1)
const time = new Date(NOW).toISOString()

/** A station whose package takes updates of a city. */
async function openDesk({ isClosed = false, isEmpty = true } = {}) {
  const folder = tempFolder()
  const { inbox, order } = updatePlaces(folder)
  for (const made of [inbox, join(folder, 'keys'), join(folder, 'stick')]) mkdirSync(made)
  writeFileSync(join(folder, 'keys/示例市.pub'), city.publicKey)
  const ledger = openMemoryLedger()
  const clock = manualClock(NOW)
  const station = await openStation(stationParts({ ledger, clock }))
  const trusted = () => readUpdateKeys(join(folder, 'keys'))
  const desk = openUpdateDesk({
    station: {
      execute: station.execute,
      opening: () => (isClosed ? { at: 'closed', opensAt: null } : station.opening()),
    },
    clock,
    log: silentLog(),
    inbox,
    isEmpty: () => isEmpty,
    readState: () => readUpdateState(folder),
    hasOrder: async () => existsSync(order),
    order: (asked) => writeOrder(folder, asked),
    trusted,
    read: async (path) => readBundle(path, await trusted()),
    found: async () =>
      readdirSync(join(folder, 'stick')).map((name) => ({
        path: join(folder, 'stick', name),
        name,
        folder: join(folder, 'stick'),
      })),
    maxBytes: 10_000_000,
  })
  const events = async () => {
    const all: { type: string }[] = []
    for await (const { events: some } of ledger.read(0)) all.push(...some)
    return all.filter(({ type }) => type.startsWith('update-'))
  }
  return { desk, folder, inbox, events, is: (state: UpdateState) => writeUpdateState(folder, state) }
}

const named = { id: 'a', by: 'staff-1', version: '0.2.0', number: 200, sha256: '', key: city.publicKey }

test('a file that is sent up in parts, or lies on a stick, is asked for once the 站长 wants it, and stands in the ledger', async () => {
  const { desk, folder, inbox, events } = await openDesk()
  const bytes = release()
  expect(await desk.receive('one', 0, bytes.subarray(0, 50))).toEqual({ at: 'received', bytes: 50 })
  // Half of it is told to nobody, and another part than the next one is not added.
  expect(await desk.atHand()).toEqual([])
  expect(await desk.receive('one', 90, bytes.subarray(90))).toEqual({ at: 'out-of-order', bytes: 50 })
  expect(await desk.receive('other', 50, bytes.subarray(50))).toEqual({ at: 'out-of-order', bytes: 0 })
  expect(await desk.receive('one', 50, bytes.subarray(50))).toEqual({ at: 'received', bytes: bytes.length })
  const [sent] = await desk.atHand()
  expect(sent?.read).toMatchObject({ at: 'sound', manifest: { version: '0.2.0' } })

  const wanted = { id: sent?.id ?? '', when: 'closing', older: false } as const
  expect(await desk.take('take-1', LEAD, wanted)).toEqual({ at: 'ordered' })
  const order = await readOrder(folder)
  expect(order).toMatchObject({ at: 'take', by: 'staff-1', now: false, older: false })
  expect(readFileSync(join(inbox, order?.at === 'take' ? order.file : '')).equals(bytes)).toBe(true)
  expect(await events()).toMatchObject([{ type: 'update-ordered', version: '0.2.0', by: 'staff-1' }])
  // It has been handed on.
  expect(await desk.take('take-2', LEAD, wanted)).toEqual({ at: 'unknown' })

  // Only half of it comes, and the sender has to read that it is damaged.
  await desk.receive('two', 0, bytes.subarray(0, 50), 'last')
  expect((await desk.atHand())[0]?.read).toMatchObject({ at: 'refused', code: 'damaged' })
  await desk.receive('three', 0, bytes.subarray(0, 50))
  expect(await desk.atHand()).toEqual([])

  const stick = join(folder, 'stick/b.update')
  writeFileSync(stick, bytes.subarray(0, -1))
  expect(await desk.take('take-3', LEAD, { ...wanted, id: stick })).toMatchObject({
    at: 'refused',
    refusal: { code: 'damaged' },
  })
  writeFileSync(stick, bytes)
  expect(await desk.take('take-4', LEAD, { ...wanted, id: stick, when: 'now' })).toEqual({ at: 'ordered' })
  expect(await readOrder(folder)).toMatchObject({ at: 'take', now: true })
})

test.for([
  ['while the station is open', { isClosed: false }, {}, null],
  ['while somebody is still in the hall', { isClosed: true, isEmpty: false }, {}, null],
  ['once it is closed and empty', { isClosed: true }, {}, { at: 'switch', by: 'staff-1' }],
  ['after a try that came to nothing', { isClosed: true }, { hindered: 'no-space' }, null],
] as const)(
  'what waits is switched to by itself only when nobody is there: %s',
  async ([, hall, more, asked]) => {
    const { desk, folder, is } = await openDesk(hall)
    await is({ at: 'waiting', release: named, hindered: null, time, ...more })
    await desk.look()
    expect(await readOrder(folder)).toEqual(asked === null ? null : expect.objectContaining(asked))
    // The 站长 may at any time.
    if (asked === null) expect(await desk.switchNow({ account: 'staff-2' })).toEqual({ at: 'ordered' })
  },
)

test('how an update ended stands in the ledger once, and staff are told where it came to nothing', async () => {
  const { desk, events, is } = await openDesk()
  await is({ at: 'rolled-back', release: named, why: 'device', time })
  await desk.look()
  await desk.look()
  expect(await events()).toEqual([
    { type: 'update-rolled-back', id: 'a', version: '0.2.0', by: 'staff-1', why: 'device' },
  ])
  const [trouble] = desk.troubles()
  expect(trouble && updateTroubleWords(trouble).words).toContain('原来能用的设备，新程序用不了')
  await is({ at: 'kept', release: { ...named, id: 'b' }, time })
  await desk.look()
  expect(await events()).toMatchObject([{ type: 'update-rolled-back' }, { type: 'update-kept', id: 'b' }])
  expect(desk.troubles()).toEqual([])
})
