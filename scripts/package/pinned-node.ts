import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { unpack } from '#daemon/store/backup/archive.ts'
import { type Architecture, architectures, type LockedPackage } from './modules.ts'

/** The pinned Node of a processor: its program and its licences. */
export type PinnedNode = { version: string; program: Uint8Array; licence: Uint8Array }

/** What is fetched once for many packages or trials. */
const cacheFolder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'station-kiosk')

/**
 * From node_modules for this machine's own processor; npm installs no other's, so another's comes from the registry, is kept
 * in the user's cache, and must be the one that the lock names.
 */
export async function readPinnedNode(
  root: string,
  architecture: Architecture,
  packages: readonly LockedPackage[],
): Promise<PinnedNode> {
  const locked = packages.find(({ name }) => name === `node-linux-${architectures[architecture]}`)
  if (locked === undefined) throw new Error(`package-lock.json pins no Node for ${architecture}`)
  const folder = join(root, locked.path)
  if (existsSync(join(folder, 'bin/node'))) {
    const read = (file: string) => readFileSync(join(folder, file))
    return { version: locked.version, program: read('bin/node'), licence: read('LICENSE') }
  }
  return { version: locked.version, ...(await unpacked(fetched(locked))) }
}

function fetched({ name, version, integrity }: LockedPackage): string {
  const kept = join(cacheFolder, `${name}-${version}.tgz`)
  if (!existsSync(kept)) {
    const fresh = join(cacheFolder, 'fetched')
    mkdirSync(fresh, { recursive: true })
    const said = execFileSync('npm', ['pack', `${name}@${version}`, '--pack-destination', fresh, '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [{ filename }]: [{ filename: string }] = JSON.parse(said)
    renameSync(join(fresh, filename), kept)
  }
  const sum = createHash('sha512').update(readFileSync(kept)).digest('base64')
  if (`sha512-${sum}` !== integrity) throw new Error(`${kept} is not what package-lock.json names; remove it`)
  return kept
}

async function unpacked(tarball: string): Promise<Pick<PinnedNode, 'program' | 'licence'>> {
  const found = new Map<string, Uint8Array>()
  await unpack(tarball, async ({ name, content }) => {
    if (name !== 'package/bin/node' && name !== 'package/LICENSE') return
    found.set(name, Buffer.concat(await Array.fromAsync(content)))
  })
  const program = found.get('package/bin/node')
  const licence = found.get('package/LICENSE')
  if (program === undefined || licence === undefined) throw new Error(`${tarball} holds no Node`)
  return { program, licence }
}
