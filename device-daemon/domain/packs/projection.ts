import { type Happened, projection, readRow, writtenRow } from '../projection.ts'
import { isPackEvent, type PackEvent } from './events.ts'

/** What was done about 全市目录; `time`: an instant, ISO 8601 UTC. */
export type PackAct = PackEvent & { time: string }

/** Every pack that was ever taken. */
export const packsProjection = projection({
  name: 'packs',
  version: 1,
  tables: 'CREATE TABLE acts (place INTEGER PRIMARY KEY, act TEXT NOT NULL) STRICT;',
  statements: {
    add: 'INSERT INTO acts (act) VALUES (?)',
    newest: 'SELECT act FROM acts ORDER BY place DESC LIMIT ?',
  },
  apply(tables, events: readonly Happened<{ type: string }>[]) {
    for (const { event, at } of events) {
      if (!isPackEvent(event)) continue
      const act: PackAct = { ...event, time: at.time }
      tables.run('add', writtenRow(act))
    }
  },
  queries: (tables) => ({
    /** Newest first. */
    newest: (count: number): PackAct[] =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its checksum vouches for what was written
      tables.all('newest', count).map(({ act }) => readRow(act) as PackAct),
  }),
})
