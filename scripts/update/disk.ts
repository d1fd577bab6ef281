import { execFile, spawn } from 'node:child_process'
import { constants, createReadStream } from 'node:fs'
import { copyFile, lstat, mkdir, open, readdir, readlink, rm, statfs, symlink } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createZstdDecompress } from 'node:zlib'
import { errorCode, type FileSystem, sharedFiles } from '#daemon/store/file-system.ts'

const run = promisify(execFile)

/** Everything that an update does to a disk, so that a test can end it before and after each of them. */
export type Disk = FileSystem & {
  /** With all that it holds; no fault where there is none. */
  removeAll(path: string): Promise<void>
  /** Makes a link that leads to `to`. */
  point(path: string, to: string): Promise<void>
  /** Copies a file; durable when it resolves. */
  copy(from: string, to: string): Promise<void>
  /** The tar archive, packed with zstd, that begins at `offset` of the file; durable when it resolves. */
  unpack(archive: { path: string; offset: number }, folder: string): Promise<void>
}

export const systemDisk: Disk = {
  ...sharedFiles,
  makeFolder: async (path) => void (await mkdir(path, { recursive: true, mode: 0o755 })),
  removeAll: (path) => rm(path, { recursive: true, force: true }),
  point: (path, to) => symlink(to, path),
  async copy(from, to) {
    await copyFile(from, to, constants.COPYFILE_FICLONE)
    await using file = await open(to, 'r')
    await file.sync()
  },
  async unpack({ path, offset }, folder) {
    await mkdir(folder, { recursive: true, mode: 0o755 })
    const tar = spawn('tar', ['-x', '--no-same-owner', '-p', '-C', folder], {
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    const ended = new Promise<number | null>((resolve) => {
      tar.on('close', resolve).on('error', () => resolve(null))
    })
    const fed = pipeline(createReadStream(path, { start: offset }), createZstdDecompress(), tar.stdin)
    // tar may close before it has read the padding behind the end; how it ended says whether all is there.
    const [code] = await Promise.all([ended, fed.catch(() => {})])
    if (code !== 0) throw new Error(`tar ends with ${code}`)
    // Thousands of small files: all of their disk at once is quicker than one by one.
    await run('sync', ['-f', folder])
  },
}

/** Null where there is none. */
export async function leadsTo(path: string): Promise<string | null> {
  try {
    return await readlink(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

/** Bytes of the plain files below. */
export async function sizeOf(folder: string): Promise<number> {
  let sum = 0
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) sum += (await lstat(`${entry.parentPath}/${entry.name}`)).size
  return sum
}

export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
