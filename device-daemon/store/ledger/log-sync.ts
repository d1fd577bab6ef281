import { close, fsync, openSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Clock } from '#daemon/clock.ts'
import type { Database } from '../sqlite.ts'

/**
 * A commit that takes longer makes the disk a slow one: a person who waits for a screen or a printer notices. A sound disk
 * takes 0.2 to 5 ms.
 */
const SLOW_MS = 50
/** Takes no longer on a sound disk. */
const QUICK_MS = 10
/** So many quick ones in a row make it a sound disk again. */
const QUICK_SYNCS = 20
/** Pages in the log at which the engine carries it over, which syncs twice: rarely while that is slow (32 MB). */
const PAGES_WHILE_SLOW = 8_000
const PAGES = 1_000

export type SyncFile = (path: string) => { sync(): Promise<void>; close(): Promise<void> }

/** Syncs a file in a thread of its own. */
export const syncBeside: SyncFile = (path) => {
  const file = openSync(path, 'r')
  return { sync: () => promisify(fsync)(file), close: () => promisify(close)(file) }
}

export type LogSync = {
  /** Runs a transaction; resolves once what it wrote is durable. Rejects as `work` throws, or with the fault of the sync. */
  durably(work: () => void): Promise<void>
  /** Of the syncs beside the work; the database is its owner's. */
  close(): Promise<void>
}

/**
 * Makes commits durable. The engine syncs its log within each commit, and nothing else runs meanwhile: on a sound disk
 * that is quickest (a thread beside costs 15 % more at the median). While the disk is slow the engine leaves that out,
 * and the log is synced beside the work: screens, live streams and devices go on, and the commit is answered later.
 */
export function openLogSync(
  database: Database,
  { path, clock, syncFile }: { path: string; clock: Pick<Clock, 'monotonic'>; syncFile: SyncFile },
): LogSync {
  let beside: ReturnType<SyncFile> | null = null
  let quick = 0

  async function timed(work: () => void | Promise<void>): Promise<number> {
    const began = clock.monotonic()
    await work()
    return clock.monotonic() - began
  }

  function becomeSlow(): void {
    database.exec(`PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = ${PAGES_WHILE_SLOW}`)
    beside = syncFile(`${path}-wal`)
    quick = 0
  }

  async function becomeSound(of: ReturnType<SyncFile>): Promise<void> {
    database.exec(`PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = ${PAGES}`)
    beside = null
    await of.close()
  }

  return {
    async durably(work) {
      if (beside === null) {
        if ((await timed(work)) > SLOW_MS) becomeSlow()
        return
      }
      const of = beside
      work()
      quick = (await timed(of.sync)) <= QUICK_MS ? quick + 1 : 0
      if (quick >= QUICK_SYNCS) await becomeSound(of)
    },
    close: async () => beside?.close(),
  }
}
