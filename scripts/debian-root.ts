import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The Debians that the package is for, the oldest first, by their suites. */
export const DEBIANS = { bookworm: 12, trixie: 13 } as const
export type DebianSuite = keyof typeof DEBIANS
/** What a bare Debian has beside what the package asks for; curl is the tests' own. */
const BARE = ['systemd', 'systemd-sysv', 'dbus', 'curl']

/**
 * A folder with a bare Debian and what the package depends on, so that the package itself is installed without a network. It is
 * made once, which takes some minutes and a Debian mirror, and kept in the user's cache; nothing is ever written into it again.
 */
export function debianRoot(depends: readonly string[], suite: DebianSuite): string {
  const packages = [...BARE, ...depends]
  const hash = createHash('sha256').update(packages.toSorted().join()).digest('hex').slice(0, 12)
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'station-kiosk')
  const root = join(cache, `${suite}-${hash}`)
  if (existsSync(root)) return root
  const partial = `${root}.partial`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(cache, { recursive: true })
  const run = (command: string, ...args: string[]): void => {
    execFileSync(command, args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
  try {
    run('debootstrap', '--variant=minbase', suite, partial)
    run('chroot', partial, 'apt-get', 'update', '-qq')
    // What breaks off is thrown away whole, so nothing has to be safe on the disk meanwhile.
    const quick = ['-o', 'Dpkg::Options::=--force-unsafe-io']
    run(
      'chroot',
      partial,
      'apt-get',
      'install',
      '-qq',
      '-y',
      '--no-install-recommends',
      ...quick,
      ...packages,
    )
    run('chroot', partial, 'apt-get', 'clean')
  } catch (cause) {
    throw new Error('no Debian to install the package in: debootstrap needs root and a Debian mirror', {
      cause,
    })
  }
  renameSync(partial, root)
  return root
}

/** Names of the control field `Depends`; of alternatives the first. */
export function dependsOf(field: string): string[] {
  return field.split(',').map(
    (one) =>
      one
        .split('|')[0]
        ?.replace(/\(.*\)/, '')
        .trim() ?? '',
  )
}
