import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { errorCode } from './file-system.ts'

/** An open database of the embedded engine; who only opens one or hands it on names no more of the engine than this. */
export type Database = DatabaseSync

/** A fault of disk or file that an operator meets, never a bug of ours. */
export type DiskReason =
  | 'disk-full'
  | 'disk-io'
  | 'disk-read-only'
  | 'in-use'
  | 'corrupt'
  | 'cannot-open'
  | 'out-of-memory'

// Primary result codes, https://www.sqlite.org/rescode.html
const REASONS: ReadonlyMap<number, DiskReason> = new Map([
  [5, 'in-use'],
  [6, 'in-use'],
  [7, 'out-of-memory'],
  [8, 'disk-read-only'],
  [10, 'disk-io'],
  [11, 'corrupt'],
  [13, 'disk-full'],
  [14, 'cannot-open'],
  [15, 'in-use'],
  [26, 'corrupt'],
])

/** The code of this one is that of wrong SQL: a bit turned in the header, which every engine of today reads. */
const UNKNOWN_FORMAT = 'unsupported file format'

/** The same, by the system's own names. */
export const SYSTEM_REASONS: ReadonlyMap<string, DiskReason> = new Map([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EROFS', 'disk-read-only'],
  ['EIO', 'disk-io'],
])

/** What the disk did, or null where the error is a bug (wrong SQL, a broken constraint) that must be thrown on. */
export function diskReason(error: unknown): DiskReason | null {
  if (!(error instanceof Error)) return null
  if ('errcode' in error && typeof error.errcode === 'number')
    return error.message === UNKNOWN_FORMAT ? 'corrupt' : (REASONS.get(error.errcode & 0xff) ?? null)
  const code = errorCode(error)
  return code === null ? null : (SYSTEM_REASONS.get(code) ?? 'cannot-open')
}

/** Whether a write was refused, before any sync: of a transaction that ends so, nothing is in. */
export function isRefusedWrite(error: unknown): boolean {
  // SQLITE_IOERR_WRITE
  return error instanceof Error && 'errcode' in error && error.errcode === 778
}

/** Whether a UNIQUE or PRIMARY KEY constraint stood against the statement. */
export function isDuplicate(error: unknown): boolean {
  // SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY
  return error instanceof Error && 'errcode' in error && (error.errcode === 2067 || error.errcode === 1555)
}

/** Opens or makes a database that only this user can read. Throws what `diskReason` can name. */
export function openDatabase(path: string): Database {
  closeSync(openSync(path, 'a', 0o600))
  return new DatabaseSync(path)
}

/** Moves everything from the log into the database, durably, and empties the log. False while something reads. */
export function emptyLog(database: Database): boolean {
  return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0
}

/** Tables and indexes of a database as they were asked for, line breaks apart. */
function madeOf(database: Database): string {
  const rows = database.prepare(
    "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index') ORDER BY sql",
  )
  return rows
    .all()
    .map(({ sql }) => String(sql).replaceAll(/\s+/g, ' '))
    .join('; ')
}

/** Whether a database consists of the tables and indexes that `schema` makes; a bit that turns in a column's name is no damage to the engine. */
export function consistsOf(database: Database, schema: string): boolean {
  return madeOf(database) === wantedBy(schema)
}

const wanted = new Map<string, string>()

/** As the engine itself keeps what `schema` makes; worked out once. */
function wantedBy(schema: string): string {
  const known = wanted.get(schema)
  if (known !== undefined) return known
  const model = new DatabaseSync(':memory:')
  model.exec(schema)
  const made = madeOf(model)
  model.close()
  wanted.set(schema, made)
  return made
}

/**
 * Whether a database has a table of this name, as the engine itself understands it: by the statement that made the table,
 * whatever a turned bit has made of the name that stands beside it.
 */
export function hasTable(database: Database, name: string): boolean {
  return database.prepare('SELECT 1 FROM pragma_table_info(?)').get(name) !== undefined
}

/**
 * Moves into the database what of the log can be moved at once, so that the file by itself is whole up to the newest
 * commit. False while something reads.
 */
export function carryLogOver(database: Database): boolean {
  return database.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()?.['busy'] === 0
}

/** More faults tell nothing more. */
const FAULTS_MAX = 5

/**
 * What the engine finds wrong in the file at `path` (damaged pages, an index that does not fit its table); empty where it
 * is sound. The log beside it is left out, and no lock is asked for: the file must not be written meanwhile. Throws what
 * `diskReason` can name.
 */
export function faultsInFile(path: string): string[] {
  const url = pathToFileURL(path)
  // The one who works with the file keeps it locked: https://www.sqlite.org/uri.html#uriimmutable
  url.searchParams.set('immutable', '1')
  const database = new DatabaseSync(url, { readOnly: true })
  try {
    return database
      .prepare(`PRAGMA integrity_check(${FAULTS_MAX})`)
      .all()
      .map(({ integrity_check: line }) => String(line))
      .filter((line) => line !== 'ok')
  } finally {
    database.close()
  }
}

/** Runs `work` in one transaction; on any error nothing of it stays, and the error goes on. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
