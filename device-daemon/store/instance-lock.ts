import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '#daemon/clock.ts'
import { type Database, type DiskReason, diskReason, openDatabase } from './sqlite.ts'

const WAIT_MS = 5000
const RETRY_EVERY_MS = 50

/** `taken`: another daemon serves this data folder. main.ts exits 69 for it and for `failed`. */
export type InstanceLock =
  | { at: 'held'; release(): void }
  | { at: 'taken' }
  | { at: 'failed'; reason: DiskReason }

/**
 * Takes the data folder for this process, waiting up to 5 s for a daemon that is just ending. The lock is the kernel's
 * (SQLite's exclusive lock on lock.db): it goes with the process, however that ends, and leaves nothing stale.
 */
export async function takeInstanceLock(folder: string, clock: Clock): Promise<InstanceLock> {
  const until = clock.monotonic() + WAIT_MS
  let database: Database | undefined
  const path = join(folder, 'lock.db')
  try {
    database = openDatabase(path)
    for (;;) {
      const reason = tryLock(database)
      if (reason === 'corrupt') {
        // The file holds nothing, only its lock counts. Emptied in place it stays the same file to another daemon, and a
        // running one would have answered `in-use` first.
        database.close()
        truncateSync(path)
        database = openDatabase(path)
        continue
      }
      if (reason === null) {
        const held = database
        return { at: 'held', release: () => held.close() }
      }
      if (reason !== 'in-use' || clock.monotonic() >= until) {
        database.close()
        return reason === 'in-use' ? { at: 'taken' } : { at: 'failed', reason }
      }
      await new Promise<void>((resolve) => {
        clock.after(RETRY_EVERY_MS, resolve)
      })
    }
  } catch (error) {
    if (database?.isOpen === true) database.close()
    const reason = diskReason(error)
    if (reason === null) throw error
    return { at: 'failed', reason }
  }
}

function tryLock(database: Database): DiskReason | null {
  try {
    // The engine begins with a journal for the first page, and a full disk does not take it. Nothing is ever committed.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return null
  } catch (error) {
    const reason = diskReason(error)
    if (reason === null) throw error
    return reason
  }
}
