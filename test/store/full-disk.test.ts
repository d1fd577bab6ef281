import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStores, type Stores } from '#daemon/store/stores.ts'
import { drafts } from '#test/support/ledger-drafts.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { smallDiskUnder } from '#test/support/small-disk.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const ENTRIES = 40

async function open(folder: string, run: string, clock = manualClock()): Promise<Stores> {
  const needs = {
    program: { version: '0.0.0', events: [] },
    runtimeFolders: [run],
    projections: [],
    numbersOf: () => ({}),
  }
  const opened = await openStores(folder, needs, clock, silentLog())
  if (opened.at !== 'ok') throw new Error(JSON.stringify(opened.fault))
  return opened.stores
}

/** A folder on a small disk, whose ledger cannot be trusted: its good entries are to go into a new file. */
async function damagedOn(folder: string) {
  const before = await open(folder, tempFolder())
  await before.ledger.append(drafts(ENTRIES, 'before'), 0)
  await before.close()
  const path = join(folder, 'ledger.db')
  const bytes = readFileSync(path)
  // Within the newest entry: its hash tells.
  const at = bytes.indexOf(`before-${ENTRIES}`)
  expect(at).toBeGreaterThan(0)
  for (let from = at; from !== -1; from = bytes.indexOf(`before-${ENTRIES}`, from + 1)) bytes[from] = 0x62 ^ 1
  writeFileSync(path, bytes)
  return smallDiskUnder(folder)
}

test('a damaged ledger on a full disk gets the room of the reserve for its good entries', async () => {
  const folder = tempFolder()
  const disk = await damagedOn(folder)
  if (disk === null) return
  disk.fill()
  const stores = await open(folder, tempFolder())
  onTestFinished(() => stores.close())
  expect(await stores.ledger.head()).toBe(ENTRIES - 1)
  expect(stores.findings.salvaged).toMatchObject({ kept: ENTRIES - 1 })
  expect(stores.ledger.space()).toEqual({ at: 'reserve' })
})

test('without any room its good entries are shown from a copy, nothing is taken, and room is noticed', async () => {
  const folder = tempFolder()
  const disk = await damagedOn(folder)
  if (disk === null) return
  rmSync(join(folder, 'reserve.bin'))
  disk.fill()
  const before = readFileSync(join(folder, 'ledger.db'))
  const clock = manualClock()
  const stores = await open(folder, tempFolder(), clock)
  expect(await stores.ledger.head()).toBe(ENTRIES - 1)
  expect(stores.ledger.space()).toEqual({ at: 'full' })
  expect(await stores.ledger.append(drafts(1, 'more'), ENTRIES - 1)).toEqual({
    at: 'failed',
    reason: 'disk-full',
  })
  expect(readFileSync(join(folder, 'ledger.db'))).toEqual(before)

  let again = false
  void stores.writableAgain.then(() => (again = true))
  await clock.advance(20_000)
  expect(again).toBe(false)
  disk.makeRoom()
  await clock.advance(10_000)
  expect(again).toBe(true)
  await stores.close()
  const mended = await open(folder, tempFolder())
  expect(await mended.ledger.append(drafts(1, 'more'), ENTRIES - 1)).toMatchObject({ at: 'ok' })
  await mended.close()
})
