import type { ContentKind } from '#contract/contents.ts'
import { type Happened, projection, readRow, writtenRow } from '../projection.ts'
import { isContentEvent } from './events.ts'

/** A version that was kept; `by`: an account's id, null for the station itself; `time`: an instant, ISO 8601 UTC. */
export type VersionRecord = {
  version: number
  sha256: string
  base: number | null
  by: string | null
  time: string
}

/** Something that was done to a document in a browser. */
export type ContentChange = {
  at: 'edited' | 'published' | 'withdrawn'
  kind: ContentKind
  id: string
  version: number | null
  by: string | null
  time: string
  from: string | null
  until: string | null
}

/** Every version of every document, and what was done to them. */
export const contentProjection = projection({
  name: 'content',
  version: 1,
  tables: `
    CREATE TABLE versions (kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, kept TEXT NOT NULL,
      PRIMARY KEY (kind, id, version)) STRICT, WITHOUT ROWID;
    CREATE TABLE changes (place INTEGER PRIMARY KEY, change TEXT NOT NULL) STRICT;
  `,
  statements: {
    keep: 'INSERT OR REPLACE INTO versions (kind, id, version, kept) VALUES (?, ?, ?, ?)',
    add: 'INSERT INTO changes (change) VALUES (?)',
    one: 'SELECT kept FROM versions WHERE kind = ? AND id = ? AND version = ?',
    newest: 'SELECT kept FROM versions WHERE kind = ? AND id = ? ORDER BY version DESC LIMIT ?',
    changes: 'SELECT change FROM changes ORDER BY place DESC LIMIT ?',
  },
  apply(tables, events: readonly Happened<{ type: string }>[]) {
    for (const { event, at } of events) {
      if (!isContentEvent(event)) continue
      const { time, actor } = at
      const by = actor.at === 'staff' || actor.at === 'office' ? actor.account : null
      const { kind, id } = event
      const done = { kind, id, by, time, from: null, until: null }
      switch (event.type) {
        case 'content-edited': {
          const { version, sha256, base } = event
          const kept: VersionRecord = { version, sha256, base, by, time }
          tables.run('keep', kind, id, version, writtenRow(kept))
          add(tables, { ...done, at: 'edited', version })
          break
        }
        case 'content-published': {
          const { version, from = null, until = null } = event
          add(tables, { ...done, at: 'published', version, from, until })
          break
        }
        case 'content-withdrawn':
          add(tables, { ...done, at: 'withdrawn', version: null })
          break
      }
    }
  },
  queries: (tables) => ({
    version: (kind: ContentKind, id: string, version: number): VersionRecord | null => {
      const row = tables.get('one', kind, id, version)
      return row === undefined ? null : keptOf(row)
    },
    /** Newest first. */
    versions: (kind: ContentKind, id: string, count: number): VersionRecord[] =>
      tables.all('newest', kind, id, count).map(keptOf),
    /** Newest first. */
    changes: (count: number): ContentChange[] => tables.all('changes', count).map(changeOf),
  }),
})

const add = (tables: { run(statement: 'add', change: string): void }, change: ContentChange): void =>
  tables.run('add', writtenRow(change))

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its checksum vouches for what was written
const keptOf = ({ kept }: Readonly<Record<string, unknown>>) => readRow(kept) as VersionRecord
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its checksum vouches for what was written
const changeOf = ({ change }: Readonly<Record<string, unknown>>) => readRow(change) as ContentChange
