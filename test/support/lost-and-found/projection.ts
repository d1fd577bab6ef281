import { type Happened, projection } from '#daemon/domain/projection.ts'
import { evolveThing, type LostThing, type LostThingEvent } from './thing.ts'

/** Every thing ever left here, also what has been handed back and so left the state. */
export const lostThings = projection({
  name: 'lost-things',
  version: 1,
  tables: 'CREATE TABLE things (id TEXT PRIMARY KEY, thing TEXT NOT NULL) STRICT, WITHOUT ROWID;',
  statements: {
    put: 'INSERT OR REPLACE INTO things (id, thing) VALUES (?, ?)',
    byId: 'SELECT thing FROM things WHERE id = ?',
    all: 'SELECT thing FROM things ORDER BY id',
  },
  apply(tables, events: readonly Happened<LostThingEvent | { type: 'ticket-done' }>[]) {
    for (const { event, at } of events) {
      if (event.type === 'ticket-done') continue
      const thing = evolveThing(thingOf(tables.get('byId', event.thingId)), event, at)
      tables.run('put', thing.id, JSON.stringify(thing))
    }
  },
  queries: (tables) => ({
    byId: (thingId: string) => thingOf(tables.get('byId', thingId)),
    all: () => tables.all('all').flatMap((row) => thingOf(row) ?? []),
  }),
})

const thingOf = (row: { thing?: unknown } | undefined): LostThing | undefined =>
  row === undefined ? undefined : JSON.parse(String(row.thing))
