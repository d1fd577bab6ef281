import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { codeOrThrow } from '../file-system.ts'
import { readPublicKey, type TrustedKey } from '../packs/pack-keys.ts'

const ENDING = '.pub'

/**
 * Whose updates a machine takes: one file a key, named for its owner. The folder is root's: what signs programs decides more
 * than any page of the station may.
 */
export async function readUpdateKeys(folder: string): Promise<readonly TrustedKey[]> {
  const keys: TrustedKey[] = []
  for (const file of await filesOf(folder)) {
    const read = readPublicKey(await readFile(join(folder, file), 'utf8'))
    if (read.at === 'key') keys.push({ name: basename(file, ENDING), key: read.key })
  }
  return keys
}

async function filesOf(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(ENDING)).toSorted()
  } catch (error) {
    codeOrThrow(error)
    return []
  }
}
