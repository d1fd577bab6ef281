import type { Area } from '../area.ts'

/** `place`: where it lies, as people know it; `file`: its name there; `entries`: of the ledger in it; `by`: an account. */
type Backup = { place: string; file: string; bytes: number; entries: number; by: string }

/** A backup that was asked for in the station and read back whole, as it stands in the ledger for ever. */
export type BackupsEvent = { type: 'backup-made' } & Backup

export type BackupsCommand = { type: 'record-backup' } & Backup

/** The newest one, with its instant, ISO 8601 UTC; null before the first. */
export type BackupsState = { readonly newest: (Backup & { time: string }) | null }

/** Backups of the station: who made the last one, when and where. */
export const backups: Area<{
  name: 'backups'
  state: BackupsState
  command: BackupsCommand
  event: BackupsEvent
}> = {
  name: 'backups',
  empty: { newest: null },
  foldVersion: 1,
  commands: { 'record-backup': true },
  events: { 'backup-made': true },
  hears: {},
  decide: (_whole, { place, file, bytes, entries, by }) => ({
    at: 'accepted',
    events: [{ type: 'backup-made', place, file, bytes, entries, by }],
  }),
  evolve: (_state, { place, file, bytes, entries, by }, { time }) => ({
    newest: { place, file, bytes, entries, by, time },
  }),
  snapshot: {
    save: (state) => state,
    load(json) {
      if (isSnapshot(json)) return json
      throw new Error('this is no snapshot of the backups')
    },
  },
}

const isSnapshot = (json: unknown): json is BackupsState =>
  typeof json === 'object' && json !== null && 'newest' in json && typeof json.newest === 'object'
