import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import {
  consistsOf,
  type Database,
  type DiskReason,
  diskReason,
  emptyLog,
  hasTable,
  inTransaction,
  openDatabase,
} from '../sqlite.ts'

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16
/** First part of every ciphertext, so that another way of sealing can follow one day. */
const FORM = 's1.'

// Keys are only ever appended and overwritten in place, never deleted or moved: moving cells between pages would leave
// copies behind that no later deletion reaches. A key of zeros stands for a forgotten one. Checksums stand in a table of
// their own, so that older files get them without a key being moved.
const KEYS = `
CREATE TABLE keys (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, key BLOB NOT NULL) STRICT;`
const SUMS = `
CREATE TABLE sums (id INTEGER PRIMARY KEY, sum TEXT NOT NULL) STRICT;`
/** An earlier program kept the keys of days here, beside what they were to protect. */
const WITHOUT_DAYS = `
UPDATE keys SET key = zeroblob(${KEY_BYTES}) WHERE name LIKE 'day/%';
DROP TABLE closed;`
const FORGOTTEN = Buffer.alloc(KEY_BYTES)

export type Failed = { at: 'failed'; reason: DiskReason }
/**
 * What was seen of the file. `damaged`: the other keys go on being used. `takesNew`: only keys are damaged, and the file
 * around them is whole.
 */
export type KeysSeen = { at: 'whole' } | { at: 'damaged'; keys: number; takesNew: boolean } | Failed
type Key = { at: 'key'; key: Buffer } | { at: 'forgotten' } | Failed

/**
 * Keeps what is personal readable for its term only: ledger, views and snapshots hold ciphertext, the keys lie here,
 * outside backups. Record ids and days are names, not secrets.
 */
export interface Seal {
  /** Encrypts with the record's own key, made and durable before this returns. A forgotten record cannot be sealed. */
  seal(recordId: string, text: string): { at: 'sealed'; ciphertext: string } | { at: 'forgotten' } | Failed
  /** `broken`: not this record's ciphertext, or changed since. */
  open(
    recordId: string,
    ciphertext: string,
  ): { at: 'text'; text: string } | { at: 'forgotten' | 'broken' } | Failed
  /** Destroys the record's key, for good, also where none was made yet. */
  forget(recordId: string): { at: 'forgotten' } | Failed
  /** HMAC-SHA-256 key for the tags of cases; lives as long as the station's data. */
  stationKey(): Key
  /** Looks at every key and at the file as a whole: a few rows, read at once. */
  lookThrough(): KeysSeen
  close(): void
}

