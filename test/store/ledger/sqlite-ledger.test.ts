import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import type { LocalLedger } from '#daemon/store/ledger/port.ts'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import { faultyDatabase } from '#test/support/faulty-database.ts'
import { draft, drafts } from '#test/support/ledger-drafts.ts'
import { tempFolder } from '#test/support/temp-folder.ts'
import { ledgerContract } from './ledger-contract.ts'

ledgerContract('the SQLite ledger', () => {
  const path = join(tempFolder(), 'ledger.db')
  const { open, failNext } = faultyDatabase()
  return { open: () => opened(path, open), failNext, tamper: (seq, change) => tamper(path, seq, change) }
})

describe('the file of the ledger', () => {
  test('is for this user alone', async () => {
    const path = join(tempFolder(), 'ledger.db')
    const ledger = await opened(path)
    await ledger.append([draft('a')], 0)
    for (const file of [path, `${path}-wal`]) expect(statSync(file).mode & 0o777).toBe(0o600)
    await ledger.close()
  })

  test('belongs to one process: a second opener is told that it is in use', async () => {
    const path = join(tempFolder(), 'ledger.db')
    const ledger = await opened(path)
    expect(await openSqliteLedger({ path })).toEqual({ at: 'failed', reason: 'in-use' })
    expect(await ledger.append([draft('a')], 0)).toMatchObject({ at: 'ok' })
    await ledger.close()
  })

  test('that is none, or of a newer program, or in no folder, is a fault and stays as it is', async () => {
    const folder = tempFolder()
    const path = join(folder, 'ledger.db')
    writeFileSync(path, 'this was never a database, whatever its name says, and it must stay as it is')
    const before = readFileSync(path)
    expect(await openSqliteLedger({ path })).toEqual({ at: 'failed', reason: 'corrupt' })
    expect(readFileSync(path)).toEqual(before)

    const newer = join(folder, 'newer.db')
    const database = new DatabaseSync(newer)
    database.exec('PRAGMA user_version = 99')
    database.close()
    expect(await openSqliteLedger({ path: newer })).toEqual({ at: 'failed', reason: 'newer-program' })
    const nowhere = join(folder, 'missing', 'ledger.db')
    expect(await openSqliteLedger({ path: nowhere })).toEqual({ at: 'failed', reason: 'cannot-open' })
  })

  test.for<[string, number, (bytes: string) => string | null]>([
    ['altered', 700, (bytes) => bytes.replace('A001', 'A002')],
    ['torn', 700, (bytes) => bytes.slice(0, -1)],
    ['altered', 500, (bytes) => bytes.replace('A001', 'A002')],
    ['removed', 650, () => null],
  ])('with one of its newest entries %s (%i) does not open, and says which', async ([, seq, change]) => {
    const path = join(tempFolder(), 'ledger.db')
    const ledger = await opened(path)
    await ledger.append(drafts(700), 0)
    await ledger.close()
    tamper(path, seq, change)
    expect(await openSqliteLedger({ path })).toMatchObject({ at: 'damaged', damage: { seq } })
  })

  test('lets no statement change or remove an entry', async () => {
    const path = join(tempFolder(), 'ledger.db')
    const ledger = await opened(path)
    await ledger.append([draft('a')], 0)
    await ledger.close()
    const database = new DatabaseSync(path)
    expect(() => database.exec("UPDATE entries SET bytes = ''")).toThrow('never change')
    expect(() => database.exec('DELETE FROM entries')).toThrow('never go')
    database.close()
  })

  test('grows by as many pages for the 20,000th entry as for the 1,000th', async () => {
    const path = join(tempFolder(), 'ledger.db')
    const pagesForOne = async () => {
      // Opening empties the log, so that its size is what one append wrote.
      const ledger = await opened(path)
      const seq = await ledger.head()
      await ledger.append([draft(`one-${seq}`)], seq)
      const pages = Math.round((statSync(`${path}-wal`).size - 32) / (4096 + 24))
      await ledger.close()
      return pages
    }
    const fill = async (to: number) => {
      const ledger = await opened(path)
      for (let seq = await ledger.head(); seq < to; seq = await ledger.head())
        await ledger.append(drafts(Math.min(1000, to - seq), `fill-${seq}`), seq)
      await ledger.close()
    }
    await fill(1000)
    const small = await pagesForOne()
    await fill(20_000)
    expect(await pagesForOne()).toBeLessThanOrEqual(small + 1)
    expect(small).toBeLessThanOrEqual(6)
  })
})

async function opened(path: string, open?: (path: string) => DatabaseSync): Promise<LocalLedger> {
  const result = await openSqliteLedger({ path, ...(open && { open }) })
  if (result.at !== 'ok') throw new Error(JSON.stringify(result))
  return result.ledger
}

function tamper(path: string, seq: number, change: (bytes: string) => string | null): void {
  const database = new DatabaseSync(path)
  database.exec('DROP TRIGGER entries_stay; DROP TRIGGER entries_remain')
  const bytes = change(
    String(database.prepare('SELECT bytes FROM entries WHERE seq = ?').get(seq)?.['bytes']),
  )
  if (bytes === null) database.prepare('DELETE FROM entries WHERE seq = ?').run(seq)
  else database.prepare('UPDATE entries SET bytes = ? WHERE seq = ?').run(bytes, seq)
  database.close()
}
