import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import {
  consistsOf,
  type Database,
  type DiskReason,
  diskReason,
  emptyLog,
  inTransaction,
  openDatabase,
} from '../sqlite.ts'
import {
  bringUpToDate,
  bytesOf,
  fits,
  FORGOTTEN,
  isSound,
  KEY_BYTES,
  makeTables,
  ROWS,
  ROWS_BY_INDEX,
  type Row,
  SOME_LOST,
  sumOf,
  TABLES,
  workWith,
} from './key-file.ts'
import { asidesOf, eraseInAsides, type Mended, mendKeys } from './mend-keys.ts'

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16
/** First part of every ciphertext, so that another way of sealing can follow one day. */
const FORM = 's1.'

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
  /** Looks at the file as a whole and at every key, with a pause after some hundred; mends the file where it is damaged. */
  lookThrough(pause: () => Promise<void>): Promise<KeysSeen>
  /** Null where the file did not have to be mended since this start. */
  mended(): Mended | null
  close(): void
}

/** `isSound`: the file around its keys. */
type Opened = { database: Database; found: 'some' | 'none'; mended: Mended | null; isSound: boolean }

/** Keys looked at without a pause: less than two milliseconds. */
const PAGE_ROWS = 200

/**
 * Opens keys.db in `folder`; one that is damaged around its keys is mended. `found`: whether it held tables already, or
 * new ones were made.
 */
export function openSeal(folder: string): { at: 'ok'; seal: Seal; found: 'some' | 'none' } | Failed {
  const path = join(folder, 'keys.db')
  const opened = openFile(path)
  if (opened.at === 'failed') return opened
  let { database, mended } = opened
  let inUse: KeysInUse = sealOver(database, path, opened.isSound)

  /** The file was found damaged while it was in use. */
  async function mend(pause: () => Promise<void>): Promise<KeysSeen> {
    database.close()
    const again = openFile(path)
    if (again.at === 'failed') {
      inUse = unusable(again)
      return again
    }
    database = again.database
    mended = again.mended ?? mended
    inUse = sealOver(database, path, again.isSound)
    return inUse.lookThrough(pause)
  }

  const seal: Seal = {
    seal: (recordId, text) => inUse.seal(recordId, text),
    open: (recordId, ciphertext) => inUse.open(recordId, ciphertext),
    forget: (recordId) => inUse.forget(recordId),
    stationKey: () => inUse.stationKey(),
    async lookThrough(pause) {
      const seen = await inUse.lookThrough(pause)
      return seen.at === 'damaged' && !seen.takesNew ? mend(pause) : seen
    },
    mended: () => mended,
    close: () => {
      if (database.isOpen) database.close()
    },
  }
  return { at: 'ok', seal, found: opened.found }
}

function openFile(path: string): ({ at: 'ok' } & Opened) | Failed {
  let database: Database | undefined
  try {
    const opened = openDatabase(path)
    database = opened
    workWith(opened)
    const isWhole = isSound(database)
    // By its tables: a version may be a bit that turned.
    const found = consistsOf(database, '') ? 'none' : 'some'
    if (found === 'none') makeTables(database)
    else if (isWhole) inTransaction(opened, () => bringUpToDate(opened))
    if (!consistsOf(database, TABLES)) {
      database.close()
      return { at: 'failed', reason: 'corrupt' }
    }
    // A crash may have come between a key's end and that of its copy in the log.
    emptyLog(database)
    const mended = isWhole ? null : mendKeys(path, database)
    if (!database.isOpen) {
      database = openDatabase(path)
      workWith(database)
    }
    eraseInAsides(path, database)
    return { at: 'ok', database, found, mended, isSound: isWhole || mended !== null }
  } catch (error) {
    if (database?.isOpen === true) database.close()
    return failed(error)
  }
}

const CORRUPT: Failed = { at: 'failed', reason: 'corrupt' }

type KeysInUse = Omit<Seal, 'mended' | 'close'>

/** Of a file that cannot be opened any more. */
function unusable(fault: Failed): KeysInUse {
  const refuse = () => fault
  const lookThrough = async () => fault
  return { seal: refuse, open: refuse, forget: refuse, stationKey: refuse, lookThrough }
}

