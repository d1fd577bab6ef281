import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { areas } from '#daemon/domain/areas.ts'
import { packsProjection } from '#daemon/domain/packs/projection.ts'
import { projectionsOf } from '#daemon/domain/projection.ts'
import { openFoundPacks } from '#daemon/desks/packs/found-packs.ts'
import { packTodo } from '#daemon/desks/packs/pack-todo.ts'
import { openPacksDesk } from '#daemon/desks/packs/packs-desk.ts'
import { openShownPack } from '#daemon/desks/packs/shown-pack.ts'
import { openStation } from '#daemon/station.ts'
import { openContentFiles } from '#daemon/store/documents/content-files.ts'
import type { FileSystem } from '#daemon/store/file-system.ts'
import type { Ledger } from '#daemon/store/ledger/port.ts'
import { checkPack, packFile, partsOfKept, readPack } from '#daemon/store/packs/pack.ts'
import { newKeyPair } from '#daemon/store/packs/pack-keys.ts'
import { openViews } from '#daemon/store/views/views.ts'
import { failing } from '#test/support/failing-files.ts'
import { memoryDisk, openMemoryLedger } from '#test/support/ledger-memory.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { stationParts } from '#test/support/station-in-memory.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const MORNING = Date.UTC(2026, 10, 23, 1) // 09:00 in Shanghai
const LATE = Date.UTC(2026, 10, 23, 15, 59, 50) // ten seconds before midnight
const LEAD = { at: 'staff', account: 'staff-1', window: null } as const
const keys = newKeyPair()
const trusted = [{ name: '示例市', key: keys.publicKey }]
const log = silentLog()
let commands = 0

/** A pack of one guide that says its version. */
const pack = (version: number, effectiveFrom = '2026-01-01') =>
  packFile(
    { issuer: '示例市', key: keys.publicKey, version, effectiveFrom },
    { 'guide/1': { seq: 1, fee: `第 ${version} 号` } },
    keys.privateKey,
  )

/** A daemon on a ledger, with a data folder of its own. */
async function openDaemon(
  ledger: Ledger,
  {
    folder = tempFolder(),
    files,
    stick = tempFolder(),
    at = MORNING,
  }: { folder?: string; files?: FileSystem; stick?: string; at?: number } = {},
) {
  const clock = manualClock(at)
  const station = await openStation(stationParts({ ledger, clock }))
  const projections = projectionsOf(areas).filter(
    ({ projection }) => projection.name === packsProjection.name,
  )
  const views = await openViews({ folder, projections, ledger, clock })
  const kept = openContentFiles(folder, { log, ...(files && { files }) })
  let stands: Readonly<Record<string, unknown>> = {}
  const shown = await openShownPack({
    station,
    files: kept,
    partsOf: partsOfKept,
    standOn(of) {
      stands = of === null ? {} : of.parts
    },
  })
  const found = openFoundPacks({
    folders: [stick],
    ending: '.pack.json',
    maxBytes: 100_000,
    read: (bytes) =>
      bytes === null ? ({ at: 'refused', code: 'too-large' } as const) : readPack(bytes, trusted),
  })
  const desk = openPacksDesk({
    station,
    views,
    files: kept,
    shown,
    found: found.look,
    read: (bytes) => readPack(bytes, trusted),
    readKept: (document) => checkPack(document, trusted),
    trustOf: () => 'configured',
    parts: () => stands,
    ownPart: () => undefined,
    check: () => ({ faults: [], notShown: [], lapsed: [] }),
    titleOf: (part) => part,
    isEdited: () => false,
  })
  onTestFinished(async () => {
    shown.close()
    views.close()
    await station.close()
  })
  return {
    desk,
    shown,
    clock,
    folder,
    stands: () => stands['guide/1'],
    async take(bytes: Buffer, reason: string | null = null) {
      const offered = desk.offer(bytes)
      if (offered.at === 'refused') throw new Error(offered.refusal.code)
      const { sha256 } = offered.about
      return desk.take(`take-pack-${(commands += 1)}`, LEAD, { sha256, reason })
    },
  }
}

const shows = (version: number) => ({ seq: 1, fee: `第 ${version} 号` })

