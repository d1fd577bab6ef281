import { stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { type Replaced, removeLeftovers, replaceDurably } from '../durable-file.ts'
import { codeOrThrow, type FileSystem, systemFiles } from '../file-system.ts'

type Saved = { at: 'saved' } | Exclude<Replaced, { at: 'written' }>

/** Pictures in a folder of the data folder, each named by its content, so that a name never changes meaning. */
export type PictureFiles = {
  save(name: string, bytes: Uint8Array): Promise<Saved>
  /** Null where there is no such picture. */
  read(name: string): Promise<Uint8Array | null>
  /** None where the folder is not there yet. */
  names(): Promise<readonly string[]>
  /** Of one that is there: when it was kept last, epoch milliseconds. */
  keptAt(name: string): Promise<number>
  /** The same picture was kept once more. */
  touch(name: string, epochMs: number): Promise<void>
  /** No fault where there is no such picture. */
  remove(name: string): Promise<void>
  /** Removes every picture that is none of `names`. */
  keepOnly(names: ReadonlySet<string>): Promise<void>
}

/** `names`: what a picture's name looks like; nothing else is read, so that no name leads out of the folder. */
export function openPictureFiles(
  { folder, names }: { folder: string; names: RegExp },
  files: FileSystem = systemFiles,
): PictureFiles {
  return {
    async save(name, bytes) {
      const path = join(folder, name)
      try {
        await files.makeFolder(folder)
        await removeLeftovers(files, path)
        // The same bytes under the same name: there is nothing to replace.
        if ((await files.read(path)) !== null) return { at: 'saved' }
      } catch (error) {
        return { at: 'failed', reason: codeOrThrow(error) }
      }
      const replaced = await replaceDurably(files, path, bytes)
      return replaced.at === 'written' ? { at: 'saved' } : replaced
    },
    read: async (name) => (names.test(name) ? files.read(join(folder, name)) : null),
    async names() {
      try {
        return (await files.list(folder)).filter((name) => names.test(name))
      } catch (error) {
        if (codeOrThrow(error) === 'ENOENT') return []
        throw error
      }
    },
    keptAt: async (name) => (await stat(join(folder, name))).mtimeMs,
    touch: (name, epochMs) => utimes(join(folder, name), epochMs / 1000, epochMs / 1000),
    remove: (name) => files.remove(join(folder, name)),
    async keepOnly(kept) {
      await files.makeFolder(folder)
      for (const name of await files.list(folder)) {
        if (!kept.has(name)) await files.remove(join(folder, name))
      }
    },
  }
}
