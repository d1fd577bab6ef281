import { hash } from 'node:crypto'
import { join } from 'node:path'
import { type Replaced, removeLeftovers, replaceDurably } from '../durable-file.ts'
import { type FileSystem, systemFiles } from '../file-system.ts'

/** Pictures of staff in the data folder's photos/, each named by its content, so that a name never changes meaning. */
export type Photos = {
  save(
    bytes: Uint8Array,
    ending: 'jpg' | 'png',
  ): Promise<{ at: 'saved'; name: string } | Exclude<Replaced, { at: 'written' }>>
  /** Null where there is no such picture. */
  read(name: string): Promise<Uint8Array | null>
  /** Removes every picture that is none of `names`. */
  keepOnly(names: ReadonlySet<string>): Promise<void>
}

const NAME = /^[0-9a-f]{32}\.(jpg|png)$/

export function openPhotos(dataFolder: string, files: FileSystem = systemFiles): Photos {
  const folder = join(dataFolder, 'photos')
  return {
    async save(bytes, ending) {
      const name = `${hash('sha256', bytes).slice(0, 32)}.${ending}`
      const path = join(folder, name)
      await files.makeFolder(folder)
      await removeLeftovers(files, path)
      // The same bytes under the same name: there is nothing to replace.
      if ((await files.read(path)) !== null) return { at: 'saved', name }
      const replaced = await replaceDurably(files, path, bytes)
      return replaced.at === 'written' ? { at: 'saved', name } : replaced
    },
    read: async (name) => (NAME.test(name) ? files.read(join(folder, name)) : null),
    async keepOnly(names) {
      await files.makeFolder(folder)
      for (const name of await files.list(folder)) {
        if (!names.has(name)) await files.remove(join(folder, name))
      }
    },
  }
}
