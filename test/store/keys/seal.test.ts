import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { openSeal, type Seal } from '#daemon/store/keys/seal.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

function opened(folder: string): Seal {
  const result = openSeal(folder)
  if (result.at !== 'ok') throw new Error(result.reason)
  return result.seal
}

function sealed(seal: Seal, recordId: string, text: string): string {
  const result = seal.seal(recordId, text)
  if (result.at !== 'sealed') throw new Error(result.at)
  return result.ciphertext
}

/** The key of every name, as it lies in the file; the seal must be closed. */
function keysIn(folder: string): Map<string, Buffer> {
  const database = new DatabaseSync(join(folder, 'keys.db'), { readOnly: true })
  const rows = database.prepare('SELECT name, key FROM keys').all()
  database.close()
  return new Map(
    rows.map(({ name, key }) => [String(name), Buffer.from(key instanceof Uint8Array ? key : [])]),
  )
}

/** Files of the folder that hold these bytes anywhere. */
function filesWith(folder: string, bytes: Uint8Array): string[] {
  return readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes(bytes))
}

describe('a sealed record', () => {
  test('opens to its text, also after a restart, and shows nothing of it', () => {
    const folder = tempFolder()
    const seal = opened(folder)
    for (const text of ['王㙍，青年路 12 号', '', '𠮷'.repeat(1000)]) {
      const ciphertext = sealed(seal, 'booking-1', text)
      expect(ciphertext).not.toContain('青年路')
      expect(sealed(seal, 'booking-1', text)).not.toBe(ciphertext)
      expect(seal.open('booking-1', ciphertext)).toEqual({ at: 'text', text })
    }
    const kept = sealed(seal, 'booking-1', '王㙍')
    seal.close()
    const again = opened(folder)
    expect(again.open('booking-1', kept)).toEqual({ at: 'text', text: '王㙍' })
    again.close()
    for (const text of ['王㙍', '青年路']) expect(filesWith(folder, Buffer.from(text))).toEqual([])
  })

  test('that was changed anywhere, or belongs to another record, is broken', () => {
    const seal = opened(tempFolder())
    const ciphertext = sealed(seal, 'a', '王㙍')
    sealed(seal, 'b', 'x')
    expect(seal.open('b', ciphertext)).toEqual({ at: 'broken' })
    for (let i = 0; i < ciphertext.length; i++) {
      const other = ciphertext[i] === 'A' ? 'B' : 'A'
      const changed = ciphertext.slice(0, i) + other + ciphertext.slice(i + 1)
      expect(seal.open('a', changed)).toEqual({ at: 'broken' })
      expect(seal.open('a', ciphertext.slice(0, i))).toEqual({ at: 'broken' })
    }
    seal.close()
  })

  test('is gone for ever once forgotten, and cannot be sealed again', () => {
    const folder = tempFolder()
    const seal = opened(folder)
    const ciphertext = sealed(seal, 'a', '王㙍')
    expect(seal.forget('a')).toEqual({ at: 'forgotten' })
    expect(seal.forget('never-sealed')).toEqual({ at: 'forgotten' })
    const expectGone = (seal: Seal) => {
      expect(seal.open('a', ciphertext)).toEqual({ at: 'forgotten' })
      expect(seal.seal('a', 'again')).toEqual({ at: 'forgotten' })
      expect(seal.seal('never-sealed', 'x')).toEqual({ at: 'forgotten' })
      expect(seal.open('unknown', ciphertext)).toEqual({ at: 'forgotten' })
    }
    expectGone(seal)
    const again = reopened(seal, folder)
    expectGone(again)
    again.close()
  })

  test('leaves no byte of its key in any file, whatever was kept or forgotten before', () => {
    const folder = tempFolder()
    let seal = opened(folder)
    const ids = Array.from({ length: 400 }, () => randomUUID())
    ids.forEach((id) => sealed(seal, id, 'x'))
    seal.close()
    const keys = keysIn(folder)
    seal = opened(folder)
    // The search itself must be able to find a key.
    for (const id of ids.slice(0, 20)) expect(filesWith(folder, keyOf(keys, id))).not.toEqual([])
    const forgotten = ids.filter((_, i) => i % 5 === 0)
    forgotten.forEach((id) => expect(seal.forget(id)).toEqual({ at: 'forgotten' }))
    // Read once: some hundred keys against the same bytes.
    const bytes = readdirSync(folder).map((file) => readFileSync(join(folder, file)))
    for (const id of forgotten) {
      const key = keyOf(keys, id)
      // Half a key would be a trace too.
      for (const trace of [key, key.subarray(0, 16), key.subarray(16)])
        expect(bytes.some((file) => file.includes(trace))).toBe(false)
    }
    for (const id of ids.filter((_, i) => i % 5 === 1))
      expect(bytes.some((file) => file.includes(keyOf(keys, id)))).toBe(true)
    seal.close()
  })
})

