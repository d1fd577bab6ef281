import { type Happened, projection, readRow, writtenRow } from '../projection.ts'
import type { IssuingEvent } from './issuing.ts'

/** What was done about 停止取号 on a day; `time` is an instant, ISO 8601 UTC. */
export type IssuingAct =
  | {
      at: 'stopped'
      why: Extract<IssuingEvent, { type: 'issuing-stopped' }>['why']
      by: string
      time: string
    }
  | { at: 'resumed'; by: string; time: string }

/** When numbers were no longer given, day by day. */
export const issuingProjection = projection({
  name: 'opening',
  version: 1,
  tables: `
    CREATE TABLE acts (
      seq INTEGER NOT NULL, place INTEGER NOT NULL, day TEXT NOT NULL, act TEXT NOT NULL, PRIMARY KEY (seq, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX acts_by_day ON acts (day);`,
  statements: {
    add: 'INSERT OR REPLACE INTO acts (seq, place, day, act) VALUES (?, ?, ?, ?)',
    ofDay: 'SELECT act FROM acts WHERE day = ? ORDER BY seq, place',
  },
  leavesOut: { 'day-opened': true, 'day-corrected': true, 'ticket-taken': true },
  apply(tables, events: readonly Happened<{ type: string }>[]) {
    for (const { event, at } of events) {
      if (!isIssuing(event)) continue
      const { time, seq, day } = at
      if (event.type === 'issuing-stopped') {
        const act: IssuingAct = { at: 'stopped', why: event.why, by: event.by, time }
        tables.run('add', seq, 1, day, writtenRow(act))
      } else if (event.type === 'issuing-resumed') {
        const act: IssuingAct = { at: 'resumed', by: event.by, time }
        tables.run('add', seq, 0, day, writtenRow(act))
      }
    }
  },
  queries: (tables) => ({
    /** Of one day, YYYY-MM-DD, in the order in which it happened. */
    ofDay: (day: string): IssuingAct[] =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its checksum vouches for what was written
      tables.all('ofDay', day).map(({ act }) => readRow(act) as IssuingAct),
  }),
})

const ISSUING: ReadonlySet<string> = new Set<IssuingEvent['type']>(['issuing-stopped', 'issuing-resumed'])

const isIssuing = (event: { type: string }): event is IssuingEvent => ISSUING.has(event.type)
