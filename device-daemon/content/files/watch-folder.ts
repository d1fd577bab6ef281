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
  /** By path; a folder that was put in another's place is another one. */
  const watchers = new Map<string, { ino: number; watcher: FSWatcher }>()
  /** As the last look found it, and as `changed` was last told of. */
  let seen: string | null = null
  let told: string | null = null
  let ended = false
  let looking = false
  /** Something has happened while looking, perhaps too late to be seen. */
  let again = false
  let next: 'none' | 'soon' | 'later' = 'none'
  let cancelLook = () => {}

  function lookAgain(when: 'soon' | 'later'): void {
    cancelLook()
    next = when
    if (!ended) cancelLook = clock.after(when === 'soon' ? QUIET_MS : LOOK_EVERY_MS, () => void look())
  }

  function noticed(): void {
    if (looking) again = true
    // Not put off any more: something beside the contents may never rest.
    else if (next !== 'soon') lookAgain('soon')
  }

  async function look(): Promise<void> {
    looking = true
    again = false
    next = 'none'
    const { text, folders } = await markOf(folder, follow)
    looking = false
    if (ended) return
    leaveAllBut(folders)
    const differs = text !== read() && text !== told
    const rests = text === seen
    seen = text
    // What goes back to how it was read may change in the same way once more.
    if (text === read()) told = null
    if (differs && rests) {
      told = text
      changed()
    }
    lookAgain(again || (differs && !rests) ? 'soon' : 'later')
  }

  /** To be called before a folder is looked into: what changes there while it is being looked at is noticed, too. */
  function follow(path: string, ino: number): void {
    const known = watchers.get(path)
    if (ended || known?.ino === ino) return
    known?.watcher.close()
    watchers.delete(path)
    try {
      const watcher = watch(path, { persistent: false }, noticed)
      watchers.set(path, { ino, watcher })
      watcher.on('error', () => {
        watcher.close()
        if (watchers.get(path)?.watcher === watcher) watchers.delete(path)
      })
    } catch {
      // The system has no watch left, or the folder has just gone: the slow look finds what changes.
    }
  }

  /** Folders come and go with classes of notices. */
  function leaveAllBut(folders: readonly string[]): void {
    for (const [path, { watcher }] of watchers) {
      if (folders.includes(path)) continue
      watcher.close()
      watchers.delete(path)
    }
  }

  void look()
  return () => {
    ended = true
    cancelLook()
    for (const { watcher } of watchers.values()) watcher.close()
  }
}

/**
 * Names, sizes and times of all that is watched as one text, and the folders in it, `folder` among them. Calls `enter`
 * with each folder and its inode before it looks into it.
 */
export async function markOf(
  folder: string,
  enter: (path: string, ino: number) => void = () => {},
): Promise<{ text: string; folders: string[] }> {
  const lines: string[] = []
  const folders: string[] = []
  const add = async (path: string, namesIn: (path: string) => Promise<string[]>): Promise<void> => {
    const about = await stat(path).catch(() => null)
    if (about === null) return
    if (!about.isDirectory()) {
      lines.push(`${path} ${about.size} ${about.mtimeMs} ${about.ino}`)
      return
    }
    enter(path, about.ino)
    folders.push(path)
    lines.push(path)
    for (const name of await namesIn(path).catch(() => [])) await add(join(path, name), (of) => readdir(of))
  }
  await add(folder, () => Promise.resolve(WATCHED))
  return { text: lines.toSorted().join('\n'), folders }
}
