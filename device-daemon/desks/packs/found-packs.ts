import type { Dirent } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A file that has the ending of a pack, and what was read of it. `folder`: where it lies. */
export type FoundFile<Read> = { name: string; folder: string; read: Read }

/** Sticks are mounted as deep as /run/media/<user>/<stick>. */
const DEPTH = 3
/** A stick holds whatever its owner put there: nobody waits until all of it is looked through. */
const FOLDERS_MAX = 200
const FILES_MAX = 20

/**
 * Looks for packs on sticks and in folders. A file is read once for as long as it stays as it is; one that is larger than
 * `maxBytes` is not read at all. What cannot be looked at is passed over: a stick may be pulled out at any time.
 */
export function openFoundPacks<Read>({
  folders,
  ending,
  maxBytes,
  read,
  basis = () => null,
}: {
  folders: readonly string[]
  ending: string
  maxBytes: number
  /** `bytes`: null for a file that is too large. */
  read(bytes: Uint8Array | null): Read
  /** What was read while this was another value is read again. */
  basis?(): unknown
}): { look(): Promise<readonly FoundFile<Read>[]> } {
  type Known = { mark: string; basis: unknown; read: Read }
  let known = new Map<string, Known>()
  let looking: Promise<readonly FoundFile<Read>[]> | null = null

  async function lookNow(): Promise<readonly FoundFile<Read>[]> {
    const seen = new Map<string, Known>()
    const found: FoundFile<Read>[] = []
    for (const { path, name, folder } of await findFiles(folders, ending)) {
      const one = await readOnce(path)
      if (one === null) continue
      seen.set(path, one)
      found.push({ name, folder, read: one.read })
    }
    known = seen
    return found
  }

  async function readOnce(path: string): Promise<Known | null> {
    try {
      const { size, mtimeMs, ino } = await stat(path)
      const mark = `${size} ${mtimeMs} ${ino}`
      const before = known.get(path)
      const now = basis()
      if (before?.mark === mark && before.basis === now) return before
      return { mark, basis: now, read: read(size > maxBytes ? null : await readFile(path)) }
    } catch {
      return null
    }
  }

  return {
    look() {
      looking ??= lookNow().finally(() => {
        looking = null
      })
      return looking
    },
  }
}

/** Files with that ending, on sticks and in folders. */
export async function findFiles(
  folders: readonly string[],
  ending: string,
): Promise<{ path: string; name: string; folder: string }[]> {
  const files: { path: string; name: string; folder: string }[] = []
  let level = folders
  let looked = 0
  for (let depth = 0; depth <= DEPTH; depth++) {
    const deeper: string[] = []
    for (const folder of level) {
      if ((looked += 1) > FOLDERS_MAX) return files
      for (const entry of await entriesOf(folder)) {
        const path = join(folder, entry.name)
        if (entry.isDirectory() && !entry.name.startsWith('.')) deeper.push(path)
        else if (entry.isFile() && entry.name.endsWith(ending)) files.push({ path, name: entry.name, folder })
        if (files.length === FILES_MAX) return files
      }
    }
    level = deeper
  }
  return files
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}
