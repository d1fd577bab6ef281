import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '#daemon/clock.ts'
import { takeInstanceLock } from '#daemon/store/instance-lock.ts'
import { type Disk, freeBytes, isThere, sizeOf } from './disk.ts'

/**
 * The copy lies in the data folder itself, so that the way back is made of renames alone, which need no room. `copy` is there
 * only while it is whole; `coming` is the same folder once everything newer has been moved aside.
 */
const placesIn = (data: string) => ({
  partial: join(data, 'before-update.partial'),
  copy: join(data, 'before-update'),
  coming: join(data, 'before-update.coming'),
  /** What the release wrote that did not stay: for a technician, without keys. */
  aside: join(data, 'after-update'),
})

/**
 * Never copied and never put back. What numbers were given while a release was tried stays known, so that none is given again; its
 * files keep their form from release to release for this reason (store/ledger/high-water.ts).
 */
const STAYS =
  /^(?:marks\.json.*|given\.bin|lock\.db.*|before-update.*|after-update|before-restore-.*|.*\.tmp-.*)$/
const KEYS = /^keys\.db/
/** Of the disk, so that what comes after the copy finds room. */
const LEAVES_BYTES = 64 * 1024 * 1024

export type Copied = { at: 'copied' } | { at: 'failed'; reason: 'in-use' | 'no-space' }

/** Copies all data of a station that is stopped, keys too: they never leave the folder. Rejects where the disk refuses. */
export async function copyData(data: string, disk: Disk): Promise<Copied> {
  return asOwnerOf(data, async () => {
    const { partial, copy, coming, aside } = placesIn(data)
    const lock = await takeInstanceLock(data, systemClock)
    if (lock.at !== 'held') return { at: 'failed', reason: 'in-use' }
    try {
      for (const path of [partial, copy, coming, aside]) await disk.removeAll(path)
      if ((await freeBytes(data)) < (await sizeOf(data)) + LEAVES_BYTES)
        return { at: 'failed', reason: 'no-space' }
      await copyFolder(data, partial, disk, STAYS)
      await disk.rename(partial, copy)
      await disk.syncFolder(data)
      return { at: 'copied' }
    } finally {
      lock.release()
    }
  })
}

async function copyFolder(from: string, to: string, disk: Disk, leftOut?: RegExp): Promise<void> {
  await disk.makeFolder(to)
  for (const name of await readdir(from)) {
    if (leftOut?.test(name) === true) continue
    const about = await lstat(join(from, name))
    if (about.isDirectory()) await copyFolder(join(from, name), join(to, name), disk)
    else if (about.isFile()) await disk.copy(join(from, name), join(to, name))
  }
  await disk.syncFolder(to)
}

/** Puts the copy in the place of what is there. Ended at any point, it is finished by doing it again; once done, that does nothing. */
export async function putBack(data: string, disk: Disk): Promise<void> {
  await asOwnerOf(data, async () => {
    const { copy, coming, aside } = placesIn(data)
    if (!(await isThere(coming))) {
      if (!(await isThere(copy))) return
      await disk.makeFolder(aside)
      for (const name of await readdir(data))
        if (!STAYS.test(name)) await disk.rename(join(data, name), join(aside, name))
      await disk.syncFolder(aside)
      await disk.rename(copy, coming)
      await disk.syncFolder(data)
    }
    for (const name of await readdir(coming)) await disk.rename(join(coming, name), join(data, name))
    await disk.syncFolder(data)
    // A key that is destroyed later must not live on here.
    for (const name of await readdir(aside)) if (KEYS.test(name)) await disk.removeAll(join(aside, name))
    await disk.removeAll(coming)
  })
}

/** Once a release stays: keys that are destroyed from now on must not live on in a copy. */
export async function dropCopy(data: string, disk: Disk): Promise<void> {
  await asOwnerOf(data, async () => {
    const { partial, copy } = placesIn(data)
    for (const path of [partial, copy]) await disk.removeAll(path)
  })
}

/** With no more rights than the daemon has, so that nothing that it may have laid there leads root astray. */
async function asOwnerOf<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const { uid, gid } = await lstat(folder)
  const own = { uid: process.geteuid?.() ?? uid, gid: process.getegid?.() ?? gid }
  if (own.uid === uid || own.uid !== 0) return work()
  process.setegid?.(gid)
  process.seteuid?.(uid)
  try {
    return await work()
  } finally {
    process.seteuid?.(own.uid)
    process.setegid?.(own.gid)
  }
}
