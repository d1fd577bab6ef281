// How the whole box does: from the power to the first ticket, the memory of all its parts, and what a year leaves on its disk.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { writeHistory } from '../../scripts/bench/history.ts'
import { root } from '../../scripts/setup.mjs'
import { bootGuest } from './machine/guest.ts'
import type { Kernel } from './machine/kernel.ts'

/** Seconds since the kernel began; MB by part. */
export type BoxSeen = {
  ticketAfter: number
  homeAfter: number
  memory: { daemon: number; keeper: number; compositor: number; browser: number }
}
/** `mb`: of the data folder, by what each file holds. */
type YearKept = { tickets: number; mb: { ledger: number; views: number; rest: number } }
export type BoxTried = { seen: BoxSeen; year: YearKept }

const DISK_MIB = 512
const TICKETS_A_DAY = 200
const DAYS = 365

export async function tryBox({
  kernel,
  accel,
  say,
}: {
  kernel: Kernel
  accel: 'kvm' | 'tcg'
  say: (text: string) => void
}): Promise<BoxTried> {
  const folder = mkdtempSync(join(tmpdir(), 'box-'))
  const disk = join(folder, 'disk.img')
  try {
    execFileSync('truncate', ['-s', `${DISK_MIB}M`, disk])
    execFileSync('mkfs.ext4', ['-q', disk])
    const guest = bootGuest({
      kernel,
      accel,
      results: folder,
      script: 'test/hardware/guest/box.sh',
      devices: ['-drive', `file=${disk},if=none,id=data,format=raw`, '-device', 'virtio-blk-pci,drive=data'],
      told: say,
    })
    await guest.ended
    const seen = JSON.parse(readFileSync(join(folder, 'box.json'), 'utf8')) as BoxSeen
    return { seen, year: await keepYear(join(folder, 'year')) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Each ticket printed, called, served and finished, five entries in all. */
async function keepYear(data: string): Promise<YearKept> {
  const tickets = TICKETS_A_DAY * DAYS
  mkdirSync(data)
  await writeHistory(join(root, 'config'), data, { tickets, life: 'served' })
  const mb = { ledger: 0, views: 0, rest: 0 }
  for (const entry of readdirSync(data, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const name = relative(data, path)
    const part = name.startsWith('ledger') ? 'ledger' : name.startsWith('views') ? 'views' : 'rest'
    mb[part] += statSync(path).size / 1024 ** 2
  }
  return { tickets, mb }
}
