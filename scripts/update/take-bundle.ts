import { execFile } from 'node:child_process'
import { lstat, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { BUNDLE_MAX_BYTES, checkBundle, LAUNCH } from '#daemon/store/updates/bundle.ts'
import { parseJson } from '#daemon/store/canonical.ts'
import { readUpdateKeys } from '#daemon/store/updates/update-keys.ts'
import {
  type Release,
  type UpdateOrder,
  type UpdateRefusal,
  type UpdateState,
  updatePlaces,
} from '#daemon/store/updates/update-state.ts'
import { type Disk, freeBytes, isThere } from './disk.ts'

const run = promisify(execFile)
/** Debian's name of this processor. */
const ARCH = process.arch === 'x64' ? 'amd64' : process.arch
/** Of the disk, beside what is unpacked. */
const LEAVES_BYTES = 64 * 1024 * 1024
/** A busy machine took more than half a minute for it. */
const RUNS_WITHIN_MS = 90_000

type Ground = { folder: string; ownProgram: string; keys: string; disk: Disk }
type Take = Extract<UpdateOrder, { at: 'take' }>

/** Where a release lies, as the link leads to it. */
export const releaseFolder = ({ number, version }: Pick<Release, 'number' | 'version'>): string =>
  join('versions', `${number}-${version}`)

/** Checks a bundle in the inbox and unpacks it beside what runs. Whatever is against it, nothing has changed. */
export async function takeBundle(ground: Ground, order: Take): Promise<UpdateState> {
  const { folder, disk, keys } = ground
  const { inbox, versions } = updatePlaces(folder)
  const sent = join(inbox, order.file)
  await mkdir(versions, { recursive: true })
  // The daemon may write to the inbox at any time: what is checked is a copy that it cannot reach.
  const own = join(versions, 'taking.update')
  const fresh = join(versions, 'taking')
  const refused = (why: UpdateRefusal, version: string | null): UpdateState => ({
    at: 'refused',
    id: order.id,
    by: order.by,
    why,
    version,
    time: new Date().toISOString(),
  })
  try {
    const about = (await isThere(sent)) ? await lstat(sent) : null
    if (about?.isFile() !== true) return refused('unreadable', null)
    if (about.size > BUNDLE_MAX_BYTES) return refused('no-bundle', null)
    if ((await freeBytes(versions)) < about.size + LEAVES_BYTES) return refused('no-space', null)
    await disk.removeAll(own)
    await disk.copy(sent, own)
    const read = await checkBundle(own, await readUpdateKeys(keys))
    if (read.at === 'refused') return refused(read.code, null)
    const { manifest, offset } = read
    const { version, number, arch, needs, payload, key } = manifest
    if (arch !== ARCH) return refused('other-arch', version)
    if (needs.launch > LAUNCH) return refused('needs-package', version)
    const running = await numberOf(ground)
    if (number === running) return refused('same', version)
    if (number < running && !order.older) return refused('older', version)
    if ((await freeBytes(versions)) < payload.unpacked + LEAVES_BYTES) return refused('no-space', version)
    const release: Release = { id: order.id, by: order.by, version, number, key, sha256: payload.sha256 }
    await disk.removeAll(fresh)
    await disk.unpack({ path: own, offset }, fresh)
    if (!(await saysItsVersion(fresh, version, inbox))) return refused('does-not-run', version)
    const place = join(folder, releaseFolder(release))
    await disk.removeAll(place)
    await disk.rename(fresh, place)
    await disk.syncFolder(versions)
    return { at: 'waiting', release, hindered: null, time: new Date().toISOString() }
  } finally {
    for (const path of [own, fresh]) await disk.removeAll(path)
  }
}

/** Of what runs; 0 where that is not known. */
async function numberOf({ folder, ownProgram }: Ground): Promise<number> {
  for (const program of [updatePlaces(folder).current, ownProgram]) {
    const read = parseJson(await readFile(join(program, 'release.json'), 'utf8').catch(() => ''))
    if (typeof read === 'object' && read !== null && 'number' in read) return Number(read.number)
  }
  return 0
}

/** Its Node runs on this Debian, and with it what the daemon will be: as the daemon's user, whose folder `inbox` is. */
async function saysItsVersion(program: string, version: string, inbox: string): Promise<boolean> {
  try {
    const { uid, gid } = await lstat(inbox)
    const { stdout } = await run(
      join(program, 'bin/node'),
      [join(program, 'device-daemon/dist/main.js'), '--version'],
      {
        timeout: RUNS_WITHIN_MS,
        env: { HOME: '/nonexistent' },
        ...(process.geteuid?.() === 0 && { uid, gid }),
      },
    )
    return stdout.trim() === version
  } catch {
    return false
  }
}
