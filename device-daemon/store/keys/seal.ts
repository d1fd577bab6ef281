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
    // A few rows, read whole: where some are gone, new keys must not silently take their place.
    if (database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'] !== 'ok') {
      database.close()
      return { at: 'failed', reason: 'corrupt' }
    }
    // By its tables: a version may be a bit that turned.
    const found = consistsOf(opened, '') ? 'none' : 'some'
    // Whole or not at all: half of the tables would be more than the next start could tell from damage.
    if (found === 'none') inTransaction(opened, () => opened.exec(KEYS + SUMS))
    else inTransaction(opened, () => bringUpToDate(opened))
    if (!consistsOf(opened, KEYS + SUMS) || !sumsFit(opened)) {
      database.close()
      return { at: 'failed', reason: 'corrupt' }
    }
    // A crash may have come between a key's end and that of its copy in the log.
    emptyLog(database)
    return { at: 'ok', seal: sealOver(database), found }
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

/** A bit that turned in a key would make it another one, and nothing sealed with it would open again. */
function sumsFit(database: Database): boolean {
  return database
    .prepare('SELECT name, key, sum FROM keys LEFT JOIN sums USING (id)')
    .all()
    .every(({ name, key, sum }) => sumOf(String(name), bytesOf(key)) === sum)
}

const sumOf = (name: string, key: Uint8Array): string =>
  hash('sha256', Buffer.concat([Buffer.from(`${name} `), key]))

function bytesOf(key: unknown): Uint8Array {
  if (key instanceof Uint8Array) return key
  throw new TypeError('a key is a blob')
}

function sealOver(database: Database): Seal {
  const select = database.prepare('SELECT key FROM keys WHERE name = ?')
  const insert = database.prepare('INSERT INTO keys (name, key) VALUES (?, ?)')
  const insertSum = database.prepare('INSERT INTO sums VALUES (?, ?)')
  const erase = database.prepare('UPDATE keys SET key = ? WHERE name = ? RETURNING id')
  const eraseSum = database.prepare('UPDATE sums SET sum = ? WHERE id = ?')

  /** Within a transaction. */
  function add(name: string, key: Buffer): void {
    const { lastInsertRowid } = insert.run(name, key)
    insertSum.run(lastInsertRowid, sumOf(name, key))
  }

  function find(name: string): Key | { at: 'none' } {
    const row = select.get(name)
    if (row === undefined) return { at: 'none' }
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
          else eraseSum.run(sumOf(name, FORGOTTEN), Number(erase.get(FORGOTTEN, name)?.['id']))
        }),
      ),
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
