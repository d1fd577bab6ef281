import { type Happened, projection, readRow, writtenRow } from '../projection.ts'
import type { CaseEvent } from '../cases/events.ts'
import { isBookingEvent } from './events.ts'
import { dayOf, evolveRecord, isOpen, keepsAPerson } from './record.ts'
import type { BookingRecord } from './state.ts'

type Row = Readonly<Record<string, unknown>>

const recordOf = (row: Row | undefined): BookingRecord | undefined =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its checksum vouches for what was written
  row === undefined ? undefined : (readRow(row['record']) as BookingRecord)

const recordsOf = (rows: readonly Row[]): BookingRecord[] => rows.flatMap((row) => recordOf(row) ?? [])

type CaseOpened = Extract<CaseEvent, { type: 'case-opened' }>
const isCaseOpened = (event: { type: string }): event is CaseOpened => event.type === 'case-opened'

const withCase = (record: BookingRecord | undefined, caseId: string): BookingRecord | undefined =>
  record && { ...record, caseId }

/** Every booking there has ever been, also what is over and so has left the state. */
export const bookingsProjection = projection({
  name: 'bookings',
  version: 2,
  tables: `
    CREATE TABLE bookings (id TEXT PRIMARY KEY, ordinal INTEGER NOT NULL, code TEXT NOT NULL, over INTEGER NOT NULL,
      keeps_since TEXT, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX by_code ON bookings (code);
    CREATE INDEX over_by_number ON bookings (over, ordinal);
    CREATE INDEX by_end ON bookings (keeps_since) WHERE keeps_since IS NOT NULL;
  `,
  statements: {
    put: 'INSERT OR REPLACE INTO bookings (id, ordinal, code, over, keeps_since, record) VALUES (?, ?, ?, ?, ?, ?)',
    byId: 'SELECT record FROM bookings WHERE id = ?',
    byCode: 'SELECT record FROM bookings WHERE code = ? ORDER BY ordinal DESC LIMIT 1',
    kept: 'SELECT record FROM bookings WHERE keeps_since <= ? ORDER BY keeps_since LIMIT ?',
    over: 'SELECT record FROM bookings WHERE over = 1 ORDER BY ordinal DESC LIMIT ?',
  },
  leavesOut: { 'ticket-taken': true, 'day-opened': true },
  apply(tables, events: readonly Happened<{ type: string }>[]) {
    for (const { event, at } of events) {
      const record = isBookingEvent(event)
        ? evolveRecord(recordOf(tables.get('byId', event.bookingId)), event, at)
        : isCaseOpened(event) && event.ofBooking !== undefined
          ? withCase(recordOf(tables.get('byId', event.ofBooking)), event.caseId)
          : undefined
      if (record === undefined) continue
      const { id, ordinal, code, state, time } = record
      // One that is never ended keeps nobody for ever: its own day counts then.
      const since = isOpen(record) ? (dayOf(record) ?? time.slice(0, 10)) : state.on
      const keepsSince = keepsAPerson(record) ? since : null
      tables.run('put', id, ordinal, code, isOpen(record) ? 0 : 1, keepsSince, writtenRow(record))
    }
  },
  queries: (tables) => ({
    byId: (id: string): BookingRecord | undefined => recordOf(tables.get('byId', id)),
    byCode: (code: string): BookingRecord | undefined => recordOf(tables.get('byCode', code)),
    /** So many that ended, or were for a day, that long ago, and whose person can still be read, the longest first. */
    kept: (day: string, count: number): BookingRecord[] => recordsOf(tables.all('kept', day, count)),
    /** Those that are over, newest first. */
    over: (count: number): BookingRecord[] => recordsOf(tables.all('over', count)),
  }),
})
