import { hash } from 'node:crypto'
import { type Database, hasTable, inTransaction } from '../sqlite.ts'

export const KEY_BYTES = 32

// Keys are only ever appended and overwritten in place, never deleted or moved: moving cells between pages would leave
// copies behind that no later deletion reaches. A key of zeros stands for a forgotten one. Checksums stand in a table of
// their own, so that older files get them without a key being moved.
const KEYS = `
CREATE TABLE keys (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, key BLOB NOT NULL) STRICT;`
const SUMS = `
CREATE TABLE sums (id INTEGER PRIMARY KEY, sum TEXT NOT NULL) STRICT;`
export const TABLES = KEYS + SUMS
/** An earlier program kept the keys of days here, beside what they were to protect. */
const WITHOUT_DAYS = `
UPDATE keys SET key = zeroblob(${KEY_BYTES}) WHERE name LIKE 'day/%';
DROP TABLE closed;`
export const FORGOTTEN: Buffer = Buffer.alloc(KEY_BYTES)
/** Stands among the names of a file that was mended without all of its keys; a record's begins with `record/`. */
export const SOME_LOST = 'some-lost'

/** Alone with the file, every commit durable, and nothing left behind where something was overwritten. */
export function workWith(database: Database): void {
  database.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;`)
}

export function bringUpToDate(database: Database): void {
  if (hasTable(database, 'closed')) database.exec(WITHOUT_DAYS)
  if (hasTable(database, 'sums')) return
  database.exec(SUMS)
  const insert = database.prepare('INSERT INTO sums VALUES (?, ?)')
  for (const { id, name, key } of database.prepare('SELECT id, name, key FROM keys').all())
    insert.run(Number(id), sumOf(String(name), bytesOf(key)))
}

/** Whole or not at all: half of the tables would be more than the next start could tell from damage. */
export function makeTables(database: Database): void {
  inTransaction(database, () => database.exec(TABLES))
}

export function isSound(database: Database): boolean {
  return database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'] === 'ok'
}

/** Read row by row, not by an index, which may be damaged. */
export const ROWS = 'SELECT keys.id, name, key, sum FROM keys NOT INDEXED LEFT JOIN sums USING (id)'

/** The same by the index of names; what it finds has to fit, and what it does not find may be there all the same. */
export const ROWS_BY_INDEX = 'SELECT keys.id, name, key, sum FROM keys LEFT JOIN sums USING (id)'

export type Row = Readonly<Record<string, unknown>>

/**
 * A bit that turned in a key would make it another one, and nothing sealed with it would open again; one beside it makes
 * it a text.
 */
export const fits = ({ name, key, sum }: Row): boolean =>
  key instanceof Uint8Array && sumOf(String(name), key) === sum

export const sumOf = (name: string, key: Uint8Array): string =>
  hash('sha256', Buffer.concat([Buffer.from(`${name} `), key]))

export function bytesOf(key: unknown): Uint8Array {
  if (key instanceof Uint8Array) return key
  throw new TypeError('a key is a blob')
}
