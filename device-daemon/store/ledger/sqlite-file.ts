import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs'
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import { againAt, GENESIS, isOfNewerProgram, type Link, readLink } from './chain.ts'
import type { Damage } from './port.ts'
import { consistsOf, diskReason, type DiskReason, emptyLog, inTransaction, isDuplicate } from '../sqlite.ts'

const SCHEMA_VERSION = 1
/** Newest entries whose hashes are checked at every start; `verify` checks all. */
const TAIL_ENTRIES = 512

// Measured with 1M rows (600 bytes each): a 16-byte digest as key, a key table of its own WITHOUT ROWID, pages of 8 KiB
// and a cache of 16 MiB gained nothing over the plain TEXT key, 4 KiB and 2 MiB that stand here.
const SCHEMA = `
CREATE TABLE entries (
  seq INTEGER PRIMARY KEY, command TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, bytes TEXT NOT NULL
) STRICT;
CREATE TRIGGER entries_stay BEFORE UPDATE ON entries BEGIN SELECT raise(ABORT, 'entries never change'); END;
CREATE TRIGGER entries_remain BEFORE DELETE ON entries BEGIN SELECT raise(ABORT, 'entries never go'); END;
PRAGMA user_version = ${SCHEMA_VERSION};`

/**
 * Makes the tables where there are none. Null, or why the file cannot be used. Throws what `diskReason` can name.
 * `log`: a disk without any room does not let it be emptied.
 */
export function prepareFile(
  database: DatabaseSync,
  folder: string,
  { log }: { log: 'emptied' | 'as-it-is' },
): DiskReason | 'newer-program' | null {
  // Exclusive: one process only, and the index of the log lives in memory instead of in a file that can fill the disk.
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
  if (version === 0 && consistsOf(database, '')) {
    inTransaction(database, () => database.exec(SCHEMA))
    syncFolder(folder)
  } else if (!consistsOf(database, SCHEMA)) return version > SCHEMA_VERSION ? 'newer-program' : 'corrupt'
  else if (version > SCHEMA_VERSION) {
    // A program that numbers its tables anew makes other tables or entries: over these, the number is a bit that turned.
    const tail = readTail(database)
    return tail.at === 'damaged' && isOfNewerProgram(tail.damage) ? 'newer-program' : 'corrupt'
  }
  if (log === 'as-it-is') return null
  // After a failed fsync the log may be in the page cache only; writing it out again makes sure of all that is read.
  return emptyLog(database) ? null : 'in-use'
}

const suspicionOf = (path: string) => `${path}.suspect`

/**
 * Leaves word for the next start that the file at `path` has been seen to be broken in a place that a start does not look
 * at, so that it does not open the same file again and again.
 */
export function suspect(path: string): void {
  try {
    closeSync(openSync(suspicionOf(path), 'w', 0o600))
  } catch (error) {
    // Then the next start finds out as this one did.
    if (diskReason(error) === null) throw error
  }
}

export const isSuspect = (path: string): boolean => existsSync(suspicionOf(path))

export const clearOfSuspicion = (path: string): void => rmSync(suspicionOf(path), { force: true })

/** Makes the folder's names durable. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** Puts links into a new file. How many commands came a second time: those are kept, and are found by the first. */
export function copyInto(insert: StatementSync, links: readonly Link[]): number {
  let doubled = 0
  for (const { seq, commandId, hash, bytes } of links) {
    try {
      insert.run(seq, commandId, hash, bytes)
    } catch (error) {
      if (!isDuplicate(error)) throw error
      insert.run(seq, againAt(commandId, seq), hash, bytes)
      doubled += 1
    }
  }
  return doubled
}

export const INSERT = 'INSERT INTO entries (seq, command, hash, bytes) VALUES (?, ?, ?, ?)'

/** What `linkOf` takes. */
export const COLUMNS = 'SELECT seq, command, hash, bytes FROM entries'

export function linkOf(row: Record<string, SQLOutputValue>): Link {
  const { seq, command, hash, bytes } = row
  return { seq: Number(seq), commandId: String(command), hash: String(hash), bytes: String(bytes) }
}

/** Every entry of a file, in order, also where the names in it are damaged: its only table, column by column. */
export function* linksInOrder(database: DatabaseSync): Generator<Link> {
  const table = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").get()
  if (table === undefined) return
  const name = String(table['name']).replaceAll('"', '""')
  const rows = database.prepare(`SELECT rowid, * FROM "${name}" ORDER BY rowid`)
  rows.setReturnArrays(true)
  for (const row of rows.iterate()) {
    const [seq, , command, hash, bytes] = Object.values(row)
    yield { seq: Number(seq), commandId: String(command), hash: String(hash), bytes: String(bytes) }
  }
}

/** The newest entry's place and hash, once the newest entries are seen to be whole and linked. */
export function readTail(
  database: DatabaseSync,
): { at: 'ok'; head: { seq: number; hash: string } } | { at: 'damaged'; damage: Damage } {
  const rows = database
    .prepare(`${COLUMNS} ORDER BY seq DESC LIMIT ?`)
    .all(TAIL_ENTRIES + 1)
    .map(linkOf)
  rows.reverse()
  // The one before the tail only says what the tail must link to.
  let head = (rows.length > TAIL_ENTRIES ? rows.shift() : undefined) ?? { seq: 0, hash: GENESIS }
  for (const row of rows) {
    const read = readLink(row, head.seq + 1, head.hash)
    if (read.at === 'damaged') return read
    head = row
  }
  return { at: 'ok', head: { seq: head.seq, hash: head.hash } }
}
