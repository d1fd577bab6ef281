// `npm run test:image [-- system|recovery|display --keep DIR]`: makes the disk of `npm run image`, starts it in QEMU by firmware,
// and tries what it promises. `system`: the screen at home, the root read-only, the data grown and kept, the firewall, another
// root by a signed stick, a root that does not start. `recovery`: what it consists of is killed, part by part. `display`: what
// QEMU's screen shows when it is turned, when a technician presses the chord, and after closing. Writes sections of
// test/README.md and pictures beside this file. As root; each part takes a quarter of an hour under emulation. `--keep`: what was
// made stays there, and is taken from there the next time.
// The image differs from a shipped one by test/image/probe: a shell on a wire that QEMU holds, the kernel's words, and what an
// emulated machine needs to be waited for.
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { freePort } from '#test/support/start-station.ts'
import { prepareDebianPackages } from '../../scripts/debian.mjs'
import { prepareBuilt } from '../../scripts/setup.mjs'
import { startFromDisk } from './disk-guest.ts'
import { type Made, makeFiles, PORTS } from './files.ts'
import { lookAt } from './picture.ts'
import { type Seen, writeDisplayReport, writeRecoveryReport, writeSystemReport } from './report.ts'
import { tryDisplay } from './try-display.ts'
import { tryRecovery } from './try-recovery.ts'
import { trySystem } from './try-system.ts'
import { trialOf } from './trial.ts'

const PARTS = {
  system: [trySystem, writeSystemReport],
  recovery: [tryRecovery, writeRecoveryReport],
  display: [tryDisplay, writeDisplayReport],
} as const

const { values: flags, positionals } = parseArgs({
  options: { keep: { type: 'string' } },
  allowPositionals: true,
})
const prepared = await prepareDebianPackages(['image'])
if (prepared.at === 'failed') throw new Error(prepared.words)

/** Not in memory: it takes some gigabytes. */
const folder = flags.keep ?? mkdtempSync('/var/tmp/image-')
mkdirSync(folder, { recursive: true })
try {
  const made = await madeFiles()
  for (const [part, [tryIt, write]] of Object.entries(PARTS)) {
    if (positionals.length > 0 && !positionals.includes(part)) continue
    const seen: Seen = { made, starts: [], checks: [], recovered: [] }
    await tryPart(seen, tryIt, write)
    if (seen.checks.some(({ held }) => !held)) process.exitCode = 1
  }
} finally {
  if (flags.keep === undefined) rmSync(folder, { recursive: true })
}

async function madeFiles(): Promise<Made> {
  const about = join(folder, 'made.json')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as makeFiles writes it
  if (existsSync(about)) return JSON.parse(readFileSync(about, 'utf8')) as Made
  const built = await prepareBuilt(process.execPath)
  if (built.at === 'failed') throw new Error(built.words)
  return makeFiles(folder)
}

async function tryPart(seen: Seen, tryIt: typeof trySystem, write: typeof writeSystemReport): Promise<void> {
  const file = (name: string) => join(folder, name)
  execFileSync('cp', ['--sparse=always', file('made.img'), file('disk.img')])
  copyFileSync('/usr/share/OVMF/OVMF_VARS_4M.fd', file('OVMF_VARS.fd'))
  const [staff, phone, other] = await Promise.all([freePort(), freePort(), freePort()])
  const start = () =>
    startFromDisk({
      folder,
      disk: file('disk.img'),
      accel: 'tcg',
      forwards: new Map([
        [staff, PORTS.staff],
        [phone, PORTS.phone],
        [other, 9999],
      ]),
      sticks: { later: file('later.stick'), broken: file('broken.stick') },
    })
  let guest = await start()
  try {
    await tryIt({
      ...trialOf(() => guest, seen),
      monitor: (command) => guest.monitor(command),
      look: () => lookAt(guest, folder),
      async cutPower() {
        await guest.cut()
        guest = await start()
      },
      ports: { staff, phone, other },
    })
  } catch (fault) {
    seen.brokenOff = String(fault).slice(0, 200)
    throw fault
  } finally {
    await guest.cut()
    if (seen.checks.length > 0) write(seen)
  }
}
