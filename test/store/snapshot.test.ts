import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSnapshots } from '#daemon/store/snapshot.ts'
import { drafts } from '#test/support/ledger-drafts.ts'
import { memoryDisk, openMemoryLedger } from '#test/support/ledger-memory.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const FOLD = 'queue 3'
const state = { day: '2026-11-23', tickets: [{ number: 'A017', reason: '䶮' }] }

async function ledgerOf(count: number, prefix?: string) {
  const ledger = openMemoryLedger(memoryDisk())
  await ledger.append(drafts(count, prefix), 0)
  return ledger
}

test('a snapshot comes back as it was saved, the newest one', async () => {
  const folder = tempFolder()
  const snapshots = openSnapshots({ folder, ledger: await ledgerOf(5) })
  expect(await snapshots.load(FOLD)).toBeNull()
  expect(await snapshots.save({ seq: 3, foldVersion: FOLD, state })).toMatchObject({ at: 'written' })
  expect(await snapshots.load(FOLD)).toEqual({ seq: 3, state })
  await snapshots.save({ seq: 5, foldVersion: FOLD, state: { later: true } })
  expect(await snapshots.load(FOLD)).toEqual({ seq: 5, state: { later: true } })
})

test('a snapshot of another fold is not used', async () => {
  const snapshots = openSnapshots({ folder: tempFolder(), ledger: await ledgerOf(5) })
  await snapshots.save({ seq: 3, foldVersion: FOLD, state })
  expect(await snapshots.load('queue 4')).toBeNull()
  expect(await snapshots.load('queue 2')).toBeNull()
})

test('a snapshot of another ledger is not used, nor one from beyond the end of this one', async () => {
  const folder = tempFolder()
  await openSnapshots({ folder, ledger: await ledgerOf(5) }).save({ seq: 5, foldVersion: FOLD, state })
  const load = async (ledger: Awaited<ReturnType<typeof ledgerOf>>) =>
    await openSnapshots({ folder, ledger }).load(FOLD)
  expect(await load(await ledgerOf(5))).toEqual({ seq: 5, state })
  expect(await load(await ledgerOf(4))).toBeNull()
  expect(await load(await ledgerOf(5, 'other'))).toBeNull()
})

test('a snapshot with any byte cut off or any bit turned gives way to the one before it, then to a replay', async () => {
  const folder = tempFolder()
  const path = join(folder, 'snapshot.json')
  const snapshots = openSnapshots({ folder, ledger: await ledgerOf(5) })
  await snapshots.save({ seq: 3, foldVersion: FOLD, state })
  await snapshots.save({ seq: 5, foldVersion: FOLD, state })
  const whole = readFileSync(path)
  for (let i = 0; i < whole.length; i++) {
    writeFileSync(path, whole.subarray(0, i))
    expect(await snapshots.load(FOLD)).toEqual({ seq: 3, state })
    const flipped = Buffer.from(whole)
    flipped[i] = (flipped[i] ?? 0) ^ (1 << (i % 8))
    writeFileSync(path, flipped)
    expect(await snapshots.load(FOLD)).toEqual({ seq: 3, state })
  }
  writeFileSync(`${path}.prev`, 'null')
  expect(await snapshots.load(FOLD)).toBeNull()
})

test('a snapshot that cannot be written is a fault to be logged, not a stop', async () => {
  const folder = join(tempFolder(), 'missing')
  const snapshots = openSnapshots({ folder, ledger: await ledgerOf(1) })
  expect(await snapshots.save({ seq: 1, foldVersion: FOLD, state })).toEqual({
    at: 'failed',
    reason: 'ENOENT',
  })
})
