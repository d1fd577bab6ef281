import { join } from 'node:path'
import { previousOf, removeLeftovers, replaceDurably, unframe } from './durable-file.ts'
import { codeOrThrow, errorCode, type FileSystem, systemFiles } from './file-system.ts'
import { type EntryMark, holds, markAt } from './ledger/entry-mark.ts'
import type { Ledger } from './ledger/port.ts'
import { framedInChunks, type Pause } from './snapshot-body.ts'
import { setAside, WITH_PREVIOUS } from './set-aside.ts'

/** The folded state at one place of the ledger, so that a start need not read it from the beginning. */
export type SnapshotStore = {
  /**
   * `state` is plain JSON that nobody changes meanwhile: it is written piece by piece, between other work. A failed save
   * costs only time at the next start. `bytes`: size of the file.
   */
  save(snapshot: {
    seq: number
    foldVersion: string
    state: unknown
  }): Promise<{ at: 'written'; bytes: number } | { at: 'failed'; reason: string }>
  /** Null unless everything matches: the file, the version of the fold, and the entry at `seq` of this very ledger. */
  load(foldVersion: string): Promise<{ seq: number; state: unknown } | null>
  /** The entry that the newest whole file was taken at, of this ledger or not, by any version of the program. */
  found(): Promise<EntryMark | null>
  /** Gives the files another name, because they belong to a ledger that is lost: they are no evidence of this one. */
  setAside(): Promise<void>
}

/** Snapshots of `ledger` in `folder`/snapshot.json, the one before it kept beside it. */
export function openSnapshots(options: {
  folder: string
  ledger: Pick<Ledger, 'read'>
  files?: FileSystem
  pause?: Pause
}): SnapshotStore {
  const { folder, ledger, files = systemFiles, pause = nextTurn } = options
  const path = join(folder, 'snapshot.json')

  async function loadFrom(from: string, foldVersion: string) {
    const bytes = await readQuietly(files, from)
    const read = bytes === null ? null : unframe(bytes)
    if (read?.at !== 'ok') return null
    const { seq, commandId, prev, foldVersion: written } = read.framed.header
    if (written !== foldVersion || typeof seq !== 'number') return null
    if (!(await holds(ledger, { seq, commandId: String(commandId), prev: String(prev) }))) return null
    const state: unknown = JSON.parse(read.framed.body)
    return { seq, state }
  }

  async function foundIn(from: string): Promise<EntryMark | null> {
    const bytes = await readQuietly(files, from)
    const read = bytes === null ? null : unframe(bytes)
    if (read?.at !== 'ok') return null
    const { seq, commandId, prev } = read.framed.header
    return typeof seq === 'number' ? { seq, commandId: String(commandId), prev: String(prev) } : null
  }

  return {
    found: async () => (await foundIn(path)) ?? (await foundIn(previousOf(path))),
    async setAside() {
      try {
        await setAside(files, path, { why: 'lost', companions: WITH_PREVIOUS })
      } catch (error) {
        // The next start would name the same gap once more; nothing else is at stake.
        if (errorCode(error) === null) throw error
      }
    },
    save: async ({ seq, foldVersion, state }) => {
      const mark = await markAt(ledger, seq)
      if (mark === null) return { at: 'failed', reason: `the ledger does not give entry ${seq}` }
      const { chunks, release } = await framedInChunks({ ...mark, foldVersion }, state, pause)
      const bytes = chunks.reduce((sum, { length }) => sum + length, 0)
      const replaced = await replaceDurably(files, path, chunks)
      release()
      return replaced.at === 'written' ? { at: 'written', bytes } : { at: 'failed', reason: replaced.reason }
    },
    load: async (foldVersion) => {
      try {
        await removeLeftovers(files, path)
      } catch (error) {
        // Litter stops no start.
        codeOrThrow(error)
      }
      return (await loadFrom(path, foldVersion)) ?? (await loadFrom(previousOf(path), foldVersion))
    },
  }
}

const nextTurn: Pause = () => new Promise<void>((next) => void setImmediate(next))

async function readQuietly(files: FileSystem, path: string): Promise<Uint8Array | null> {
  try {
    return await files.read(path)
  } catch (error) {
    if (errorCode(error) === null) throw error
    return null
  }
}
