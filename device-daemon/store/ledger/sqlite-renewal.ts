import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { systemFiles } from '../file-system.ts'
import { WITH_LOGS } from '../set-aside.ts'
import { inTransaction, openDatabase } from '../sqlite.ts'
import type { Link } from './chain.ts'
import { copyInto, INSERT, prepareFile, syncFolder } from './sqlite-file.ts'

const WHOLE = ['', ...WITH_LOGS]

/** A new ledger file beside the one that is in use. Every call throws what `diskReason` can name. */
export type Successor = {
  /** Takes entries that follow those it has. */
  add(links: readonly Link[]): void
  /**
   * Makes it durable and puts it in the place of the old file, which nobody may have open any more. `aside`: the
   * old one's new name; `doubled`: commands that stood in it twice. Cut off anywhere between, the next start has one of the two whole.
   */
  takeOver(): { aside: string; doubled: number }
  /** Removes it, unless it has taken over. */
  discard(): void
}

/** Begins a successor of the ledger at `path`. */
export function openSuccessor(path: string): Successor {
  const fresh = `${path}.fresh`
  const remove = () => WHOLE.forEach((companion) => rmSync(fresh + companion, { force: true }))
  remove()
  const database = openDatabase(fresh)
  prepareFile(database, dirname(fresh), { log: 'emptied' })
  // It counts only once it is whole, and then it is synced as a whole.
  database.exec('PRAGMA synchronous = OFF')
  const insert = database.prepare(INSERT)
  let doubled = 0
  return {
    add(links) {
      doubled += inTransaction(database, () => copyInto(insert, links))
    },
    takeOver() {
      database.close()
      const file = openSync(fresh, 'r+')
      fsyncSync(file)
      closeSync(file)
      const aside = `${path}.broken-${systemFiles.unique()}`
      for (const companion of WHOLE)
        if (existsSync(path + companion)) renameSync(path + companion, aside + companion)
      renameSync(fresh, path)
      syncFolder(dirname(path))
      return { aside, doubled }
    },
    discard() {
      if (!database.isOpen) return
      database.close()
      remove()
    },
  }
}