test('the keys of days that an earlier program kept here are destroyed', () => {
  const folder = tempFolder()
  const seal = opened(folder)
  const station = seal.stationKey()
  seal.close()
  const database = new DatabaseSync(join(folder, 'keys.db'))
  const key = randomBytes(32)
  database.prepare("INSERT INTO keys (name, key) VALUES ('day/2026-11-23', ?)").run(key)
  database.exec('CREATE TABLE closed (days_before TEXT NOT NULL) STRICT; DROP TABLE sums')
  database.close()
  expect(filesWith(folder, key)).toEqual(['keys.db'])
  const again = opened(folder)
  expect(filesWith(folder, key)).toEqual([])
  expect(again.stationKey()).toEqual(station)
  again.close()
})

/** A key file with three keys of records and one of the station, in which one bit of some bytes has turned. */
function withTurned(
  bytesOf: (keys: Map<string, Buffer>) => Uint8Array,
  which: 'first' | 'all' = 'first',
  byte: 'first' | 'last' = 'last',
) {
  const folder = tempFolder()
  const path = join(folder, 'keys.db')
  const seal = opened(folder)
  const station = seal.stationKey()
  const texts = new Map(['a', 'b', 'c'].map((id) => [id, sealed(seal, id, `${id} 王㙍`)]))
  seal.close()
  const bytes = readFileSync(path)
  const wanted = bytesOf(keysIn(folder))
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) {
    const turned = byte === 'first' ? at : at + wanted.length - 1
    bytes[turned] = (bytes[turned] ?? 0) ^ 1
    if (which === 'first') break
  }
  writeFileSync(path, bytes)
  return { folder, station, texts }
}

test('a key in which one bit turned is never taken for a key, and all others go on being used', async () => {
  const { folder, station, texts } = withTurned((keys) => keyOf(keys, 'b'), 'all')
  const seal = opened(folder)
  expect(await seal.lookThrough(async () => {})).toEqual({ at: 'damaged', keys: 1, takesNew: true })
  expect(seal.open('b', texts.get('b') ?? '')).toEqual({ at: 'failed', reason: 'corrupt' })
  expect(seal.seal('b', 'x')).toEqual({ at: 'failed', reason: 'corrupt' })
  for (const id of ['a', 'c'])
    expect(seal.open(id, texts.get(id) ?? '')).toEqual({ at: 'text', text: `${id} 王㙍` })
  expect(seal.stationKey()).toEqual(station)
  expect(sealed(seal, 'd', 'x')).toMatch(/^s1\./)
  // It can be forgotten for good all the same.
  expect(seal.forget('b')).toEqual({ at: 'forgotten' })
  expect(await seal.lookThrough(async () => {})).toEqual({ at: 'whole' })
  seal.close()
})

