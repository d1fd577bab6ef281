import { type Happened, projection, readRow, writtenRow } from '../projection.ts'
import type { DayEvent } from '../day/day.ts'
import type { QueueEvent } from './events.ts'
import { checkCode } from './check-code.ts'
import { foldVersion } from './snapshot.ts'
import { evolveTicket, takenTicket } from './ticket.ts'
import type { TicketRecord } from './types.ts'

/** A ticket of any day. Instants are ISO 8601 UTC. */
export type TicketHistory = {
  /** As the fold had it, but without the person's tag (its key ends with the day) and the place in the line. */
  record: TicketRecord
  /** The entry and the command that took it. */
  seq: number
  commandId: string
  /** First call and first service; null if it never came to that. */
  calledAt: string | null
  servedAt: string | null
  /** When it was done, not shown up for or cancelled; null while it is open. */
  finishedAt: string | null
  /** The window that had it last, and the clerk there. */
  window: string | null
  clerk: string | null
}

const SLIP_DAYS = 7 // a slip is asked about for a week; so the index of secrets stays small for good

/** Every ticket ever taken, and how it went. */
export const ticketProjection = projection({
  name: 'tickets',
  // It folds as the queue does, so it goes with the queue's fold.
  version: foldVersion * 100 + 3,
  // Keyed by the entry that took the ticket, so that rows go in one after another; the index of days grows at its end,
  // too, and only the slim one of ids is random.
  tables: `
    CREATE TABLE tickets (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, day TEXT NOT NULL, number TEXT NOT NULL,
      state TEXT NOT NULL, ended TEXT, history TEXT NOT NULL
    ) STRICT;
    CREATE INDEX tickets_by_day ON tickets (day, number);
    CREATE TABLE slips (
      token TEXT PRIMARY KEY, seq INTEGER NOT NULL, day TEXT NOT NULL, number TEXT NOT NULL,
      check_code TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX slips_by_number ON slips (number, day);`,
  statements: {
    put: `INSERT INTO tickets (seq, id, day, number, state, ended, history) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (seq) DO UPDATE SET
        day = excluded.day, state = excluded.state, ended = excluded.ended, history = excluded.history`,
    byId: 'SELECT history FROM tickets WHERE id = ?',
    byToken: 'SELECT history FROM tickets WHERE seq = (SELECT seq FROM slips WHERE token = ?)',
    byNumber: `SELECT history FROM tickets WHERE seq =
      (SELECT seq FROM slips WHERE number = ? AND day >= ? ORDER BY day DESC, seq DESC LIMIT 1)`,
    endedOn: `SELECT history FROM tickets WHERE day = ? AND state = ? ORDER BY ended DESC, seq DESC LIMIT ?`,
    numberedOn: 'SELECT history FROM tickets WHERE day = ? AND number = ? ORDER BY seq DESC LIMIT ?',
    // From day to day backwards: each is one step in the index, however many tickets it had.
    numbered: `WITH RECURSIVE days (day) AS (
        SELECT max(day) FROM tickets
        UNION ALL
        SELECT (SELECT max(day) FROM tickets WHERE day < days.day) FROM days WHERE days.day IS NOT NULL
      )
      SELECT history FROM days JOIN tickets USING (day) WHERE number = ? ORDER BY day DESC, seq DESC LIMIT ?`,
    byCheck: `SELECT history FROM tickets WHERE seq IN (SELECT seq FROM slips WHERE check_code = ?)
      ORDER BY seq DESC LIMIT ?`,
    rememberSlip: 'INSERT OR REPLACE INTO slips (token, seq, day, number, check_code) VALUES (?, ?, ?, ?, ?)',
    forgetSlips: 'DELETE FROM slips WHERE day < ?',
  },
  apply(tables, events: readonly Happened<QueueEvent | DayEvent>[]) {
    // A ticket changes several times within minutes; what it has come to is written once.
    const changed = new Map<string, TicketHistory>()
    for (const { event, at } of events) {
      if (event.type === 'day-opened') {
        tables.run('forgetSlips', daysBefore(event.day, SLIP_DAYS))
      } else if (event.type === 'ticket-taken') {
        const record = { ...takenTicket(event, at, 0), personTag: null }
        const { seq, commandId } = at
        const none = { calledAt: null, servedAt: null, finishedAt: null, window: null, clerk: null }
        changed.set(record.id, { record, seq, commandId, ...none })
        tables.run('rememberSlip', event.token, seq, at.day, event.number, checkCode(event.token))
      } else if ('ticketId' in event) {
        const before = changed.get(event.ticketId) ?? historyOf(tables.get('byId', event.ticketId))
        if (before === undefined) continue
        const record = evolveTicket(before.record, event, at)
        if (record !== before.record) changed.set(record.id, went(before, record, clerkOf(event)))
        const { token, day, number } = record
        if (event.type === 'ticket-carried-over')
          tables.run('rememberSlip', token, before.seq, day, number, checkCode(token))
      }
    }
    for (const history of changed.values()) {
      const { seq, finishedAt, record } = history
      const { id, day, number, state } = record
      tables.run('put', seq, id, day, number, state.at, finishedAt, writtenRow(history))
    }
  },
  queries: (tables) => ({
    byId: (ticketId: string) => historyOf(tables.get('byId', ticketId)),
    /** By the secret of its slip; for a week. */
    byToken: (token: string) => historyOf(tables.get('byToken', token)),
    /** The newest one of a number on a day, YYYY-MM-DD, or after it; for a week. */
    byNumber: (number: string, day: string) => historyOf(tables.get('byNumber', number, day)),
    /** Those that ended so on a day, the newest end first. */
    endedOn: (day: string, at: 'done' | 'cancelled', most: number) =>
      historiesOf(tables.all('endedOn', day, at, most)),
    /** Those of a number, the newest first: of one day, or of every day that is kept. */
    numbered: (number: string, day: string | null, most: number) =>
      historiesOf(
        day === null ? tables.all('numbered', number, most) : tables.all('numberedOn', day, number, most),
      ),
    /** Those with a 查询码, the newest first; for a week. */
    byCheck: (check: string, most: number) => historiesOf(tables.all('byCheck', check, most)),
  }),
})

/** The clerk that an event at a window names. */
const clerkOf = (event: object): string | null =>
  'clerk' in event && typeof event.clerk === 'string' ? event.clerk : null

/** How far a ticket has come with its newest record. `clerk`: who brought it there, null for nobody at a window. */
const went = (before: TicketHistory, record: TicketRecord, clerk: string | null): TicketHistory => {
  const history = { ...before, record, finishedAt: null, clerk: clerk ?? before.clerk }
  const { state } = record
  switch (state.at) {
    case 'called':
      return { ...history, window: state.window, calledAt: before.calledAt ?? state.calledAt }
    case 'serving':
      return { ...history, window: state.window, servedAt: before.servedAt ?? state.startedAt }
    case 'done':
      return { ...history, window: state.window, finishedAt: state.finishedAt }
    case 'no-show':
    case 'cancelled':
      return { ...history, finishedAt: state.since }
    case 'waiting':
    case 'held':
      return history
  }
}

const historyOf = (row: { history?: unknown } | undefined): TicketHistory | undefined =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its checksum vouches for what was written
  row === undefined ? undefined : (readRow(row.history) as TicketHistory)

const historiesOf = (rows: readonly { history?: unknown }[]): readonly TicketHistory[] =>
  rows.flatMap((row) => historyOf(row) ?? [])

const daysBefore = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).subtract({ days }).toString()
