import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Database, diskReason, emptyLog, inTransaction, openDatabase } from '../sqlite.ts'
import { bytesOf, fits, FORGOTTEN, makeTables, ROWS, type Row, SOME_LOST, sumOf } from './key-file.ts'

/** What became of a damaged key file. `aside`: its name now. `lost`: whether keys of it could not be carried over. */
export type Mended = { aside: string; lost: boolean }

/**
 * Carries every key that can be read from the damaged `database` at `path` over to a new file in its place, and closes
 * it; the damaged one is set aside. A key that cannot be read and whose name is known stands there as a damaged one, so
 * that no new key takes its place. Null where the file has to stay as it is. At no instant is there no file at `path`.
 */
export function mendKeys(path: string, database: Database): Mended | null {
  const read = readAll(database)
  const isMoved = emptyLog(database)
  database.close()
  // What stands in its log would be taken for the new file's.
  if (!isMoved || existsSync(`${path}-wal`)) return null
  const next = `${path}.next`
  rmSync(next, { force: true })
  const lost = writeKeys(next, read)
  const aside = `${path}.broken-${randomUUID().slice(0, 8)}`
  linkSync(path, aside)
  renameSync(next, path)
  syncPath(dirname(path))
  return { aside: basename(aside), lost }
}

/**
 * Overwrites in every file that was set aside the keys that the one in use holds: forgetting a record has to destroy the
 * only copy of its key. What is left there is what could not be carried over.
 */
export function eraseInAsides(path: string, database: Database): void {
  const asides = asidesOf(path)
  if (asides.length === 0) return
  const keys = database
    .prepare(ROWS)
    .all()
    .filter(fits)
    .map(({ key }) => Buffer.from(bytesOf(key)))
    .filter((key) => !key.equals(FORGOTTEN))
  for (const aside of asides) eraseIn(aside, keys)
}

/** Files that were set aside, with all their path. */
export function asidesOf(path: string): string[] {
  const begin = `${basename(path)}.broken-`
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(begin))
    .map((name) => join(dirname(path), name))
}

function eraseIn(path: string, keys: readonly Buffer[]): void {
  const bytes = readFileSync(path)
  const file = openSync(path, 'r+')
  try {
    for (const key of keys)
      for (let at = bytes.indexOf(key); at >= 0; at = bytes.indexOf(key, at + 1))
        writeSync(file, FORGOTTEN, 0, FORGOTTEN.length, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Every row that can be read; `lost`: that there were more, of which not even the name is known. */
function readAll(database: Database): { rows: readonly Row[]; lost: boolean } {
  const keys = readable(database, 'SELECT id, name, key FROM keys NOT INDEXED ORDER BY id')
  const sums = readable(database, 'SELECT id, sum FROM sums ORDER BY id')
  const names = readable(
    database,
    'SELECT id, name FROM keys INDEXED BY sqlite_autoindex_keys_1 ORDER BY name',
  )
  const ids = new Set([...keys.keys(), ...sums.keys(), ...names.keys()])
  const rows: Row[] = []
  // Ids are given one after another, and none is ever taken back.
  const last = Math.max(0, ...ids)
  for (let id = 1; id <= last; id++) {
    const read = keys.get(id)?.['key']
    const key = read instanceof Uint8Array ? read : FORGOTTEN
    const sum = sums.get(id)?.['sum'] ?? null
    // The name stands in the table and in its index: where they differ, one of them is damaged.
    const named = [keys, names]
      .flatMap((from) => from.get(id)?.['name'] ?? [])
      .map((name) => ({ name, key, sum }))
    const row = named.find(fits) ?? named[0]
    if (row !== undefined) rows.push(row)
  }
  return { rows, lost: rows.length < last }
}

/** From either end as far as the pages between are whole. */
function readable(database: Database, sql: string): Map<number, Row> {
  const rows = new Map<number, Row>()
  for (const direction of ['ASC', 'DESC']) {
    try {
      for (const row of database.prepare(`${sql} ${direction}`).iterate()) rows.set(Number(row['id']), row)
      return rows
    } catch (error) {
      if (diskReason(error) !== 'corrupt') throw error
    }
  }
  return rows
}

/** Makes a key file of these rows. Whether the keys of some are lost. */
function writeKeys(path: string, { rows, lost }: { rows: readonly Row[]; lost: boolean }): boolean {
  const database = openDatabase(path)
  try {
    database.exec('PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA journal_mode = MEMORY;')
    makeTables(database)
    const insert = database.prepare('INSERT OR IGNORE INTO keys (name, key) VALUES (?, ?)')
    const insertSum = database.prepare('INSERT INTO sums VALUES (?, ?)')
    return inTransaction(database, () => {
      let missing = lost
      for (const { name, key, sum } of rows) {
        const { changes, lastInsertRowid } = insert.run(String(name), bytesOf(key))
        // Of two keys that one damaged name gives the same name the second cannot be kept.
        if (changes === 0) missing = true
        else if (typeof sum === 'string') insertSum.run(lastInsertRowid, sum)
      }
      if (missing) {
        const { changes, lastInsertRowid } = insert.run(SOME_LOST, FORGOTTEN)
        if (changes > 0) insertSum.run(lastInsertRowid, sumOf(SOME_LOST, FORGOTTEN))
      }
      return missing
    })
  } finally {
    database.close()
  }
}

function syncPath(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
