import { randomUUID } from 'node:crypto'
import { constants } from 'node:os'
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'

/** A new file being written; what it holds is durable only after `sync`. */
export interface NewFile {
  write(bytes: Uint8Array): Promise<void>
  sync(): Promise<void>
  close(): Promise<void>
}

/**
 * The few file operations that durable files are made of, so that a test can record them and rebuild every state a
 * crash may leave. Faults reject with the system's own error (`code` such as ENOSPC).
 */
export interface FileSystem {
  makeFolder(path: string): Promise<void>
  list(folder: string): Promise<readonly string[]>
  /** Null where there is no such file. */
  read(path: string): Promise<Uint8Array | null>
  /** Makes the file, readable by this user alone where nothing else is said. */
  create(path: string): Promise<NewFile>
  link(from: string, to: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  /** No fault where there is no such file. */
  remove(path: string): Promise<void>
  /** Makes the folder's names durable. */
  syncFolder(folder: string): Promise<void>
  /** For names that are not in use. */
  unique(): string
}

export const systemFiles: FileSystem = {
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 })
  },
  list: (folder) => readdir(folder),
  read: async (path) => {
    try {
      return await readFile(path)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null
      throw error
    }
  },
  create: (path) => create(path, 0o600),
  link,
  rename,
  remove: (path) => rm(path, { force: true }),
  syncFolder: async (folder) => {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
  unique: () => randomUUID().slice(0, 8),
}

/** For files that people edit as well: others may read what it makes. */
export const sharedFiles: FileSystem = { ...systemFiles, create: (path) => create(path, 0o644) }

async function create(path: string, mode: number): Promise<NewFile> {
  const handle = await open(path, 'wx', mode)
  return {
    write: (bytes) => handle.writeFile(bytes),
    sync: () => handle.sync(),
    close: () => handle.close(),
  }
}

/** The system's name of a fault of files (ENOSPC, EIO …), or null where the error is none. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  if (!('syscall' in error)) return null
  // Node has no name for this one and says `Unknown system error -122`.
  return 'errno' in error && error.errno === -constants.errno.EDQUOT ? 'EDQUOT' : error.code
}

/** The same, for a place where only faults of files are expected: anything else is a bug and thrown on. */
export function codeOrThrow(error: unknown): string {
  const code = errorCode(error)
  if (code === null) throw error
  return code
}
