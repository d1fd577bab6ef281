import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** `folder`: with boot/ and lib/modules/, as the package has them. */
export type Kernel = { folder: string; version: string; image: string; initrd: string }

/** Debian's ordinary kernel: the one for clouds has neither USB gadgets nor printers. */
const PACKAGE = 'linux-image-amd64'
/** What the guest needs before it sees the machine's files. */
const EARLY = ['virtio_pci', '9pnet_virtio', '9p', 'overlay', 'virtio_blk', 'ext4', 'virtio_net']

/** Debian's kernel, fetched once into the user's cache, and an initrd that is built anew each time, which takes a second. */
export function debianKernel(init: string): Kernel {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'station-kiosk')
  const name = execFileSync('apt-cache', ['depends', PACKAGE], { encoding: 'utf8' }).match(
    /Depends: (linux-image-\S+)/,
  )?.[1]
  if (name === undefined) throw new Error(`no kernel: apt-cache knows no ${PACKAGE}; run apt-get update`)
  const folder = join(cache, name)
  if (!existsSync(folder)) unpack(name, folder)
  const version = name.slice('linux-image-'.length)
  return {
    folder,
    version,
    image: join(folder, 'boot', `vmlinuz-${version}`),
    initrd: buildInitrd(folder, version, init),
  }
}

function unpack(name: string, folder: string): void {
  const partial = `${folder}.partial`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true })
  execFileSync('apt-get', ['download', '-qq', '-o', 'APT::Sandbox::User=root', name], { cwd: partial })
  const [deb = ''] = readdirSync(partial)
  execFileSync('dpkg-deb', ['-x', deb, '.'], { cwd: partial })
  rmSync(join(partial, deb))
  execFileSync('depmod', ['-b', partial, name.slice('linux-image-'.length)])
  renameSync(partial, folder)
}

function buildInitrd(folder: string, version: string, init: string): string {
  const tree = mkdtempSync(join(tmpdir(), 'kiosk-initrd-'))
  for (const each of ['bin', 'dev', 'proc', 'sys', 'modules']) mkdirSync(join(tree, each))
  copyFileSync('/bin/busybox', join(tree, 'bin/busybox'))
  copyFileSync(init, join(tree, 'init'))
  chmodSync(join(tree, 'init'), 0o755)
  const needed = EARLY.flatMap((module) =>
    execFileSync('modprobe', ['-d', folder, '-S', version, '--show-depends', module], { encoding: 'utf8' })
      .split('\n')
      .flatMap((line) => (line.startsWith('insmod ') ? [line.slice('insmod '.length).trim()] : [])),
  )
  const order = [...new Set(needed)]
  for (const file of order) copyFileSync(file, join(tree, 'modules', basename(file)))
  writeFileSync(join(tree, 'modules/order'), order.map((file) => `${basename(file)}\n`).join(''))
  const initrd = `${tree}.cpio`
  execFileSync('sh', ['-ec', 'cd "$0" && find . | cpio --quiet -o -H newc > "$1"', tree, initrd])
  rmSync(tree, { recursive: true })
  return initrd
}