/** Opens keys.db in `folder`. `found`: whether it held tables already, or new ones were made. */
export function openSeal(folder: string): { at: 'ok'; seal: Seal; found: 'some' | 'none' } | Failed {
  let database: Database | undefined
  try {
    const opened = openDatabase(join(folder, 'keys.db'))
    database = opened
    database.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;`)
    const isWhole = isSound(database)
    // By its tables: a version may be a bit that turned.
    const found = consistsOf(opened, '') ? 'none' : 'some'
    // Whole or not at all: half of the tables would be more than the next start could tell from damage.
    if (found === 'none') inTransaction(opened, () => opened.exec(KEYS + SUMS))
    else if (isWhole) inTransaction(opened, () => bringUpToDate(opened))
    if (!consistsOf(opened, KEYS + SUMS)) {
      database.close()
      return { at: 'failed', reason: 'corrupt' }
    }
    // A crash may have come between a key's end and that of its copy in the log.
    emptyLog(database)
    const seal = sealOver(database)
    seal.lookThrough()
    return { at: 'ok', seal, found }
  } catch (error) {
    if (database?.isOpen === true) database.close()
    return failed(error)
  }
}

function bringUpToDate(database: Database): void {
  if (hasTable(database, 'closed')) database.exec(WITHOUT_DAYS)
  if (hasTable(database, 'sums')) return
  database.exec(SUMS)
  const insert = database.prepare('INSERT INTO sums VALUES (?, ?)')
  for (const { id, name, key } of database.prepare('SELECT id, name, key FROM keys').all())
    insert.run(Number(id), sumOf(String(name), bytesOf(key)))
}

function isSound(database: Database): boolean {
  return database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'] === 'ok'
}

/** Read row by row, not by an index, which may be damaged. */
const ROWS = 'SELECT keys.id, name, key, sum FROM keys NOT INDEXED LEFT JOIN sums USING (id)'

type Row = Readonly<Record<string, unknown>>

/** A bit that turned in a key would make it another one, and nothing sealed with it would open again. */
const fits = ({ name, key, sum }: Row): boolean => sumOf(String(name), bytesOf(key)) === sum

const sumOf = (name: string, key: Uint8Array): string =>
  hash('sha256', Buffer.concat([Buffer.from(`${name} `), key]))

function bytesOf(key: unknown): Uint8Array {
  if (key instanceof Uint8Array) return key
  throw new TypeError('a key is a blob')
}

const CORRUPT: Failed = { at: 'failed', reason: 'corrupt' }

function sealOver(database: Database): Seal {
  const all = database.prepare(ROWS)
  const select = database.prepare(`${ROWS} WHERE name = ?`)
  const insert = database.prepare('INSERT INTO keys (name, key) VALUES (?, ?)')
  const insertSum = database.prepare('INSERT INTO sums VALUES (?, ?)')
  const erase = database.prepare('UPDATE keys SET key = ? WHERE name = ? RETURNING id')
  const putSum = database.prepare(
    'INSERT INTO sums VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET sum = excluded.sum',
  )
  let seen: KeysSeen = { at: 'whole' }
  /** A damaged file is not written: what is added may go into what it still holds. */
  const takesNew = () => seen.at === 'whole' || (seen.at === 'damaged' && seen.takesNew)

  /** Within a transaction. */
  function add(name: string, key: Buffer): void {
    const { lastInsertRowid } = insert.run(name, key)
    insertSum.run(lastInsertRowid, sumOf(name, key))
  }

  function find(name: string): Key | { at: 'none' } {
    const rows = select.all(name)
    // It may be there under a name that is damaged; a new key must not silently take its place.
    if (rows.length === 0) return takesNew() ? { at: 'none' } : CORRUPT
    // A damaged name may be that of another one.
    const row = rows.find(fits)
    if (row === undefined) return CORRUPT
    const key = Buffer.from(bytesOf(row['key']))
    return key.equals(FORGOTTEN) ? { at: 'forgotten' } : { at: 'key', key }
  }

  function findOrMake(name: string): Key {
    const found = find(name)
    if (found.at !== 'none') return found
    const key = randomBytes(KEY_BYTES)
    inTransaction(database, () => add(name, key))
    return { at: 'key', key }
  }

  function destroy(record: () => void): { at: 'forgotten' } | Failed {
    if (!takesNew()) return CORRUPT
    inTransaction(database, record)
    return emptyLog(database) ? { at: 'forgotten' } : { at: 'failed', reason: 'in-use' }
  }

  /** Runs `work`; a fault of the disk becomes a value. */
  function guard<T>(work: () => T): T | Failed {
    try {
      return work()
    } catch (error) {
      return failed(error)
    }
  }

  function look(): KeysSeen {
    const takesNew = isSound(database)
    const keys = all.all().filter((row) => !fits(row)).length
    return takesNew && keys === 0 ? { at: 'whole' } : { at: 'damaged', keys, takesNew }
  }

  return {
    seal: (recordId, text) =>
      guard(() => {
        const found = findOrMake(recordName(recordId))
        return found.at === 'key'
          ? { at: 'sealed' as const, ciphertext: encrypt(found.key, recordId, text) }
          : found
      }),
    open: (recordId, ciphertext) =>
      guard(() => {
        const found = find(recordName(recordId))
        if (found.at === 'none') return { at: 'forgotten' as const }
        return found.at === 'key' ? decrypt(found.key, recordId, ciphertext) : found
      }),
    forget: (recordId) =>
      guard(() =>
        destroy(() => {
          const name = recordName(recordId)
          if (find(name).at === 'none') add(name, FORGOTTEN)
          else putSum.run(Number(erase.get(FORGOTTEN, name)?.['id']), sumOf(name, FORGOTTEN))
        }),
      ),
    lookThrough: () => {
      const looked = guard(look)
      // What cannot be read now, another look may tell; a file that cannot be read for damage takes nothing more.
      if (looked.at !== 'failed' || looked.reason === 'corrupt') seen = looked
      return looked
    },
    stationKey: () => guard(() => findOrMake('station')),
    close: () => {
      if (database.isOpen) database.close()
    },
  }
}

function recordName(recordId: string): string {
  return `record/${recordId}`
}

function encrypt(key: Buffer, recordId: string, text: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(recordId))
  const parts = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
  return FORM + Buffer.concat(parts).toString('base64url')
}

function decrypt(
  key: Buffer,
  recordId: string,
  ciphertext: string,
): { at: 'text'; text: string } | { at: 'broken' } {
  const bytes = Buffer.from(ciphertext.slice(FORM.length), 'base64url')
  const canonical = FORM + bytes.toString('base64url') === ciphertext
  if (!canonical || bytes.length < IV_BYTES + TAG_BYTES) return { at: 'broken' }
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(recordId))
    .setAuthTag(bytes.subarray(-TAG_BYTES))
  const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES))
  try {
    return { at: 'text', text: Buffer.concat([text, decipher.final()]).toString('utf8') }
  } catch {
    return { at: 'broken' }
  }
}

function failed(error: unknown): Failed {
  const reason = diskReason(error)
  if (reason === null) throw error
  return { at: 'failed', reason }
}
