import { type Happened, projection, readRow, writtenRow } from '../projection.ts'
import type { DayEvent } from '../day/day.ts'
import type { QueueEvent } from './events.ts'
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
  /** The window that called it last. */
  window: string | null
}

const SLIP_DAYS = 7 // a slip is asked about for a week; so the index of secrets stays small for good

/** Every ticket ever taken, and how it went. */
export const ticketProjection = projection({
  name: 'tickets',
  // It folds as the queue does, so it goes with the queue's fold.
  version: foldVersion * 100 + 2,
  // Keyed by the entry that took the ticket, so that rows go in one after another; only the slim index of ids is random.
  tables: `
    CREATE TABLE tickets (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, history TEXT NOT NULL) STRICT;
    CREATE TABLE slips (
      token TEXT PRIMARY KEY, seq INTEGER NOT NULL, day TEXT NOT NULL, number TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX slips_by_number ON slips (number, day);`,
  statements: {
    put: `INSERT INTO tickets (seq, id, history) VALUES (?, ?, ?)
      ON CONFLICT (seq) DO UPDATE SET history = excluded.history`,
    byId: 'SELECT history FROM tickets WHERE id = ?',
    byToken: 'SELECT history FROM tickets WHERE seq = (SELECT seq FROM slips WHERE token = ?)',
    byNumber: `SELECT history FROM tickets WHERE seq =
      (SELECT seq FROM slips WHERE number = ? AND day >= ? ORDER BY day DESC, seq DESC LIMIT 1)`,
    rememberSlip: 'INSERT OR REPLACE INTO slips (token, seq, day, number) VALUES (?, ?, ?, ?)',
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
        const taken = { seq, commandId, calledAt: null, servedAt: null, finishedAt: null, window: null }
        changed.set(record.id, { record, ...taken })
        tables.run('rememberSlip', event.token, seq, at.day, event.number)
      } else if ('ticketId' in event) {
        const before = changed.get(event.ticketId) ?? historyOf(tables.get('byId', event.ticketId))
        if (before === undefined) continue
        const record = evolveTicket(before.record, event, at)
        if (record !== before.record) changed.set(record.id, went(before, record))
        if (event.type === 'ticket-carried-over')
          tables.run('rememberSlip', record.token, before.seq, record.day, record.number)
      }
    }
    for (const history of changed.values())
      tables.run('put', history.seq, history.record.id, writtenRow(history))
  },
  queries: (tables) => ({
    byId: (ticketId: string) => historyOf(tables.get('byId', ticketId)),
    /** By the secret of its slip; for a week. */
    byToken: (token: string) => historyOf(tables.get('byToken', token)),
    /** The newest one of a number on a day, YYYY-MM-DD, or after it; for a week. */
    byNumber: (number: string, day: string) => historyOf(tables.get('byNumber', number, day)),
  }),
})

/** How far a ticket has come with its newest record. */
const went = (before: TicketHistory, record: TicketRecord): TicketHistory => {
  const history = { ...before, record, finishedAt: null }
  const { state } = record
  switch (state.at) {
    case 'called':
      return { ...history, window: state.window, calledAt: before.calledAt ?? state.calledAt }
    case 'serving':
      return { ...history, window: state.window, servedAt: before.servedAt ?? state.startedAt }
    case 'done':
      return { ...history, finishedAt: state.finishedAt }
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

const daysBefore = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).subtract({ days }).toString()
