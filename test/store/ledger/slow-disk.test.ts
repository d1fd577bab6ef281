import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { SyncFile } from '#daemon/store/ledger/log-sync.ts'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import { draft } from '#test/support/ledger-drafts.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

/** Far more than a commit may take. */
const SLOW_MS = 800

/** A ledger on a disk whose syncs take `takes` ms: within a commit nothing else runs; beside it a test says when they end. */
async function onSlowDisk() {
  let elapsed = 0
  const clock = { ...manualClock(), monotonic: () => elapsed }
  const disk = { takes: SLOW_MS }
  const syncs: { end(fault?: Error): void }[] = []
  const open = (path: string) => {
    const database = new DatabaseSync(path)
    const exec = database.exec.bind(database)
    const syncsWithin = () => database.prepare('PRAGMA synchronous').get()?.['synchronous'] === 2
    database.exec = (sql) => {
      if (sql === 'COMMIT' && syncsWithin()) elapsed += disk.takes
      exec(sql)
    }
    return database
  }
  const syncFile: SyncFile = () => ({
    sync: () =>
      new Promise((done, failed) => {
        syncs.push({
          end(fault) {
            elapsed += disk.takes
            if (fault === undefined) done()
            else failed(fault)
          },
        })
      }),
    close: async () => {},
  })
  const opened = await openSqliteLedger({ path: join(tempFolder(), 'ledger.db'), clock, open, syncFile })
  if (opened.at !== 'ok') throw new Error(opened.at)
  const { ledger } = opened
  onTestFinished(() => ledger.close())
  // The first one is waited for: only then it is known how slow the disk is.
  expect(await ledger.append([draft('first')], 0)).toMatchObject({ at: 'ok', seq: 1 })
  return { ledger, disk, syncs }
}

async function idsIn(entries: AsyncIterable<{ commandId: string }>): Promise<string[]> {
  const ids: string[] = []
  for await (const { commandId } of entries) ids.push(commandId)
  return ids
}

describe('while a slow disk makes an entry durable', () => {
  test('everything else goes on, nobody sees the entry yet, and the next one waits', async () => {
    const { ledger, syncs } = await onSlowDisk()
    const told: string[] = []
    ledger.watch(1, (entries) => told.push(...entries.map(({ commandId }) => commandId)))
    let answered = 0
    const second = ledger.append([draft('second')], 1).finally(() => (answered += 1))
    const third = ledger.append([draft('third')], 2).finally(() => (answered += 1))
    for (let turns = 0; turns < 10; turns++) await nextTurn()
    expect(syncs).toHaveLength(1)
    expect(answered).toBe(0)
    expect(await ledger.head()).toBe(1)
    expect(await ledger.find('second')).toBeUndefined()
    expect(await ledger.find('first')).toMatchObject({ seq: 1 })
    expect(await idsIn(ledger.read(0))).toEqual(['first'])
    expect(told).toEqual([])
    syncs[0]?.end()
    expect(await second).toMatchObject({ at: 'ok', seq: 2 })
    for (let turns = 0; turns < 10; turns++) await nextTurn()
    expect(told).toEqual(['second'])
    syncs[1]?.end()
    expect(await third).toMatchObject({ at: 'ok', seq: 3 })
    expect(await ledger.verify()).toEqual({ at: 'whole', entries: 3 })
  })

  test('a new file for the ledger waits for it, and has it', async () => {
    const { ledger, syncs } = await onSlowDisk()
    const second = ledger.append([draft('second')], 1)
    const renewed = ledger.renew(() => nextTurn())
    for (let turns = 0; turns < 10; turns++) await nextTurn()
    syncs[0]?.end()
    expect(await second).toMatchObject({ at: 'ok' })
    expect(await renewed).toMatchObject({ at: 'renewed' })
    expect(await idsIn(ledger.read(0))).toEqual(['first', 'second'])
  })

  test('and cannot, nothing is acknowledged, and nothing more goes in until a new start', async () => {
    const { ledger, syncs } = await onSlowDisk()
    const second = ledger.append([draft('second')], 1)
    await nextTurn()
    syncs[0]?.end(Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fsync' }))
    expect(await second).toEqual({ at: 'failed', reason: 'disk-io' })
    expect(ledger.space()).toEqual({ at: 'doubtful', reason: 'disk-io' })
    expect(await ledger.find('second')).toBeUndefined()
    expect(await ledger.append([draft('third')], 1)).toMatchObject({ at: 'failed' })
  })
})

test('a disk that is quick again is waited for again within the commit, which is quicker there', async () => {
  const { ledger, disk, syncs } = await onSlowDisk()
  disk.takes = 1
  let seq = 1
  for (let i = 0; i < 40; i++) {
    const appended = ledger.append([draft(`quick-${i}`)], seq)
    await nextTurn()
    syncs.at(-1)?.end()
    expect(await appended).toMatchObject({ at: 'ok', seq: (seq += 1) })
  }
  const besides = syncs.length
  expect(besides).toBeLessThan(40)
  disk.takes = SLOW_MS
  expect(await ledger.append([draft('slow')], seq)).toMatchObject({ at: 'ok' })
  expect(syncs).toHaveLength(besides)
  const next = ledger.append([draft('beside')], seq + 1)
  await nextTurn()
  expect(syncs).toHaveLength(besides + 1)
  syncs.at(-1)?.end()
  expect(await next).toMatchObject({ at: 'ok' })
})
