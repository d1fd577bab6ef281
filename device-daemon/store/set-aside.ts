import { dirname } from 'node:path'
import { codeOrThrow, type FileSystem } from './file-system.ts'

/** What else belongs to a file, by what its name ends with. */
export const WITH_PREVIOUS = ['.prev']
/** What SQLite keeps of one database; only together are they whole. */
export const WITH_LOGS = ['-wal', '-shm']

/**
 * Gives a file that cannot be trusted, and the `companions` it has, another name: nothing of them changes, and nothing
 * stands in their place. `why` stands in the name for those who look into the folder. Returns the new name; rejects with
 * the disk's fault.
 */
export async function setAside(
  files: Pick<FileSystem, 'rename' | 'syncFolder' | 'unique'>,
  path: string,
  { why, companions }: { why: 'broken' | 'lost'; companions: readonly string[] },
): Promise<string> {
  const aside = `${path}.${why}-${files.unique()}`
  for (const companion of ['', ...companions]) {
    try {
      await files.rename(path + companion, aside + companion)
    } catch (error) {
      if (codeOrThrow(error) !== 'ENOENT') throw error
    }
  }
  await files.syncFolder(dirname(path))
  return aside
}
