import { rmSync } from 'node:fs'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { AreaProjection, Reading, Writing } from '#daemon/domain/projection.ts'
import type { EntryMark } from '../ledger/entry-mark.ts'
import type { Entry } from '../ledger/port.ts'
import { carryLogOver, consistsOf, diskReason, inTransaction } from '../sqlite.ts'

/** Of the cursor's own table, kept beside a projection's. */
const LAYOUT = 1

const CURSOR = `
CREATE TABLE cursor (seq INTEGER NOT NULL, command TEXT NOT NULL, prev TEXT NOT NULL) STRICT;
INSERT INTO cursor VALUES (0, '', '');`

/** The tables of one projection, open. Every call throws what `diskReason` can name. */
export type Tables = {
  /** How far they have come. */
  cursor(): EntryMark
  /** Whether anything in these entries is for the projection. */
  concernedBy(entries: readonly Entry[]): boolean
  /** Takes entries that follow the cursor; all or none of them. */
  apply(entries: readonly Entry[]): void
  reading: Reading
  /** Brings the file by itself up to the newest commit, to be looked through. False while something reads. */
  carryLogOver(): boolean
  close(): void
}

type Open = (path: string) => DatabaseSync

/** The tables in the file at `path`; null where it cannot be used and may go. */
export function openKept(path: string, area: AreaProjection, open: Open): Tables | null {
  const database = open(path)
  try {
    const tables = tablesIn(database, area)
    if (tables !== null) return tables
    database.close()
  } catch (error) {
    database.close()
    if (diskReason(error) !== 'corrupt') throw error
  }
  return null
}

/** Replaces the file at `path` with empty tables. */
export function openFresh(path: string, area: AreaProjection, open: Open): Tables {
  removeDatabase(path)
  const tables = openKept(path, area, open)
  if (tables === null) throw new Error(`${path} was just made and cannot be used`)
  return tables
}

/** Removes a database and the logs beside it. */
export function removeDatabase(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true })
}

/** Made where there are none; null where another version of this program made them. */
function tablesIn(database: DatabaseSync, { projection, events }: AreaProjection): Tables | null {
  // Losing the newest batches in a power cut costs nothing: the cursor goes back with them.
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;')
  const number = (pragma: string) => Number(database.prepare(`PRAGMA ${pragma}`).get()?.[pragma])
  const [version, layout] = [number('user_version'), number('application_id')]
  if (version === 0) {
    const mark = `PRAGMA application_id = ${LAYOUT}; PRAGMA user_version = ${projection.version};`
    inTransaction(database, () => database.exec(CURSOR + projection.tables + mark))
  } else if (version !== projection.version || layout !== LAYOUT) return null
  if (!consistsOf(database, CURSOR + projection.tables)) return null

  const concerns = ({ type }: { type: string }) => Object.hasOwn(events, type)
  const writing = statementsOf(database, projection.statements)
  const selectCursor = database.prepare('SELECT seq, command, prev FROM cursor')
  const moveCursor = database.prepare('UPDATE cursor SET seq = ?, command = ?, prev = ?')
  return {
    cursor: () => {
      const row = selectCursor.get()
      return { seq: Number(row?.['seq']), commandId: String(row?.['command']), prev: String(row?.['prev']) }
    },
    concernedBy: (entries) => entries.some((entry) => entry.events.some(concerns)),
    apply: (entries) => {
      const last = entries.at(-1)
      if (last === undefined) return
      inTransaction(database, () => {
        const happened = entries.flatMap(({ seq, commandId, time, day, actor, events: all }) => {
          const at = { seq, commandId, time, day, actor }
          return all.filter(concerns).map((event) => ({ event, at }))
        })
        if (happened.length > 0) projection.apply(writing, happened)
        moveCursor.run(last.seq, last.commandId, last.prev)
      })
    },
    reading: writing,
    carryLogOver: () => carryLogOver(database),
    close: () => database.close(),
  }
}

function statementsOf(database: DatabaseSync, statements: Readonly<Record<string, string>>): Writing {
  const prepared = new Map<string, StatementSync>()
  for (const [name, sql] of Object.entries(statements)) prepared.set(name, database.prepare(sql))
  const statement = (name: string): StatementSync => {
    const found = prepared.get(name)
    if (found === undefined) throw new Error(`no statement ${name}`)
    return found
  }
  return {
    get: (name, ...values) => statement(name).get(...values),
    all: (name, ...values) => statement(name).all(...values),
    run: (name, ...values) => void statement(name).run(...values),
  }
}
