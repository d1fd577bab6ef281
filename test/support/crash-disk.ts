import { dirname } from 'node:path'
import type { FileSystem } from '#daemon/store/file-system.ts'

/** Every file by its path: what a disk may hold when the power comes back. */
export type Image = ReadonlyMap<string, Uint8Array>

/**
 * A file system in memory that remembers what is durable: the content of a file since its last sync, and the names of a
 * folder since the last sync of that folder.
 */
export type CrashDisk = FileSystem & {
  /** Everything as a running program sees it. */
  image(): Image
  /** Every different state that a power cut at this instant may leave. */
  crashStates(): Image[]
}

type Inode = { bytes: Uint8Array; durable: Uint8Array }
/** One step of a folder: names that come or go (null) together. */
type Step = readonly (readonly [path: string, inode: Inode | null])[]

const EMPTY = new Uint8Array()

/**
 * Starts from `start`, all of it durable, and calls `onStep` before and after every operation. With a kind of sync
 * `stubbed` it does nothing.
 */
export function crashDisk(
  start: Image = new Map(),
  options: { onStep?: (disk: CrashDisk) => void; stubbed?: readonly ('file' | 'folder')[] } = {},
): CrashDisk {
  const names = new Map<string, Inode>()
  for (const [path, bytes] of start) names.set(path, { bytes, durable: bytes })
  let durableNames = new Map(names)
  let pending: Step[] = []
  let made = 0

  function step(names_: Step): void {
    applyStep(names, names_)
    pending.push(names_)
  }
  function inodeAt(path: string): Inode {
    const inode = names.get(path)
    if (inode === undefined) throw fault('ENOENT', path)
    return inode
  }
  async function around<T>(operation: () => T): Promise<T> {
    options.onStep?.(disk)
    const result = operation()
    options.onStep?.(disk)
    return result
  }

  const disk: CrashDisk = {
    makeFolder: async () => undefined,
    list: async (folder) => [...names.keys()].filter((path) => dirname(path) === folder).map(nameOf),
    read: async (path) => names.get(path)?.bytes ?? null,
    create: (path) =>
      around(() => {
        if (names.has(path)) throw fault('EEXIST', path)
        const inode: Inode = { bytes: EMPTY, durable: EMPTY }
        step([[path, inode]])
        return {
          write: (bytes) =>
            around(() => {
              inode.bytes = Buffer.concat([inode.bytes, bytes])
            }),
          sync: () =>
            around(() => {
              if (!options.stubbed?.includes('file')) inode.durable = inode.bytes
            }),
          close: async () => undefined,
        }
      }),
    link: (from, to) =>
      around(() => {
        if (names.has(to)) throw fault('EEXIST', to)
        step([[to, inodeAt(from)]])
      }),
    rename: (from, to) =>
      around(() => {
        const inode = inodeAt(from)
        // POSIX: two names of one file stay as they are.
        if (names.get(to) === inode) return
        step([
          [to, inode],
          [from, null],
        ])
      }),
    remove: (path) => around(() => (names.has(path) ? step([[path, null]]) : undefined)),
    syncFolder: () =>
      around(() => {
        if (options.stubbed?.includes('folder')) return
        durableNames = new Map(names)
        pending = []
      }),
    unique: () => String((made += 1)),
    image: () => new Map([...names].map(([path, { bytes }]) => [path, bytes])),
    crashStates: () => {
      const states = new Map<string, Image>()
      for (let chosen = 0; chosen < 2 ** pending.length; chosen++) {
        const left = new Map(durableNames)
        pending.forEach((names_, i) => {
          if ((chosen & (2 ** i)) !== 0) applyStep(left, names_)
        })
        for (const image of contents([...left])) states.set(keyOf(image), image)
      }
      return [...states.values()]
    },
  }
  return disk
}

function applyStep(names: Map<string, Inode>, step: Step): void {
  for (const [path, inode] of step) {
    if (inode === null) names.delete(path)
    else names.set(path, inode)
  }
}

/** Every combination of what the files under these names may hold. */
function contents(left: readonly (readonly [string, Inode])[]): Image[] {
  let images: Map<string, Uint8Array>[] = [new Map()]
  for (const [path, inode] of left) {
    images = images.flatMap((image) => remainsOf(inode).map((bytes) => new Map([...image, [path, bytes]])))
  }
  return images
}

function remainsOf({ bytes, durable }: Inode): Uint8Array[] {
  if (bytes === durable) return [durable]
  const half = bytes.subarray(0, bytes.length >> 1)
  const zeros = Buffer.alloc(bytes.length)
  const halfThenZeros = Buffer.concat([half, zeros.subarray(half.length)])
  return [durable, EMPTY, bytes, half, halfThenZeros, zeros]
}

function keyOf(image: Image): string {
  return [...image]
    .map(([path, bytes]) => `${path} ${Buffer.from(bytes).toString('base64')}`)
    .sort()
    .join('\n')
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A fault as Node's own file functions give it. */
export function fault(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code, syscall: 'test', path })
}
