import { cp, mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Log } from '#daemon/log.ts'
import type { Document } from './documents/document.ts'
import { codeOrThrow } from './file-system.ts'
import type { LocalLedger } from './ledger/port.ts'

/** Not needed to show what is there: room, keys, locks, pictures, which are read where they lie, and what was set aside. */
const LEFT_OUT = /^(reserve\.bin|keys\.db|lock\.db|photos$|media$|.*\.(broken|lost)-)/

/**
 * A copy of a data folder in which the system lets nothing be written, so that what is there can be opened and shown; null
 * where there is no place for it. `folders`: where it may lie, the best one first.
 */
export async function copyForReading(
  folder: string,
  { folders, log }: { folders: readonly string[]; log: Log },
): Promise<string | null> {
  for (const place of [...folders, tmpdir()]) {
    const copy = join(place, 'read-only-data')
    try {
      // One of a daemon that was killed.
      await rm(copy, { recursive: true, force: true })
      await mkdir(copy, { recursive: true, mode: 0o700 })
      await cp(folder, copy, { recursive: true, filter: (path) => !LEFT_OUT.test(basename(path)) })
      log.fatal({ folder, copy }, 'the data folder is read-only: a copy is shown, and nothing is written')
      return copy
    } catch (error) {
      log.warn({ place, reason: codeOrThrow(error) }, 'no copy of the data folder here')
    }
  }
  return null
}

/** A ledger that is read and takes nothing. */
export function readOnlyLedger(ledger: LocalLedger): LocalLedger {
  return {
    ...ledger,
    append: async (_drafts, expectedSeq) => {
      const seq = await ledger.head()
      if (expectedSeq !== seq) return { at: 'conflict', accepted: 0, seq }
      return { at: 'failed', reason: 'disk-read-only' }
    },
    space: () => ({ at: 'read-only' }),
  }
}

/** A document that is read and takes no change. */
export function readOnlyDocument<T>({ data }: Document<T>): Document<T> {
  return { data, update: async () => ({ at: 'failed', reason: 'disk-read-only' }) }
}