test('on a full disk, or with a ledger that takes nothing, what is shown stays, and the pack can be taken later', async () => {
  const disk = memoryDisk()
  const faults: string[] = []
  const daemon = await openDaemon(openMemoryLedger(disk), { files: failing(faults) })
  await daemon.take(pack(1))
  expect(daemon.stands()).toEqual(shows(1))
  for (const fault of ['create', 'write', 'sync', 'renameCurrent', 'syncFolder']) {
    faults.push(fault)
    expect(await daemon.take(pack(2))).toEqual({ at: 'not-saved', reason: 'ENOSPC' })
    expect(daemon.stands()).toEqual(shows(1))
  }
  disk.fault = { at: 'full' }
  expect(await daemon.take(pack(2))).toMatchObject({ outcome: { at: 'unavailable' } })
  expect(daemon.stands()).toEqual(shows(1))
})

test('after a kill at any instant the station stands on the old one or on the new one, whole', async () => {
  const ledger = openMemoryLedger()
  const first = await openDaemon(ledger)
  await first.take(pack(1))
  // Killed before the ledger heard of it: its file is there, and nobody stands on it.
  await openContentFiles(first.folder, { log }).save(JSON.parse(pack(2).toString()))
  const second = await openDaemon(ledger, { folder: first.folder })
  expect(second.stands()).toEqual(shows(1))
  // Killed right after: the entry stands, and nothing was shown of it yet.
  await second.take(pack(3))
  const third = await openDaemon(ledger, { folder: first.folder })
  expect(third.stands()).toEqual(shows(3))
})

test('a file that is lost or damaged leaves the one before it, is told, and can be sent up again', async () => {
  const ledger = openMemoryLedger()
  const { folder, take } = await openDaemon(ledger)
  await take(pack(1))
  const taken = await take(pack(2))
  expect(taken).toMatchObject({ outcome: { at: 'done' } })
  for (const name of readdirSync(join(folder, 'contents')))
    if (name.startsWith(sumOf(pack(2)))) writeFileSync(join(folder, 'contents', name), '{}')
  const { stands, shown } = await openDaemon(ledger, { folder })
  expect(stands()).toEqual(shows(1))
  expect(shown.troubles()).toMatchObject([{ code: 'pack-damaged', version: 2 }])
  await openContentFiles(folder, { log }).save(JSON.parse(pack(2).toString()))
  await shown.settled()
  expect([stands(), shown.troubles()]).toEqual([shows(2), []])
})

const sumOf = (bytes: Buffer): string => {
  const read = readPack(bytes, trusted)
  return read.at === 'sound' ? read.sha256 : ''
}

test('a pack on a stick is something to do, until it is taken or the stick is gone', async () => {
  const stick = tempFolder()
  const { desk } = await openDaemon(openMemoryLedger(), { stick })
  const found = async () => packTodo(await desk.atHand()).map(({ version, folder }) => [version, folder])
  expect(await found()).toEqual([])
  const deep = join(stick, 'user', 'STICK')
  mkdirSync(deep, { recursive: true })
  writeFileSync(join(deep, 'one.pack.json'), pack(1))
  writeFileSync(join(deep, 'two.pack.json'), pack(2))
  writeFileSync(join(deep, 'other.json'), pack(9))
  writeFileSync(join(deep, 'bad.pack.json'), 'not one')
  writeFileSync(join(deep, 'big.pack.json'), Buffer.alloc(200_000, ' '))
  expect(await found()).toEqual([[2, deep]])
  const atHand = (await desk.atHand()).map((one) =>
    one.at === 'refused' ? `${one.name} ${one.refusal.code}` : `${one.name} ${one.order}`,
  )
  expect(atHand).toEqual([
    'bad.pack.json no-pack',
    'big.pack.json too-large',
    'one.pack.json first',
    'two.pack.json first',
  ])
  await desk.take('take-two', LEAD, { sha256: sumOf(pack(2)), reason: null })
  expect(await found()).toEqual([])
  rmSync(deep, { recursive: true })
  expect(await desk.atHand()).toEqual([])
})

test('one that is for a later day is shown from that day on', async () => {
  const { take, stands, desk, clock, shown } = await openDaemon(openMemoryLedger(), { at: LATE })
  await take(pack(1))
  await take(pack(2, '2026-11-24'))
  expect(stands()).toEqual(shows(1))
  expect([desk.stands()?.version, desk.next()?.version]).toEqual([1, 2])
  await clock.advance(20_000)
  await shown.settled()
  expect(stands()).toEqual(shows(2))
  expect(desk.next()).toBeNull()
})
