import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { debianRoot, dependsOf } from '../debian-root.ts'

/** Folders: the system as every machine has it, and what lies on the partition of the data at the first start. */
export type MadeRoot = { system: string; data: string }

/** What a machine of its own needs beside the package: a kernel, what starts it, a network, a firewall. */
const MACHINE = [
  // For data that a technician encrypts (README.md).
  'cryptsetup-bin',
  'libtss2-esys-3.0.2-0',
  'libtss2-mu0',
  'libtss2-rc0',
  'libtss2-tctildr0',
  'dosfstools',
  'initramfs-tools',
  'libgl1-mesa-dri',
  'linux-image-amd64',
  'nftables',
  'systemd-boot',
  'systemd-boot-efi',
  'systemd-resolved',
  'zstd',
]
const SECURITY = 'deb http://deb.debian.org/debian-security bookworm-security main\n'
/** The same in every root, because their files outlive it. */
const USERS = { 'station-kiosk': 890, 'station-screen': 891 }
const ENABLED = [
  'systemd-networkd.service',
  'systemd-resolved.service',
  'systemd-timesyncd.service',
  'station-boot-well.service',
  'station-firewall.service',
  'station-firewall-again.path',
  'station-machine-id.service',
  'station-root-restart.timer',
]
/** No console asks for a password, and nothing looks for packages on a root that is read-only. */
const MASKED = [
  'getty@.service',
  'serial-getty@.service',
  'apt-daily.timer',
  'apt-daily-upgrade.timer',
  'dpkg-db-backup.timer',
]

export function makeRoot({
  work,
  deb,
  config,
  added,
}: {
  work: string
  deb: string
  config?: string
  added?: string
}): MadeRoot {
  const depends = execFileSync('dpkg-deb', ['--field', deb, 'Depends'], { encoding: 'utf8' })
  const [system, data] = [join(work, 'system'), join(work, 'data')]
  run('cp', '-a', machineRoot(dependsOf(depends)), system)
  for (const [name, id] of Object.entries(USERS)) {
    inside(
      system,
      `adduser --system --group --quiet --no-create-home --home /nonexistent --uid ${id} ${name}`,
    )
  }
  run('cp', deb, join(system, 'station-kiosk.deb'))
  inside(system, 'dpkg --force-unsafe-io -i /station-kiosk.deb && rm /station-kiosk.deb')
  for (const folder of [join(import.meta.dirname, 'files'), ...(added === undefined ? [] : [added])])
    run('cp', '-r', '--preserve=mode', `${folder}/.`, system)
  inside(
    system,
    `systemctl --quiet enable ${ENABLED.join(' ')}
     systemctl --quiet mask ${MASKED.join(' ')}
     passwd --quiet --lock root
     update-initramfs -u
     mkdir -p /usr/share/station-image /efi
     dpkg-query -W >/usr/share/station-image/packages`,
  )
  writeFileSync(join(system, 'etc/hostname'), 'station\n')
  writeFileSync(join(system, 'etc/hosts'), '127.0.0.1 localhost station\n::1 localhost\n')
  // What each machine is known by is its own (scripts/image/files/etc/initramfs-tools).
  writeFileSync(join(system, 'etc/machine-id'), '')
  run('ln', '-sf', '../run/systemd/resolve/stub-resolv.conf', join(system, 'etc/resolv.conf'))
  run('ln', '-sf', '../proc/self/mounts', join(system, 'etc/mtab'))
  partData(system, data, config)
  return { system, data }
}

/** /var is the data's; the changed files of folders below /etc lie there, too. */
function partData(system: string, data: string, config: string | undefined): void {
  renameSync(join(system, 'var'), data)
  mkdirSync(join(system, 'var'))
  // Packages come with a root alone.
  for (const gone of ['cache/apt', 'cache/debconf', 'lib/apt', 'lib/dpkg', 'lib/systemd/random-seed'])
    rmSync(join(data, gone), { recursive: true, force: true })
  run('find', join(data, 'log'), '-type', 'f', '-delete')
  mkdirSync(join(data, 'log/journal'), { recursive: true })
  mkdirSync(join(data, 'lib/station-image/root'), { recursive: true, mode: 0o700 })
  run('chmod', '0755', join(data, 'lib/station-image'))
  for (const [folder, over] of [
    ['config', 'etc/station-kiosk'],
    ['update', 'etc/station-update'],
  ] as const) {
    const upper = join(data, 'lib/station-image', folder, 'upper')
    mkdirSync(join(data, 'lib/station-image', folder, 'work'), { recursive: true })
    mkdirSync(upper)
    if (folder === 'config' && config !== undefined) {
      run('cp', '-r', `${config}/.`, upper)
      run('chmod', '-R', 'u=rwX,go=rX', upper)
    }
    // The merged folder is whose the upper one is.
    run('chown', '-R', `--reference=${join(system, over)}`, upper)
    run('chmod', `--reference=${join(system, over)}`, upper)
  }
}

/** Debian as the package is tried in, with what makes it a machine; kept in the user's cache like that one. */
function machineRoot(depends: readonly string[]): string {
  const bare = debianRoot(depends, 'bookworm')
  const wanted = [...MACHINE, SECURITY].join()
  const root = `${bare}-machine-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`
  if (existsSync(root)) return root
  const partial = `${root}.partial`
  rmSync(partial, { recursive: true, force: true })
  run('cp', '-a', bare, partial)
  writeFileSync(join(partial, 'etc/apt/sources.list.d/security.list'), SECURITY)
  // What breaks off is thrown away whole, so nothing has to be safe on the disk meanwhile.
  const quick = '-qq -y --no-install-recommends -o Dpkg::Options::=--force-unsafe-io'
  inside(
    partial,
    `apt-get update -qq
     apt-get dist-upgrade ${quick}
     apt-get install ${quick} ${MACHINE.join(' ')}
     apt-get clean`,
  )
  renameSync(partial, root)
  return root
}

function run(command: string, ...args: string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Mounts of its own, so that none is left behind. */
function inside(root: string, script: string): void {
  execFileSync(
    'unshare',
    [
      '-m',
      'sh',
      '-ec',
      'mount -t proc proc "$0/proc"; mount -t devpts devpts "$0/dev/pts"; exec chroot "$0" sh -ec "$1"',
      root,
      script,
    ],
    {
      env: {
        PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
        LANG: 'C.UTF-8',
        DEBIAN_FRONTEND: 'noninteractive',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
}
