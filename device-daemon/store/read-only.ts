import { existsSync } from 'node:fs'
import { cp, mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Log } from '#daemon/log.ts'
import type { Document } from './documents/document.ts'
import { codeOrThrow } from './file-system.ts'
import type { LocalLedger, Space } from './ledger/port.ts'
import type { DiskReason } from './sqlite.ts'

/** Not needed to show what is there: room, keys, locks, pictures, which are read where they lie, and what was set aside. */
const LEFT_OUT = /^(reserve\.bin|keys\.db|lock\.db|photos$|media$|.*\.(broken|lost)-)/

/** How the ledger stands on a disk that takes nothing, by what the disk says. */
const SPACE_OF = {
  'disk-full': { at: 'full' },
  'disk-read-only': { at: 'read-only' },
  'disk-io': { at: 'failing' },
} as const satisfies Partial<Record<DiskReason, Space>>

/** Why a data folder takes nothing. */
export type TakesNothing = keyof typeof SPACE_OF

export const takesNothing = (reason: string | null): reason is TakesNothing =>
  reason !== null && Object.hasOwn(SPACE_OF, reason)

/**
 * A copy of a data folder that takes nothing, so that what is there can be opened and shown; null where there is no place for
 * it. `folders`: where it may lie, the best one first.
 */
export async function copyForReading(
  folder: string,
  { folders, reason, log }: { folders: readonly string[]; reason: TakesNothing; log: Log },
): Promise<string | null> {
  for (const place of [...folders, tmpdir()]) {
    const copy = join(place, 'read-only-data')
    try {
      // One of a daemon that was killed.
      await rm(copy, { recursive: true, force: true })
      await mkdir(copy, { recursive: true, mode: 0o700 })
      // A disk that was full before the first start does not even take the folder.
      if (existsSync(folder))
        await cp(folder, copy, { recursive: true, filter: (path) => !LEFT_OUT.test(basename(path)) })
      log.fatal(
        { folder, copy, reason },
        'the data folder takes nothing: a copy is shown, and nothing is kept',
      )
      return copy
    } catch (error) {
      log.warn({ place, reason: codeOrThrow(error) }, 'no copy of the data folder here')
      // Half of it would take the room, which may be the machine's memory, from all else.
      await rm(copy, { recursive: true, force: true })
    }
  }
  return null
}

/** A ledger that is read and takes nothing. */
export function readOnlyLedger(ledger: LocalLedger, reason: TakesNothing): LocalLedger {
  const space = SPACE_OF[reason]
  return {
    ...ledger,
    append: async (_drafts, expectedSeq) => {
      const seq = await ledger.head()
      if (expectedSeq !== seq) return { at: 'conflict', accepted: 0, seq }
      return { at: 'failed', reason }
    },
    space: () => space,
  }
}

/** A document that is read and takes no change. */
export function readOnlyDocument<T>({ data }: Document<T>, reason: TakesNothing): Document<T> {
  return { data, update: async () => ({ at: 'failed', reason }) }
}
