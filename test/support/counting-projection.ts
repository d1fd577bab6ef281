import { type AreaProjection, type Happened, projection } from '#daemon/domain/projection.ts'

/**
 * A projection of a test's own: how many tickets each kiosk gave. Counting shows an entry that is taken in twice or
 * never. `apply` may be given to go wrong.
 */
export function countingProjection({ version = 1, before = (_seq: number): void => {} } = {}) {
  const counted = projection({
    name: 'counts',
    version,
    tables: 'CREATE TABLE counts (kiosk TEXT PRIMARY KEY, tickets INTEGER NOT NULL) STRICT;',
    statements: {
      add: 'INSERT INTO counts VALUES (?, 1) ON CONFLICT (kiosk) DO UPDATE SET tickets = tickets + 1',
      all: 'SELECT kiosk, tickets FROM counts ORDER BY kiosk',
      of: 'SELECT tickets FROM counts WHERE kiosk = ?',
    },
    apply(tables, events: readonly Happened<{ type: 'ticket-taken'; kiosk: string }>[]) {
      for (const { event, at } of events) {
        before(at.seq)
        tables.run('add', event.kiosk)
      }
    },
    queries: (tables) => ({
      /** Tickets of a kiosk. */
      of: (kiosk: string): number => Number(tables.get('of', kiosk)?.['tickets'] ?? 0),
      all: (): readonly (readonly [kiosk: string, tickets: number])[] =>
        tables.all('all').map((row) => [String(row['kiosk']), Number(row['tickets'])]),
    }),
  })
  const area: AreaProjection = { projection: counted, events: { 'ticket-taken': true } }
  return { counted, area }
}