test('a key file whose list of names is damaged is mended: every key is carried over, and new ones are taken', async () => {
  const { folder, station, texts } = withTurned(() => Buffer.from('record/b'))
  const damaged = readFileSync(join(folder, 'keys.db'))
  const seal = opened(folder)
  expect(await seal.lookThrough(async () => {})).toEqual({ at: 'whole' })
  const { aside, lost } = seal.mended() ?? {}
  expect(lost).toBe(false)
  for (const [id, ciphertext] of texts)
    expect(seal.open(id, ciphertext)).toEqual({ at: 'text', text: `${id} 王㙍` })
  expect(seal.stationKey()).toEqual(station)
  const ciphertext = sealed(seal, 'd', 'x')
  expect(seal.forget('a')).toEqual({ at: 'forgotten' })
  const again = reopened(seal, folder)
  expect(again.mended()).toBeNull()
  expect(again.open('d', ciphertext)).toEqual({ at: 'text', text: 'x' })
  expect(again.open('a', texts.get('a') ?? '')).toEqual({ at: 'forgotten' })
  again.close()
  // The damaged file is kept, but for the keys: forgetting one destroys the only copy.
  const kept = readFileSync(join(folder, aside ?? ''))
  expect(kept).toHaveLength(damaged.length)
  expect(kept.includes('record/b')).toBe(true)
  for (const key of keysIn(folder).values())
    if (!key.equals(Buffer.alloc(32))) expect(filesWith(folder, key)).toEqual(['keys.db'])
})

test('a key that a turned bit makes a text stays known as damaged, and the others open as before', async () => {
  // https://www.sqlite.org/fileformat.html#record_format: a blob of 32 bytes, right before the name.
  const { folder, texts } = withTurned(
    () => Buffer.concat([Buffer.of(2 * 32 + 12), Buffer.from('record/b')]),
    'first',
    'first',
  )
  const seal = opened(folder)
  expect(await seal.lookThrough(async () => {})).toEqual({ at: 'damaged', keys: 1, takesNew: true })
  expect(seal.open('b', texts.get('b') ?? '')).toEqual({ at: 'failed', reason: 'corrupt' })
  for (const id of ['a', 'c'])
    expect(seal.open(id, texts.get(id) ?? '')).toEqual({ at: 'text', text: `${id} 王㙍` })
  seal.close()
})

test('a key file that is damaged while it is in use is mended by the next look at it', async () => {
  const { folder, texts } = withTurned(() => Buffer.from('record/b'))
  const damaged = readFileSync(join(folder, 'keys.db'))
  const seal = opened(folder)
  expect(seal.mended()).not.toBeNull()
  seal.close()
  const path = join(folder, 'keys.db')
  const inUse = opened(folder)
  writeFileSync(path, damaged)
  await inUse.lookThrough(async () => {})
  expect(inUse.mended()).toMatchObject({ lost: false })
  expect(inUse.open('c', texts.get('c') ?? '')).toEqual({ at: 'text', text: 'c 王㙍' })
  inUse.close()
})

/** Of so many records that their keys lie on several pages, one of which is gone. */
function withoutPageOf(recordId: string) {
  const folder = tempFolder()
  const path = join(folder, 'keys.db')
  const seal = opened(folder)
  const texts = new Map(
    Array.from({ length: 300 }, (_, i) => [`r-${i}`, sealed(seal, `r-${i}`, `${i} 王㙍`)]),
  )
  seal.close()
  const bytes = readFileSync(path)
  const at = bytes.indexOf(keyOf(keysIn(folder), recordId))
  bytes.fill(0xee, at - (at % PAGE_BYTES), at - (at % PAGE_BYTES) + PAGE_BYTES)
  writeFileSync(path, bytes)
  return { folder, texts }
}
const PAGE_BYTES = 4096

