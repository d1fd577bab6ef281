import { type FileSystem, systemFiles } from '#daemon/store/file-system.ts'
import { fault } from './crash-disk.ts'

/** The real disk; each operation named in `faults` fails once, as if the disk were full. */
export function failing(faults: string[]): FileSystem {
  const fails = (operation: string) => {
    const i = faults.indexOf(operation)
    if (i === -1) return
    faults.splice(i, 1)
    throw fault('ENOSPC', operation)
  }
  return {
    ...systemFiles,
    create: async (path) => {
      fails('create')
      const file = await systemFiles.create(path)
      return {
        ...file,
        write: async (bytes) => {
          if (faults.includes('write')) await file.write(bytes.subarray(0, 10))
          fails('write')
          await file.write(bytes)
        },
        sync: async () => {
          fails('sync')
          await file.sync()
        },
      }
    },
    link: async (from, to) => {
      fails(to.endsWith('-back') ? 'linkBack' : 'link')
      await systemFiles.link(from, to)
    },
    rename: async (from, to) => {
      fails(to.endsWith('.prev') ? 'renamePrevious' : 'renameCurrent')
      await systemFiles.rename(from, to)
    },
    syncFolder: async (path) => {
      fails('syncFolder')
      await systemFiles.syncFolder(path)
    },
  }
}

/** The real disk; what it is asked to do is counted, and fails from the `first` time to the `last`. */
export function failingAt(count: () => number, first: number, last: number): FileSystem {
  const around = async <T>(operation: () => Promise<T>): Promise<T> => {
    const now = count()
    if (now >= first && now <= last) throw fault('EIO', `operation ${now}`)
    return operation()
  }
  return {
    ...systemFiles,
    read: (path) => around(() => systemFiles.read(path)),
    create: (path) =>
      around(async () => {
        const file = await systemFiles.create(path)
        return {
          write: (bytes) => around(() => file.write(bytes)),
          sync: () => around(() => file.sync()),
          close: () => file.close(),
        }
      }),
    link: (from, to) => around(() => systemFiles.link(from, to)),
    rename: (from, to) => around(() => systemFiles.rename(from, to)),
    remove: (path) => around(() => systemFiles.remove(path)),
    syncFolder: (path) => around(() => systemFiles.syncFolder(path)),
  }
}
