import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Clock } from '#daemon/clock.ts'
import { type DiskReason, diskReason } from '../sqlite.ts'

const RESERVE_BYTES = 8 * 1024 * 1024
const CHUNK_BYTES = 1024 * 1024
// Taken again only when as much is left beside it, or it would be given up at once.
const FREE_BYTES_TO_RETAKE = 2 * RESERVE_BYTES
const RETAKE_EVERY_MS = 5000
/** With less beside it at the start, the disk is asked whether it takes anything. */
const FREE_BYTES_IN_DOUBT = 1024 * 1024

/** `released`: the disk was full, the reserve's room is what the clerk finishes the day with. */
export type Reserve = {
  state(): { at: 'held' } | { at: 'released' }
  /** Gives the room back to the disk. */
  release(): void
  /** Takes the room again where the disk has enough of it; looks at most every 5 s. */
  retake(): void
}

/**
 * A file of 8 MiB at `path` that only takes up room until the disk is full; one that is full already at the start is said to
 * be so before anybody wants anything of it.
 */
export function openReserve(
  path: string,
  clock: Clock,
  probe: (folder: string) => DiskReason | null,
): Reserve {
  let lookedAt = Number.NEGATIVE_INFINITY
  let state: ReturnType<Reserve['state']> = { at: holds(path) ? 'held' : 'released' }
  const reserve: Reserve = {
    state: () => state,
    release: () => {
      rmSync(path, { force: true })
      state = { at: 'released' }
      lookedAt = clock.monotonic()
    },
    retake: () => {
      if (state.at === 'held' || clock.monotonic() - lookedAt < RETAKE_EVERY_MS) return
      lookedAt = clock.monotonic()
      if (fill(path)) state = { at: 'held' }
    },
  }
  reserve.retake()
  if (state.at === 'held' && freeBytes(path) < FREE_BYTES_IN_DOUBT && probe(dirname(path)) === 'disk-full')
    reserve.release()
  return reserve
}

/** As the system says; some of what is kept for root may be had beyond it. */
function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(dirname(path))
  return bavail * bsize
}

function holds(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.size === RESERVE_BYTES
}

function fill(path: string): boolean {
  try {
    if (freeBytes(path) < FREE_BYTES_TO_RETAKE) return false
    const file = openSync(path, 'w', 0o600)
    try {
      // Random, because a compressing file system would give zeros no room.
      const chunk = randomBytes(CHUNK_BYTES)
      for (let written = 0; written < RESERVE_BYTES;) written += writeSync(file, chunk)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    return true
  } catch (error) {
    if (diskReason(error) === null) throw error
    rmSync(path, { force: true })
    return false
  }
}
