import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MadeRoot } from './root.ts'

const MIB = 1024 ** 2
/** GPT types, as sfdisk names them. */
const PARTITIONS = [
  { name: 'station-esp', mib: 512, type: 'uefi' },
  { name: 'root-a', mib: 1536, type: '4F68BCE3-E8CD-4DB1-96E7-FBCAF984B709' },
  // Empty until the first update.
  { name: 'root-b', mib: 1536, type: '4F68BCE3-E8CD-4DB1-96E7-FBCAF984B709' },
  // The last one: at the first start it takes the rest of the disk.
  { name: 'station-data', mib: 512, type: 'linux' },
] as const

/** The root as a file that is copied into a partition as it is. `time`: seconds since 1970, of all its files. */
export function packRoot(
  { system }: MadeRoot,
  to: string,
  { time, isQuick }: { time: number; isQuick: boolean },
): void {
  const level = isQuick ? '3' : '19'
  run(
    'mksquashfs',
    system,
    to,
    '-noappend',
    '-quiet',
    '-no-progress',
    '-comp',
    'zstd',
    '-Xcompression-level',
    level,
    '-mkfs-time',
    `${time}`,
  )
}

/** The whole disk, `root` in its first half. `number`: by which systemd-boot prefers the later root. */
export function packDisk(
  { system, data }: MadeRoot,
  { work, root, to, number }: { work: string; root: string; to: string; number: number },
): void {
  const esp = join(work, 'esp.img')
  packEsp(system, esp, join(work, 'esp'), number)
  const kept = join(work, 'data.img')
  writeFileSync(kept, '')
  truncateSync(kept, sizeOf('station-data'))
  run('mkfs.ext4', '-q', '-L', 'station-data', '-d', data, kept)
  if (statSync(root).size > sizeOf('root-a')) throw new Error(`${root} is larger than its partition`)

  const files = { 'station-esp': esp, 'root-a': root, 'root-b': null, 'station-data': kept }
  writeFileSync(to, '')
  truncateSync(to, (PARTITIONS.reduce((sum, { mib }) => sum + mib, 0) + 2) * MIB)
  const lines = PARTITIONS.map(({ name, mib, type }) => `name=${name}, size=${mib}MiB, type=${type}`)
  execFileSync('sfdisk', ['--quiet', to], {
    input: ['label: gpt', 'first-lba: 2048', ...lines, ''].join('\n'),
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  let at = 1
  for (const { name, mib } of PARTITIONS) {
    const file = files[name]
    if (file !== null)
      run('dd', `if=${file}`, `of=${to}`, 'bs=1M', `seek=${at}`, 'conv=notrunc,sparse', 'status=none')
    at += mib
  }
}

/** What the firmware reads: systemd-boot, and the kernel of the root, which has three boots to show that it is well. */
function packEsp(system: string, to: string, tree: string, number: number): void {
  for (const folder of ['EFI/BOOT', 'EFI/systemd', 'loader/entries', 'root-a', 'root-b'])
    mkdirSync(join(tree, folder), { recursive: true })
  const loader = join(system, 'usr/lib/systemd/boot/efi/systemd-bootx64.efi')
  copyFileSync(loader, join(tree, 'EFI/BOOT/BOOTX64.EFI'))
  for (const [link, name] of [
    ['vmlinuz', 'vmlinuz'],
    ['initrd.img', 'initrd.img'],
  ] as const)
    execFileSync('sh', ['-ec', 'cp "$0"/boot/"$1"-* "$2"', system, link, join(tree, 'root-a', name)])
  writeFileSync(join(tree, 'loader/loader.conf'), 'timeout 0\neditor no\n')
  const entry = readFileSync(join(system, 'usr/lib/station-image/entry.conf'), 'utf8')
  writeFileSync(
    join(tree, 'loader/entries/root-a+3.conf'),
    entry.replaceAll('SLOT', 'root-a').replace('NUMBER', `${number}`),
  )
  writeFileSync(to, '')
  truncateSync(to, sizeOf('station-esp'))
  run('mkfs.vfat', '-F', '32', '-n', 'STATION', to)
  execFileSync('sh', ['-ec', 'mcopy -s -i "$0" "$1"/* ::/', to, tree], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

function sizeOf(wanted: (typeof PARTITIONS)[number]['name']): number {
  return (PARTITIONS.find(({ name }) => name === wanted)?.mib ?? 0) * MIB
}

function run(command: string, ...args: string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
}
