// `npm run test:hardware [-- devices|pcscd|power-cuts|faults|box …] [--only FILE|FAULT --failed] [--cuts 50 --more] [--seed 7] [--minutes 30]`: boots Debian's kernel in QEMU
// and tries there what no simulator shows. Writes test/hardware/results.json, and from it sections of test/README.md and the
// table of README.md. As root: QEMU reads this machine's files for its guest, and a disk is mounted.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { prepareDebianPackages } from '../../scripts/debian.mjs'
import { prepareBuilt } from '../../scripts/setup.mjs'
import { tryBox } from './box.ts'
import { tryFaults } from './faults.ts'
import { chooseAccel } from './machine/accel.ts'
import { debianKernel } from './machine/kernel.ts'
import { cutPower } from './power-cuts.ts'
import { failedBefore, keepAgain, keepResults, type Ran, versionNow } from './results.ts'
import { tryDevices } from './try-devices.ts'
import { tryPcscd } from './try-pcscd.ts'

/** In a run that names no number; a report is made of 50 and more. */
const LEAN_CUTS = '5'

const { values: flags, positionals } = parseArgs({
  options: {
    only: { type: 'string' },
    // Of the devices' tests those alone that failed the last time.
    failed: { type: 'boolean', default: false },
    cuts: { type: 'string', default: LEAN_CUTS },
    // Beside the cuts that are reported already.
    more: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '120' },
  },
  allowPositionals: true,
})
const wants = (part: string): boolean => positionals.length === 0 || positionals.includes(part)
const say = (text: string): void => void process.stdout.write(text)

/** What is tried; work on the sources may go on meanwhile. */
const version = versionNow()

const packages = await prepareDebianPackages(['hardware'])
if (packages.at === 'failed') throw new Error(packages.words)
if (wants('pcscd')) {
  const result = await tryPcscd(say)
  keepResults({ pcscd: { at: new Date().toISOString(), version, result } })
  if (result.groups.some(({ failed }) => failed.length > 0)) process.exitCode = 1
  // Nothing of it needs a guest.
  if (positionals.length === 1) process.exit()
}
if (['power-cuts', 'faults', 'box'].some(wants)) {
  const prepared = await prepareBuilt(process.execPath)
  if (prepared.at === 'failed') throw new Error(prepared.words)
}
const folder = mkdtempSync(join(tmpdir(), 'hardware-'))
const kernel = debianKernel(join(import.meta.dirname, 'guest/init.sh'))
try {
  const accel = await chooseAccel({ kernel, results: folder })
  const ran = <Result>(result: Result): Ran<Result> => ({
    at: new Date().toISOString(),
    version,
    kernel: `Linux ${kernel.version}`,
    qemu: execFileSync('qemu-system-x86_64', ['--version'], { encoding: 'utf8' }).split('(')[0]?.trim() ?? '',
    accel,
    result,
  })
  let faults = 0
  if (wants('devices')) {
    const only = flags.failed ? `test/hardware/devices/ -t ${failedBefore()}` : (flags.only ?? '')
    const { tests, ...result } = await tryDevices({
      kernel,
      accel,
      only,
      minutes: Number(flags.minutes),
      say,
    })
    const devices = ran(result)
    faults += result.groups.flatMap(({ failed }) => failed).length
    if (flags.failed) keepAgain(devices, tests)
    else keepResults({ devices })
  }
  if (wants('power-cuts')) {
    const cuts = ran(
      await cutPower({
        kernel,
        accel,
        cuts: Number(flags.cuts),
        minutes: Number(flags.minutes),
        seed: Number(flags.seed),
        say: (line) => say(`${line}\n`),
      }),
    )
    faults += cuts.result.checks.reduce((sum, { failures }) => sum + failures, 0)
    if (flags.cuts !== LEAN_CUTS) keepResults({ cuts }, flags.more ? 'beside' : 'instead')
    say(`${JSON.stringify(cuts.result, null, 2)}\n`)
  }
  if (wants('faults')) {
    const seen = ran(
      await tryFaults({ kernel, accel, only: flags.only ?? '', minutes: Number(flags.minutes), say }),
    )
    faults += seen.result.filter(({ wellAgain }) => wellAgain.at === 'not').length
    keepResults({ faults: seen })
  }
  if (wants('box')) keepResults({ box: ran(await tryBox({ kernel, accel, say })) })
  if (faults > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
  rmSync(kernel.initrd, { force: true })
}
