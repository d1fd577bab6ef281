import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyLog, openDatabase } from '#daemon/store/sqlite.ts'
import { lookThrough } from '#daemon/store/soundness/look-through.ts'
import { damageIndex } from '#test/support/damage-index.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

/** A database of one table with an index, as its keeper holds it: open and locked. */
function databaseOf(rows: number) {
  const path = join(tempFolder(), 'kept.db')
  const database = openDatabase(path)
  database.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;
    CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, noise BLOB NOT NULL) STRICT; BEGIN;`)
  const insert = database.prepare('INSERT INTO things VALUES (?, ?, randomblob(1000))')
  for (let id = 1; id <= rows; id++) insert.run(id, `thing-${id}.`)
  database.exec('COMMIT')
  emptyLog(database)
  return { path, database }
}

test.for([
  ['small', 10],
  ['large, in a process of its own', 2000],
] as const)('an index that one bit has damaged is seen beside the work (%s)', async ([, rows]) => {
  const { path, database } = databaseOf(rows)
  expect(await lookThrough(path)).toEqual({ at: 'sound' })
  damageIndex(path, 'thing-7.')
  expect(await lookThrough(path)).toMatchObject({ at: 'unsound' })
  // The one who works with the file still has it alone.
  expect(() => openDatabase(path).exec('SELECT count(*) FROM things')).toThrow(/locked/)
  database.close()
})

test('what is no database at all is unsound, and what is not there is not known', async () => {
  const { path, database } = databaseOf(10)
  database.close()
  expect(await lookThrough(`${path}.none`)).toMatchObject({ at: 'unknown' })
  expect(await lookThrough(import.meta.filename)).toMatchObject({ at: 'unsound' })
})