function sealOver(database: Database, path: string, foundSound: boolean): KeysInUse {
  const page = database.prepare(`${ROWS} WHERE keys.id > ? ORDER BY keys.id LIMIT ${PAGE_ROWS}`)
  const select = database.prepare(`${ROWS} WHERE name = ?`)
  const selectByIndex = database.prepare(`${ROWS_BY_INDEX} WHERE name = ?`)
  const insert = database.prepare('INSERT INTO keys (name, key) VALUES (?, ?)')
  const insertSum = database.prepare('INSERT INTO sums VALUES (?, ?)')
  const erase = database.prepare('UPDATE keys SET key = ? WHERE name = ? RETURNING id')
  const putSum = database.prepare(
    'INSERT INTO sums VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET sum = excluded.sum',
  )
  // A damaged key says so when it is looked for; all of them are looked at later.
  let seen: KeysSeen = foundSound ? { at: 'whole' } : { at: 'damaged', keys: 0, takesNew: false }
  /** A damaged file is not written: what is added may go into what it still holds. */
  const takesNew = () => seen.at === 'whole' || (seen.at === 'damaged' && seen.takesNew)

  /** Within a transaction. */
  function add(name: string, key: Buffer): void {
    const { lastInsertRowid } = insert.run(name, key)
    insertSum.run(lastInsertRowid, sumOf(name, key))
  }

  function find(name: string): Key | { at: 'none' } {
    const rows = rowsNamed(name)
    // It may be there under a name that is damaged; a new key must not silently take its place.
    if (rows.length === 0) return takesNew() ? { at: 'none' } : CORRUPT
    // A damaged name may be that of another one.
    const row = rows.find(fits)
    if (row === undefined) return CORRUPT
    const key = Buffer.from(bytesOf(row['key']))
    return key.equals(FORGOTTEN) ? { at: 'forgotten' } : { at: 'key', key }
  }

  /** By the index, because there are as many keys as there were cases; row by row where it does not lead to a sound key. */
  function rowsNamed(name: string): Row[] {
    try {
      const row = selectByIndex.get(name)
      if (row !== undefined && row['name'] === name && fits(row)) return [row]
    } catch (error) {
      // The index may be damaged while every key is whole.
      if (diskReason(error) === null) throw error
    }
    return select.all(name)
  }

  /** Whether keys are gone of which not even the record is known. */
  const someLost = (): boolean => find(SOME_LOST).at === 'forgotten'

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

  async function look(pause: () => Promise<void>): Promise<KeysSeen> {
    // As it lies on the disk, not as it was read before.
    database.exec('PRAGMA shrink_memory')
    const takesNew = isSound(database)
    let keys = 0
    let after = 0
    for (;;) {
      const rows = page.all(after)
      const last = Number(rows.at(-1)?.['id'] ?? after)
      // A damaged file may lead in a circle.
      if (last <= after) break
      after = last
      keys += rows.filter((row) => !fits(row)).length
      if (rows.length < PAGE_ROWS) break
      await pause()
      if (!database.isOpen) return seen
    }
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
        if (found.at === 'none') return someLost() ? CORRUPT : { at: 'forgotten' as const }
        return found.at === 'key' ? decrypt(found.key, recordId, ciphertext) : found
      }),
    forget: (recordId) =>
      guard(() => {
        const name = recordName(recordId)
        // The file that was set aside may hold it still.
        if (find(name).at === 'none' && someLost() && asidesOf(path).length > 0) return CORRUPT
        return destroy(() => {
          if (find(name).at === 'none') add(name, FORGOTTEN)
          else putSum.run(Number(erase.get(FORGOTTEN, name)?.['id']), sumOf(name, FORGOTTEN))
        })
      }),
    lookThrough: async (pause) => {
      const looked = await look(pause).catch(failed)
      // What cannot be read now, another look may tell; a file that cannot be read for damage takes nothing more.
      if (looked.at !== 'failed' || looked.reason === 'corrupt') seen = looked
      return looked
    },
    stationKey: () => guard(() => findOrMake('station')),
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
