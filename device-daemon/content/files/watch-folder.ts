import { type FSWatcher, watch } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#daemon/clock.ts'

/** What of a configuration folder is watched; folders with all they hold. */
const WATCHED = ['station.yaml', 'devices.yaml', 'board.yaml', 'places.yaml', 'catalogue', 'notices']
/** An editor or a copy writes in several steps: only what has stayed the same for so long is read. */
const QUIET_MS = 250
/** Not every file system tells of changes (network shares, bind mounts), and a busy one may miss some. */
const LOOK_EVERY_MS = 5_000

/**
 * Calls `changed` once the files below `folder` have come to rest and are no longer as they were when they were last read:
 * `read` gives their mark of that moment. Returns the end of watching.
 */
export function watchFolder(
  folder: string,
  read: () => string,
  clock: Clock,
  changed: () => void,
): () => void {
  const watchers = new Map<string, FSWatcher>()
  /** As the last look found it, and as `changed` was last told of. */
  let seen: string | null = null
  let told: string | null = null
  let ended = false
  let looking = false
  /** Something has happened while looking, perhaps too late to be seen. */
  let again = false
  let cancelLook = () => {}

  function lookIn(ms: number): void {
    cancelLook()
    if (!ended) cancelLook = clock.after(ms, () => void look())
  }

  function noticed(): void {
    if (looking) again = true
    else lookIn(QUIET_MS)
  }

  async function look(): Promise<void> {
    looking = true
    again = false
    const { text, folders } = await markOf(folder)
    looking = false
    if (ended) return
    follow([folder, ...folders])
    const differs = text !== read() && text !== told
    const rests = text === seen
    seen = text
    if (differs && rests) {
      told = text
      changed()
    }
    lookIn(again || (differs && !rests) ? QUIET_MS : LOOK_EVERY_MS)
  }

  /** Folders come and go with classes of notices. */
  function follow(folders: readonly string[]): void {
    for (const [path, watcher] of watchers) {
      if (folders.includes(path)) continue
      watcher.close()
      watchers.delete(path)
    }
    for (const path of folders) if (!watchers.has(path)) begin(path)
  }

  function begin(path: string): void {
    try {
      const watcher = watch(path, { persistent: false }, noticed)
      watchers.set(path, watcher)
      watcher.on('error', () => {
        watcher.close()
        watchers.delete(path)
      })
    } catch {
      // The system has no watch left, or the folder has just gone: the slow look finds what changes.
    }
  }

  void look()
  return () => {
    ended = true
    cancelLook()
    for (const watcher of watchers.values()) watcher.close()
  }
}

/** Names, sizes and times of all that is watched as one text, and the folders in it. */
export async function markOf(folder: string): Promise<{ text: string; folders: string[] }> {
  const lines: string[] = []
  const folders: string[] = []
  const add = async (path: string): Promise<void> => {
    const about = await stat(path).catch(() => null)
    if (about === null) return
    if (!about.isDirectory()) {
      lines.push(`${path} ${about.size} ${about.mtimeMs} ${about.ino}`)
      return
    }
    folders.push(path)
    lines.push(path)
    for (const name of await readdir(path).catch(() => [])) await add(join(path, name))
  }
  for (const name of WATCHED) await add(join(folder, name))
  return { text: lines.toSorted().join('\n'), folders }
}