test('keys on a page that is gone stay known as damaged, and those on the other pages open as before', async () => {
  const { folder, texts } = withoutPageOf('r-150')
  const seal = opened(folder)
  const seen = await seal.lookThrough(async () => {})
  const ends = [...texts].map(([id, ciphertext]) => seal.open(id, ciphertext).at)
  const gone = ends.filter((at) => at === 'failed').length
  expect(ends.filter((at) => at === 'text')).toHaveLength(300 - gone)
  expect(gone).toBeGreaterThan(10)
  expect(gone).toBeLessThan(150)
  expect(seen).toEqual({ at: 'damaged', keys: gone, takesNew: true })
  expect(seal.seal('r-150', 'x')).toEqual({ at: 'failed', reason: 'corrupt' })
  const ciphertext = sealed(seal, 'new', 'x')
  const again = reopened(seal, folder)
  expect(again.open('new', ciphertext)).toEqual({ at: 'text', text: 'x' })
  expect(await again.lookThrough(async () => {})).toEqual(seen)
  again.close()
})

test.for<[string, string, string]>([
  ['the name of a column', 'key BLOB', 'kez BLOB'],
  ['the name of a table', 'TABLE sums', 'TABLE sumr'],
])('a key file in which %s was damaged is a fault', ([, before, after]) => {
  const folder = tempFolder()
  const path = join(folder, 'keys.db')
  opened(folder).close()
  const bytes = readFileSync(path)
  bytes.write(after, bytes.indexOf(before))
  writeFileSync(path, bytes)
  expect(openSeal(folder)).toEqual({ at: 'failed', reason: 'corrupt' })
})

test('the key file is for this user alone', () => {
  const folder = tempFolder()
  const seal = opened(folder)
  sealed(seal, 'a', 'x')
  for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
  seal.close()
})

test('a key file that is none is a fault, and is not replaced by a new one', () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'keys.db'), 'not a database at all, but long enough to look like one')
  expect(openSeal(folder)).toEqual({ at: 'failed', reason: 'corrupt' })
  const taken = join(folder, 'taken')
  mkdirSync(join(taken, 'keys.db'), { recursive: true })
  expect(openSeal(taken)).toEqual({ at: 'failed', reason: 'cannot-open' })
})

function keyOf(keys: Map<string, Buffer>, recordId: string): Buffer {
  const key = keys.get(`record/${recordId}`)
  if (key === undefined) throw new Error('no such key')
  return key
}

function reopened(seal: Seal, folder: string): Seal {
  seal.close()
  return opened(folder)
}

test('all of ten thousand keys are looked at, and others have their turn meanwhile', async () => {
  const folder = tempFolder()
  opened(folder).close()
  const database = new DatabaseSync(join(folder, 'keys.db'))
  database.exec(`WITH RECURSIVE ids (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM ids WHERE id < 10000)
    INSERT INTO keys (id, name, key) SELECT id, 'record/' || id, zeroblob(32) FROM ids`)
  database.close()
  const seal = opened(folder)
  let turns = 0
  const seen = await seal.lookThrough(async () => void turns++)
  // None of them has a checksum.
  expect(seen).toEqual({ at: 'damaged', keys: 10_000, takesNew: true })
  expect(turns).toBeGreaterThanOrEqual(49)
  seal.close()
})

test('whatever bit turns in its header or the names of its tables, a key file opens what was sealed or says that it is damaged', () => {
  const folder = tempFolder()
  const seal = opened(folder)
  const ciphertext = sealed(seal, 'a', '王㙍')
  seal.close()
  const path = join(folder, 'keys.db')
  const whole = readFileSync(path)
  const bitsOf = (from: number, length: number) => Array.from({ length: length * 8 }, (_, i) => from * 8 + i)
  // `type`, `name` and `tbl_name` of sqlite_schema stand one after another.
  const names = ['tablekeyskeys', 'tablesumssums'].flatMap((all) => bitsOf(whole.indexOf(all), all.length))
  const header = bitsOf(0, 100).filter((bit) => bit % 10 === 1 || bit >> 3 === 47)
  for (const bit of [...header, ...names]) {
    const bytes = Buffer.from(whole)
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    writeFileSync(path, bytes)
    const again = openSeal(folder)
    if (again.at === 'failed') {
      expect(again.reason).toBe('corrupt')
      continue
    }
    expect(again.seal.open('a', ciphertext)).toEqual({ at: 'text', text: '王㙍' })
    again.seal.close()
  }
})
