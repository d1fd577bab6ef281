import { type Happened, projection, readRow, writtenRow } from '../projection.ts'
import type { DayEvent } from '../day/day.ts'
import type { QueueEvent } from './events.ts'
import { checkCode } from './check-code.ts'
import { foldVersion } from './snapshot.ts'
import { evolveTicket, takenTicket, type TicketChange } from './ticket.ts'
import type { TicketRecord } from './state.ts'

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
  /** Where it was called first, and who ended it, by account; null where that was no clerk, or has not happened. */
  calledBy: AtWindow | null
  endedBy: AtWindow | null
  /** Why a cancelled one was; null for any other. */
  cancelledBy: 'resident' | 'clerk' | 'day-over' | null
  /** Whole seconds at windows, from each 开始办理 on, without those put aside. */
  serviceSeconds: number
}

/** `window`: null away from any window. */
type AtWindow = { window: string | null; clerk: string }

const SLIP_DAYS = 7 // a slip is asked about for a week; so the index of secrets stays small for good

/** Every ticket ever taken, and how it went. */
export const ticketProjection = projection({
  name: 'tickets',
  // It folds as the queue does, so it goes with the queue's fold.
  version: foldVersion * 100 + 5,
  // Keyed by the entry that took the ticket, so that rows go in one after another; the index of days grows at its end,
  // too, and only the slim one of ids is random.
  tables: `
    CREATE TABLE tickets (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, day TEXT NOT NULL, number TEXT NOT NULL,
      state TEXT NOT NULL, ended TEXT, history TEXT NOT NULL
    ) STRICT;
    CREATE INDEX tickets_by_day ON tickets (day, number);
    CREATE TABLE errands (
      day TEXT NOT NULL, seq INTEGER NOT NULL, taken INTEGER NOT NULL, PRIMARY KEY (day, seq)
    ) STRICT, WITHOUT ROWID;
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
    ofDay: 'SELECT history FROM tickets WHERE day = ? ORDER BY seq',
    countErrand: `INSERT INTO errands (day, seq, taken) VALUES (?, ?, 1)
      ON CONFLICT (day, seq) DO UPDATE SET taken = taken + 1`,
    takenByErrand: 'SELECT seq, sum(taken) AS taken FROM errands WHERE day >= ? GROUP BY seq',
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
        changed.set(record.id, { record, seq, commandId, ...NOTHING_YET })
        tables.run('rememberSlip', event.token, seq, at.day, event.number, checkCode(event.token))
        if (record.itemSeq !== null) tables.run('countErrand', at.day, record.itemSeq)
      } else if ('ticketId' in event) {
        const before = changed.get(event.ticketId) ?? historyOf(tables.get('byId', event.ticketId))
        if (before === undefined) continue
        const record = evolveTicket(before.record, event, at)
        if (record !== before.record) changed.set(record.id, went(before, record, event, at))
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
    /** Those of one day, in the order in which they were taken. */
    ofDay: (day: string) => historiesOf(tables.all('ofDay', day)),
    /** How many were taken from `day` on for each errand, by its seq; those without an errand are left out. */
    takenByErrand: (day: string): ReadonlyMap<number, number> =>
      new Map(tables.all('takenByErrand', day).map(({ seq, taken }) => [Number(seq), Number(taken)])),
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

const NOTHING_YET = {
  calledAt: null,
  servedAt: null,
  finishedAt: null,
  window: null,
  clerk: null,
  calledBy: null,
  endedBy: null,
  cancelledBy: null,
  serviceSeconds: 0,
} as const

/** Where an event was, and by which clerk: as it says itself, or else its entry. Null for nobody of the staff. */
const placeOf = (event: TicketChange, { actor }: Happened<QueueEvent>['at']): AtWindow | null => {
  if ('clerk' in event && event.clerk !== undefined)
    return { window: event.window ?? null, clerk: event.clerk }
  return actor.at === 'staff' ? { window: actor.window, clerk: actor.account } : null
}

/** How far a ticket has come with its newest record, and with the event that made it. */
const went = (
  before: TicketHistory,
  record: TicketRecord,
  event: TicketChange,
  at: Happened<QueueEvent>['at'],
): TicketHistory => {
  const { state } = record
  const place = placeOf(event, at)
  const clerk = 'clerk' in event ? (event.clerk ?? before.clerk) : before.clerk
  const serviceSeconds =
    before.serviceSeconds +
    secondsServed(before.record, record, at.time) -
    secondsTakenBack(before.record, event)
  const history = { ...before, record, clerk, serviceSeconds }
  // A slip changes nothing of how it went.
  if (state === before.record.state) return history
  const ended = { ...history, finishedAt: null, endedBy: null, cancelledBy: null }
  switch (state.at) {
    case 'called':
      return {
        ...ended,
        window: state.window,
        calledAt: before.calledAt ?? state.calledAt,
        calledBy: before.calledBy ?? place,
      }
    case 'serving':
      return { ...ended, window: state.window, servedAt: before.servedAt ?? state.startedAt }
    case 'done':
      return { ...ended, window: state.window, finishedAt: state.finishedAt, endedBy: place }
    case 'no-show':
      return { ...ended, finishedAt: state.since, endedBy: place }
    case 'cancelled': {
      const by = event.type === 'ticket-cancelled' ? event.by : null
      return { ...ended, finishedAt: state.since, cancelledBy: by, endedBy: by === 'clerk' ? place : null }
    }
    case 'waiting':
    case 'held':
      return ended
  }
}

/** Of a service that ended with this event; a clock that was set back meanwhile gives none. */
const secondsServed = ({ state }: TicketRecord, after: TicketRecord, time: string): number =>
  state.at === 'serving' && after.state !== state ? secondsBetween(state.startedAt, time) : 0

/** A 办完 that was taken back: its service goes on, and is counted whole when it ends. */
const secondsTakenBack = ({ state }: TicketRecord, event: TicketChange): number =>
  event.type === 'ticket-ending-undone' && state.at === 'done' && event.back.at === 'serving'
    ? secondsBetween(event.back.startedAt, state.finishedAt)
    : 0

const secondsBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))

const historyOf = (row: { history?: unknown } | undefined): TicketHistory | undefined =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its checksum vouches for what was written
  row === undefined ? undefined : (readRow(row.history) as TicketHistory)

const historiesOf = (rows: readonly { history?: unknown }[]): readonly TicketHistory[] =>
  rows.flatMap((row) => historyOf(row) ?? [])

const daysBefore = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).subtract({ days }).toString()
