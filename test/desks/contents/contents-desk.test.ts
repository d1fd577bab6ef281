import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openContentsDesk } from '#daemon/desks/contents/contents-desk.ts'
import { type LaidDocument, openShownContents } from '#daemon/desks/contents/shown-contents.ts'
import { contentProjection } from '#daemon/domain/content/projection.ts'
import { areas } from '#daemon/domain/areas.ts'
import { projectionsOf } from '#daemon/domain/projection.ts'
import { openStation } from '#daemon/station.ts'
import { type ContentFiles, openContentFiles } from '#daemon/store/documents/content-files.ts'
import type { FileSystem } from '#daemon/store/file-system.ts'
import type { Ledger } from '#daemon/store/ledger/port.ts'
import { openViews } from '#daemon/store/views/views.ts'
import { failing } from '#test/support/failing-files.ts'
import { type MemoryDisk, memoryDisk, openMemoryLedger } from '#test/support/ledger-memory.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { stationParts } from '#test/support/station-in-memory.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const MORNING = Date.UTC(2026, 10, 23, 1) // 09:00 in Shanghai
const LEAD = { at: 'staff', account: 'staff-1', window: null } as const
const NOTICE = { kind: 'notice', id: 'ting-dian' } as const
const log = silentLog()

/** A daemon on a ledger, with a data folder of its own and no files of a configuration. */
async function openDaemon(
  ledger: Ledger,
  { folder = tempFolder(), files }: { folder?: string; files?: FileSystem } = {},
) {
  const clock = manualClock(MORNING)
  const station = await openStation(stationParts({ ledger, clock }))
  const projections = projectionsOf(areas).filter(
    ({ projection }) => projection.name === contentProjection.name,
  )
  const views = await openViews({ folder, projections, ledger, clock })
  const kept = openContentFiles(folder, { log, ...(files && { files }) })
  let reads = 0
  const counted: ContentFiles = {
    ...kept,
    read(sha256) {
      reads += 1
      return kept.read(sha256)
    },
  }
  let laid: readonly LaidDocument[] = []
  const shown = await openShownContents({
    station,
    timeZone: 'Asia/Shanghai',
    files: counted,
    layOver(documents) {
      laid = documents
    },
  })
  const desk = openContentsDesk({
    station,
    ledger,
    views,
    files: counted,
    shown,
    inFiles: () => [],
    check: ({ value }) =>
      JSON.stringify(value).includes('wrong') ? [{ path: ['title'], words: 'wrong', blocks: true }] : [],
    toKeep: (_which, document) => document,
    toShow: (_which, document) => ({ document, findings: [] }),
    view: () => null,
    describe: ({ id }) => ({ title: id, group: null }),
    isLeftOut: () => false,
  })
  const close = async () => {
    shown.close()
    views.close()
    await station.close()
  }
  onTestFinished(close)
  let commands = 0
  const next = () => `${folder}-${(commands += 1)}`
  return {
    desk,
    shown,
    clock,
    folder,
    reads: () => reads,
    /** What is shown over the files: title and version of each. */
    titles: () =>
      laid.map((document) =>
        document.at !== 'published'
          ? `${document.id} ${document.at}`
          : (document.choices[0]?.value as { title: string } | undefined)?.title,
      ),
    keep: (base: number | null, title: string, commandId = next()) =>
      desk.keep(commandId, LEAD, { ...NOTICE, base, document: { title } }),
    publish: (version: number, commandId = next()) =>
      desk.publish(commandId, LEAD, { ...NOTICE, version, from: null, until: null }),
  }
}

async function eventsOf(ledger: Ledger): Promise<string[]> {
  const types: string[] = []
  for await (const { events } of ledger.read(0)) types.push(...events.map(({ type }) => type))
  return types.filter((type) => type.startsWith('content-'))
}

test('a disk that is full keeps no version and shows none: the ledger hears nothing, and what was shown stays', async () => {
  const ledger = openMemoryLedger()
  const faults: string[] = []
  const { keep, publish, titles } = await openDaemon(ledger, { files: failing(faults) })
  await keep(null, 'one')
  await publish(1)
  for (const fault of ['create', 'write', 'sync', 'renameCurrent', 'syncFolder']) {
    faults.push(fault)
    expect(await keep(1, `two ${fault}`)).toEqual({ at: 'not-saved', reason: 'ENOSPC' })
  }
  expect(await eventsOf(ledger)).toEqual(['content-edited', 'content-published'])
  expect(titles()).toEqual(['one'])
  expect(await keep(1, 'two')).toMatchObject({ at: 'kept', version: 2 })
})

