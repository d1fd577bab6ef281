import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type DiskReason, diskReason } from './sqlite.ts'

/** More than one block of any file system. */
const PROBE_BYTES = 64 * 1024

/**
 * What the disk of `folder` says to a write now; null where it takes it. The engine tells a quota that is used up, or a
 * file system that the kernel made read-only, from a broken disk no more than by one code for all of them.
 */
export function probeDisk(folder: string): DiskReason | null {
  const path = join(folder, 'probe.bin')
  try {
    const file = openSync(path, 'w', 0o600)
    try {
      writeSync(file, Buffer.alloc(PROBE_BYTES, 1))
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    return null
  } catch (error) {
    const reason = diskReason(error)
    if (reason === null) throw error
    return reason
  } finally {
    removeQuietly(path)
  }
}

/** One that stays is written over by the next probe; a disk that takes no write does not let it go either. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch (error) {
    if (diskReason(error) === null) throw error
  }
}
