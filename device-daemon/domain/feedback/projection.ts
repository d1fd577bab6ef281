import type { FeedbackAbout } from '#contract/feedback.ts'
import { type Happened, projection, readRow, writtenRow } from '../projection.ts'
import { isFeedbackEvent } from './events.ts'
import { evolveRecord, type FeedbackRecord, isOver } from './record.ts'

/** Names what one speaks of, for the column that finds it again. */
const aboutKey = (about: FeedbackAbout): string => {
  switch (about.at) {
    case 'guide':
      return `guide/${about.seq}`
    case 'notice':
      return noticeKey(about.id)
    case 'station':
      return 'station'
  }
}

const noticeKey = (id: string) => `notice/${id}`

/** Everything that residents have ever told the station, also what is over and so has left the state. */
export const feedbackProjection = projection({
  name: 'feedback',
  version: 1,
  tables: `
    CREATE TABLE records (id TEXT PRIMARY KEY, number INTEGER NOT NULL, code TEXT NOT NULL, about TEXT NOT NULL,
      over INTEGER NOT NULL, contact_until TEXT, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX by_code ON records (code);
    CREATE INDEX over_by_number ON records (over, number);
    CREATE INDEX by_about ON records (about, number);
    CREATE INDEX by_contact ON records (contact_until) WHERE contact_until IS NOT NULL;
  `,
  statements: {
    put: `INSERT OR REPLACE INTO records (id, number, code, about, over, contact_until, record)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
    byId: 'SELECT record FROM records WHERE id = ?',
    byCode: 'SELECT record FROM records WHERE code = ? ORDER BY number DESC LIMIT 1',
    over: 'SELECT record FROM records WHERE over = 1 AND number < ? ORDER BY number DESC LIMIT ?',
    about: 'SELECT record FROM records WHERE about = ? ORDER BY number DESC LIMIT ?',
    ended: 'SELECT record FROM records WHERE contact_until IS NOT NULL AND contact_until < ? ORDER BY number',
  },
  apply(tables, events: readonly Happened<{ type: string }>[]) {
    for (const { event, at } of events) {
      if (!isFeedbackEvent(event)) continue
      const record = evolveRecord(recordOf(tables.get('byId', event.feedbackId)), event, at)
      if (record === undefined) continue
      const { id, number, code, about, phone, remark, contactUntil } = record
      const sealed = phone !== null || remark !== null
      const until = sealed ? contactUntil : null
      tables.run('put', id, number, code, aboutKey(about), isOver(record) ? 1 : 0, until, writtenRow(record))
    }
  },
  queries: (tables) => ({
    byId: (id: string): FeedbackRecord | undefined => recordOf(tables.get('byId', id)),
    byCode: (code: string): FeedbackRecord | undefined => recordOf(tables.get('byCode', code)),
    /** Those that are over with a number below this one, newest first. */
    over: (before: number, count: number): FeedbackRecord[] => recordsOf(tables.all('over', before, count)),
    /** What was said about a notice, newest first. */
    ofNotice: (id: string, count: number): FeedbackRecord[] =>
      recordsOf(tables.all('about', noticeKey(id), count)),
    /** Those in which something is sealed still, though its term ended before this day (YYYY-MM-DD). */
    ended: (day: string): FeedbackRecord[] => recordsOf(tables.all('ended', day)),
  }),
})

type Row = Readonly<Record<string, unknown>>

const recordOf = (row: Row | undefined): FeedbackRecord | undefined =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its checksum vouches for what was written
  row === undefined ? undefined : (readRow(row['record']) as FeedbackRecord)

const recordsOf = (rows: readonly Row[]): FeedbackRecord[] => rows.flatMap((row) => recordOf(row) ?? [])