test('a ledger that takes nothing publishes nothing', async () => {
  const disk: MemoryDisk = memoryDisk()
  const { keep, publish, titles } = await openDaemon(openMemoryLedger(disk))
  await keep(null, 'one')
  disk.fault = { at: 'full' }
  expect(await publish(1)).toMatchObject({ at: 'done', outcome: { at: 'unavailable' } })
  disk.fault = { at: 'full' }
  expect(await keep(1, 'two')).toMatchObject({ at: 'outcome', outcome: { at: 'unavailable' } })
  expect(titles()).toEqual([])
  expect(await publish(1)).toMatchObject({ outcome: { at: 'done' } })
  expect(titles()).toEqual(['one'])
})

test('a press that is repeated after its answer was lost publishes once, even if the version would not pass any more', async () => {
  const ledger = openMemoryLedger()
  const { keep, publish, titles } = await openDaemon(ledger)
  await keep(null, 'one')
  expect(await publish(1, 'press')).toMatchObject({ at: 'done', outcome: { at: 'done', repeated: false } })
  await keep(1, 'two')
  await publish(2)
  expect(await publish(1, 'press')).toMatchObject({ at: 'done', outcome: { at: 'done', repeated: true } })
  expect(titles()).toEqual(['two'])
  expect(await keep(2, 'wrong')).toMatchObject({ at: 'kept', findings: [{ blocks: true }] })
  expect(await publish(3)).toMatchObject({ at: 'not-publishable' })
  expect(await publish(9)).toEqual({ at: 'unknown-version' })
})

test('of ten thousand versions a start reads what is published, and the newest ones are known', async () => {
  const ledger = openMemoryLedger()
  const folder = tempFolder()
  const { desk, keep, publish } = await openDaemon(ledger, { folder })
  await keep(null, 'one')
  await publish(1)
  const entries = Array.from({ length: 10_000 }, (_, i) => ({
    v: 2 as const,
    time: '2026-11-23T01:00:00.000Z',
    day: '2026-11-23',
    commandId: `written-${i}`,
    station: 'ST-1',
    node: 'node-1',
    kiosk: null,
    actor: LEAD,
    events: [
      {
        type: 'content-edited' as const,
        kind: 'notice' as const,
        id: i % 2 === 0 ? NOTICE.id : `other-${i % 100}`,
        version: i % 2 === 0 ? i / 2 + 2 : Math.floor(i / 100) + 1,
        sha256: i.toString(16).padStart(64, '0'),
        base: null,
      },
    ],
  }))
  await ledger.append(entries, await ledger.head())
  const again = await openDaemon(ledger, { folder })
  expect(again.titles()).toEqual(['one'])
  expect(again.reads()).toBe(1)
  await again.clock.advance(60_000)
  expect(again.reads()).toBe(1)
  const opened = await again.desk.open(NOTICE, { version: 1 })
  expect(opened).toMatchObject({ document: { title: 'one' }, newest: 5_001 })
  expect(await desk.list('notice')).toHaveLength(51)
})

test('two daemons on one ledger show the same once the file is there; until then the other one says what it lacks', async () => {
  const ledger = openMemoryLedger()
  const [east, west] = [await openDaemon(ledger), await openDaemon(ledger)]
  await east.keep(null, 'one')
  await east.publish(1)
  await west.shown.settled()
  expect([east.titles(), west.titles()]).toEqual([['one'], [undefined]])
  expect(east.shown.troubles()).toEqual([])
  expect(west.shown.troubles()).toMatchObject([
    { code: 'version-missing', document: 'ting-dian', version: 1 },
  ])
  expect(await west.desk.open(NOTICE, {})).toBe('not-here')
  // The second editor is at the other machine.
  expect(await west.keep(null, 'two')).toMatchObject({ at: 'changed-meanwhile', newest: 1, by: 'staff-1' })

  mkdirSync(join(west.folder, 'contents'), { recursive: true })
  for (const name of readdirSync(join(east.folder, 'contents')))
    copyFileSync(join(east.folder, 'contents', name), join(west.folder, 'contents', name))
  await west.clock.advance(5_000)
  await west.shown.settled()
  expect(west.titles()).toEqual(['one'])
  expect(west.shown.troubles()).toEqual([])
})
