import { execFileSync } from 'node:child_process'
import { closeSync, cpSync, existsSync, fsyncSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { onTestFinished } from 'vitest'
import { errorCode } from '#daemon/store/file-system.ts'
import { openDatabase } from '#daemon/store/sqlite.ts'
import { tempFolder } from './temp-folder.ts'

const DISK_BYTES = 24 * 1024 * 1024
/** Its own journal takes some of it. */
const EXT4_BYTES = 2 * DISK_BYTES

/** A disk that a test can fill to the last byte and empty again. */
export type SmallDisk = {
  folder: string
  open(path: string): DatabaseSync
  fill(): void
  makeRoom(): void
}

/** Real small disks need root; a limit on the pages of the database does the same to SQLite alone. */
export const smallDisks: readonly { name: string; make(): SmallDisk }[] = canMount()
  ? [
      { name: 'a small tmpfs', make: smallTmpfs },
      { name: 'a limit on its pages', make: pageLimit },
    ]
  : [{ name: 'a limit on its pages', make: pageLimit }]

function canMount(): boolean {
  try {
    execFileSync('/usr/bin/unshare', ['--mount', '/usr/bin/mount', '-t', 'tmpfs', 'none', '/mnt'], {
      stdio: 'ignore',
    })
    return process.getuid?.() === 0
  } catch {
    return false
  }
}

function smallTmpfs(): SmallDisk {
  const folder = tempFolder()
  mountTmpfs(folder)
  return mounted(folder)
}

/**
 * What lies in `folder` is on the small disk from then on. Null where this user may not mount. `on`: ext4 takes a loop
 * device and e2fsprogs; where they are missing it is a tmpfs all the same.
 */
export function smallDiskUnder(
  folder: string,
  on: 'tmpfs' | 'ext4' = 'tmpfs',
): (SmallDisk & { setReadOnly(): void; setWritable(): void }) | null {
  if (!canMount()) return null
  const aside = tempFolder()
  cpSync(folder, aside, { recursive: true })
  if (on === 'tmpfs' || !mountExt4(folder)) mountTmpfs(folder)
  const disk = mounted(folder)
  cpSync(aside, folder, { recursive: true })
  return {
    ...disk,
    setReadOnly: () => void execFileSync('/usr/bin/mount', ['-o', 'remount,ro', folder]),
    setWritable: () => void execFileSync('/usr/bin/mount', ['-o', 'remount,rw', folder]),
  }
}

function mountTmpfs(folder: string): void {
  execFileSync('/usr/bin/mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'none', folder])
}

/** False where this machine cannot. */
function mountExt4(folder: string): boolean {
  const image = join(tempFolder(), 'image')
  closeSync(openSync(image, 'w'))
  truncateSync(image, EXT4_BYTES)
  try {
    execFileSync('/usr/sbin/mkfs.ext4', ['-q', image], { stdio: 'ignore' })
    execFileSync('/usr/bin/mount', ['-o', 'loop', image, folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function mounted(folder: string): SmallDisk {
  onTestFinished(() => {
    execFileSync('/usr/bin/umount', ['--lazy', folder])
  })
  const filler = join(folder, 'filler')
  return {
    folder,
    open: openDatabase,
    fill: () => {
      const file = openSync(filler, 'a')
      for (const bytes of [65_536, 4096, 1]) writeUntilFull(file, Buffer.alloc(bytes))
      closeSync(file)
    },
    makeRoom: () => rmSync(filler),
  }
}

function writeUntilFull(file: number, chunk: Buffer): void {
  try {
    for (;;) writeSync(file, chunk)
  } catch (error) {
    if (errorCode(error) !== 'ENOSPC') throw error
  }
  fsyncSync(file)
}

/** While it is full, only the room of the reserve is left, and the database gets that once the reserve is gone. */
function pageLimit(): SmallDisk {
  const folder = tempFolder()
  const reserve = join(folder, 'reserve.bin')
  let state: 'roomy' | 'full' = 'roomy'
  return {
    folder,
    open: (path) => {
      const database = openDatabase(path)
      const exec = database.exec.bind(database)
      database.exec = (sql) => {
        // SQLite raises a limit below the present size to that size.
        const pages = state === 'full' && existsSync(reserve) ? 1 : 1_000_000
        if (sql.startsWith('BEGIN')) exec(`PRAGMA max_page_count = ${pages}`)
        exec(sql)
      }
      return database
    },
    fill: () => {
      state = 'full'
    },
    makeRoom: () => {
      state = 'roomy'
    },
  }
}
