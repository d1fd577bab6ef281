import { existsSync } from 'node:fs'
import { readFile, stat, statfs } from 'node:fs/promises'
import { basename } from 'node:path'

/** Where a backup can be put. `id` is its path. */
export type BackupPlace = { id: string; at: 'folder' | 'stick'; name: string; freeBytes: number }

/** Where the package and desktops mount what is plugged in. */
const STICKS = /^\/(?:run\/)?media\//
const MOUNTS = '/proc/self/mounts'

/** The folder of the settings, where it is there, and the sticks that are plugged in. */
export async function backupPlaces(
  folder: string | null,
  mounts: string = MOUNTS,
): Promise<readonly BackupPlace[]> {
  const sticks = (await readFile(mounts, 'utf8').catch(() => '')).split('\n').flatMap((line) => {
    const [device = '', folder = ''] = line.split(' ')
    const path = folder.replaceAll('\\040', ' ')
    // One that was pulled out stays mounted for a moment and can be asked about, but its device is gone at once.
    const isIn = !device.startsWith('/dev/') || existsSync(device)
    return STICKS.test(path) && isIn ? [{ path, at: 'stick' as const }] : []
  })
  // In the daemon's sandbox one stick is mounted twice, once in its own view of /media.
  const each = new Map(sticks.map((stick) => [stick.path, stick])).values()
  const all = [...(folder === null ? [] : [{ path: folder, at: 'folder' as const }]), ...each]
  const found = await Promise.all(
    all.map(async ({ path, at }): Promise<BackupPlace[]> => {
      try {
        if (!(await stat(path)).isDirectory()) return []
        const { bavail, bsize } = await statfs(path)
        return [{ id: path, at, name: at === 'folder' ? path : basename(path), freeBytes: bavail * bsize }]
      } catch {
        // Not there, or pulled out while it was looked at.
        return []
      }
    }),
  )
  return found.flat()
}
