// `npm run package [-- --arch amd64|arm64 --to DIR --quick]`: station-kiosk_<version>_<arch>.deb, for both processors unless
// one is named. The same sources and SOURCE_DATE_EPOCH (the commit's time, if not given) give the same bytes. `--quick`:
// packed less tightly, for a trial.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { debOf, RELEASE_LEVEL } from './package/deb.ts'
import { type Architecture, productionPackages } from './package/modules.ts'
import { readPinnedNode } from './package/pinned-node.ts'
import { packageOf } from './package/tree.ts'
import { EXIT_UNAVAILABLE, prepareScreens, root, say } from './setup.mjs'

const USAGE = '用法：npm run package -- [--arch amd64|arm64] [--to 文件夹] [--quick]'
const EXIT_USAGE = 64
/** Three seconds an architecture instead of thirty. */
const QUICK_LEVEL = 3

process.exitCode = await main()

async function main(): Promise<number> {
  const flags = readArguments()
  const chosen = architecturesOf(flags?.arch)
  if (flags === null || chosen === null) {
    say(USAGE)
    return EXIT_USAGE
  }
  const time = sourceTime()
  if (time === null) {
    say('不知道源码是什么时候的：没有 git，也没有 SOURCE_DATE_EPOCH（1970 年起的秒数）')
    return EXIT_UNAVAILABLE
  }
  const screens = await prepareScreens(process.execPath)
  if (screens.at !== 'ok') {
    if (screens.at === 'failed') say(screens.words)
    return screens.at === 'stopped' ? screens.code : EXIT_UNAVAILABLE
  }
  const folder = resolve(flags.to ?? join(root, 'dist'))
  mkdirSync(folder, { recursive: true })
  for (const architecture of chosen) {
    const node = await readPinnedNode(root, architecture, productionPackages(root, architecture))
    const made = packageOf(root, architecture, node, time)
    const bytes = debOf(made, time, flags.quick ? QUICK_LEVEL : RELEASE_LEVEL)
    const name = `${made.control['Package']}_${made.control['Version']}_${architecture}.deb`
    writeFileSync(join(folder, name), bytes)
    const sum = createHash('sha256').update(bytes).digest('hex')
    process.stdout.write(`${join(folder, name)}\n  ${Math.ceil(bytes.length / 1e6)} MB  sha256 ${sum}\n`)
  }
  return 0
}

function architecturesOf(named: string | undefined): Architecture[] | null {
  const all: readonly Architecture[] = ['amd64', 'arm64']
  const chosen = all.filter((one) => named === undefined || one === named)
  return chosen.length > 0 ? chosen : null
}

/** Seconds since 1970 (https://reproducible-builds.org/specs/source-date-epoch/). */
function sourceTime(): number | null {
  const given = process.env['SOURCE_DATE_EPOCH']
  if (given !== undefined && /^\d+$/.test(given)) return Number(given)
  try {
    const said = execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' })
    return Number(said.trim())
  } catch {
    return null
  }
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        arch: { type: 'string' },
        to: { type: 'string' },
        quick: { type: 'boolean', default: false },
      },
    }).values
  } catch {
    return null
  }
}
