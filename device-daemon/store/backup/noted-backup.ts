import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Check } from 'typebox/value'
import { parseJson } from '../canonical.ts'
import { type Replaced, replaceDurably } from '../durable-file.ts'
import { errorCode, sharedFiles } from '../file-system.ts'

/**
 * The last backup that was made by command. The command alone writes this file and the daemon only reads it, so that the
 * two need not wait for one another: the ledger has one writer, which is the daemon.
 */
const NOTED_BACKUP = 'backup-made.json'

const NotedBackup = Type.Object({
  /** Instant, ISO 8601 UTC. */
  time: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' }),
  /** The folder it lies in, and its name there. */
  place: Type.String(),
  file: Type.String(),
  bytes: Type.Integer({ minimum: 0 }),
  /** Of the ledger in it. */
  entries: Type.Integer({ minimum: 0 }),
})
export type NotedBackup = Static<typeof NotedBackup>

export const notedIn = (dataDir: string): string => join(dataDir, NOTED_BACKUP)

export const noteBackup = (path: string, backup: NotedBackup): Promise<Replaced> =>
  replaceDurably(sharedFiles, path, Buffer.from(`${JSON.stringify(backup)}\n`))

/** Null where there is none, or none that can be read: a backup more is made, and no harm done. */
export async function readNotedBackup(path: string): Promise<NotedBackup | null> {
  try {
    const value = parseJson(await readFile(path, 'utf8'))
    return Check(NotedBackup, value) ? value : null
  } catch (error) {
    if (errorCode(error) === null) throw error
    return null
  }
}
