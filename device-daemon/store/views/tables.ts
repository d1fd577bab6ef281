import type { DatabaseSync } from 'node:sqlite'
import type { Entry } from '../ledger/port.ts'
import { project, type TicketHistory } from './tickets.ts'
import { inTransaction } from '../sqlite.ts'

/** Goes up with every change of tables or projection: the views are then made anew from the ledger. */
const VERSION = 3
const TOKEN_DAYS = 7 // a slip is asked about for a week; so the index of secrets stays small for good

// Keyed by the entry that took the ticket, so that rows go in one after another; only the slim index of ids is random.
const SCHEMA = `
CREATE TABLE tickets (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL, day TEXT NOT NULL, queue TEXT NOT NULL, item INTEGER,
  state TEXT NOT NULL, print TEXT NOT NULL, taken_at TEXT NOT NULL, called_at TEXT, served_at TEXT,
  finished_at TEXT, window TEXT, command TEXT NOT NULL, record TEXT NOT NULL
) STRICT;
CREATE TABLE recent_tokens (
  token TEXT PRIMARY KEY, seq INTEGER NOT NULL, day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE cursor (seq INTEGER NOT NULL, command TEXT NOT NULL, prev TEXT NOT NULL) STRICT;
INSERT INTO cursor VALUES (0, '', '');
PRAGMA user_version = ${VERSION};`

/** How far the tables have come, and the marks of that entry, which tell its ledger from another one. */
export type Cursor = { seq: number; commandId: string; prev: string }

export type Tables = {
  cursor(): Cursor | null
  /** Takes entries that follow the cursor; all or none of them. */
  apply(entries: readonly Entry[]): void
  byId(ticketId: string): TicketHistory | undefined
  /** Of the last days only. */
  byToken(token: string): TicketHistory | undefined
}

/**
 * The query tables in an open database; made where there are none, null where another version of this program made
 * them. Throws what `diskReason` can name.
 */
export function openTables(database: DatabaseSync): Tables | null {
  // Losing the newest batches in a power cut costs nothing: the cursor goes back with them.
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;')
  const version = database.prepare('PRAGMA user_version').get()?.['user_version']
  if (version === 0) inTransaction(database, () => database.exec(SCHEMA))
  else if (version !== VERSION) return null
  const select = 'SELECT seq, record, command, called_at, served_at, finished_at, window FROM tickets'
  const selectById = database.prepare(`${select} WHERE id = ?`)
  const selectByToken = database.prepare(
    `${select} WHERE seq = (SELECT seq FROM recent_tokens WHERE token = ?)`,
  )
  const insertToken = database.prepare('INSERT OR REPLACE INTO recent_tokens VALUES (?, ?, ?)')
  const forgetTokens = database.prepare('DELETE FROM recent_tokens WHERE day < ?')
  const upsert = database.prepare(`INSERT INTO tickets VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (seq) DO UPDATE SET queue = excluded.queue, state = excluded.state, print = excluded.print,
    called_at = excluded.called_at, served_at = excluded.served_at, finished_at = excluded.finished_at,
    window = excluded.window, record = excluded.record`)
  const selectCursor = database.prepare('SELECT seq, command, prev FROM cursor')
  const moveCursor = database.prepare('UPDATE cursor SET seq = ?, command = ?, prev = ?')

  function put({ record, seq, commandId, calledAt, servedAt, finishedAt, window }: TicketHistory): void {
    const { id, number, day, queueId, itemSeq, state, print, takenAt } = record
    const times = [takenAt, calledAt, servedAt, finishedAt]
    const whole = JSON.stringify(record)
    upsert.run(seq, id, number, day, queueId, itemSeq, state.at, print.at, ...times, window, commandId, whole)
  }

  const byId = (ticketId: string) => historyOf(selectById.get(ticketId))
  return {
    cursor: () => {
      const row = selectCursor.get()
      if (row === undefined) return null
      return { seq: Number(row['seq']), commandId: String(row['command']), prev: String(row['prev']) }
    },
    apply: (entries) => {
      const last = entries.at(-1)
      if (last === undefined) return
      inTransaction(database, () => {
        const changed = new Map<string, TicketHistory>()
        for (const entry of entries) {
          for (const event of entry.events) {
            if (event.type === 'day-opened') {
              forgetTokens.run(daysBefore(event.day, TOKEN_DAYS))
              continue
            }
            if (!('ticketId' in event)) continue
            const isNew = event.type === 'ticket-taken'
            if (isNew) insertToken.run(event.token, entry.seq, entry.day)
            const before = isNew ? undefined : (changed.get(event.ticketId) ?? byId(event.ticketId))
            const after = project(before, event, entry)
            if (after !== undefined) changed.set(event.ticketId, after)
          }
        }
        changed.forEach(put)
        moveCursor.run(last.seq, last.commandId, last.prev)
      })
    },
    byId,
    byToken: (token) => historyOf(selectByToken.get(token)),
  }
}

function daysBefore(day: string, days: number): string {
  return Temporal.PlainDate.from(day).subtract({ days }).toString()
}

function historyOf(row: Record<string, unknown> | undefined): TicketHistory | undefined {
  if (row === undefined) return undefined
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : null)
  return {
    record: JSON.parse(String(row['record'])),
    seq: Number(row['seq']),
    commandId: String(row['command']),
    calledAt: text('called_at'),
    servedAt: text('served_at'),
    finishedAt: text('finished_at'),
    window: text('window'),
  }
}
