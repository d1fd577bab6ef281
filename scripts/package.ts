// `npm run package [-- --arch amd64|arm64 --to DIR --quick]`: station-kiosk_<version>_<arch>.deb, for both processors unless
// one is named. The same sources and SOURCE_DATE_EPOCH (the commit's time, if not given) give the same bytes. `--quick`:
// packed less tightly, for a trial. `--update KEY`: beside each package an update that this key of `npm run pack -- --new-key`
// signs, which stations that have its public key take.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { debOf, RELEASE_LEVEL } from './package/deb.ts'
import { type Architecture, productionPackages } from './package/modules.ts'
import { readPinnedNode } from './package/pinned-node.ts'
import { packageOf, programOf } from './package/tree.ts'
import { bundleOf } from './package/update-bundle.ts'
import { BUNDLE_ENDING } from '#daemon/store/updates/bundle.ts'
import { publicKeyOf } from '#daemon/store/packs/pack-keys.ts'
import { EXIT_UNAVAILABLE, prepareBuilt, root, say } from './setup.mjs'

const USAGE = '用法：npm run package -- [--arch amd64|arm64] [--to 文件夹] [--quick] [--update 签名的钥匙]'
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
  const signing = keyIn(flags.update)
  if (signing.at === 'none') {
    say(`${flags.update} 不是签名的钥匙，应为 npm run pack -- --new-key 做的`)
    return EXIT_USAGE
  }
  const time = sourceTime()
  if (time === null) {
    say('不知道源码是什么时候的：没有 git，也没有 SOURCE_DATE_EPOCH（1970 年起的秒数）')
    return EXIT_UNAVAILABLE
  }
  const built = await prepareBuilt(process.execPath)
  if (built.at !== 'ok') {
    if (built.at === 'failed') say(built.words)
    return built.at === 'stopped' ? built.code : EXIT_UNAVAILABLE
  }
  const folder = resolve(flags.to ?? join(root, 'dist'))
  mkdirSync(folder, { recursive: true })
  for (const architecture of chosen) {
    const node = await readPinnedNode(root, architecture, productionPackages(root, architecture))
    const made = packageOf(root, architecture, node, time)
    const level = flags.quick ? QUICK_LEVEL : RELEASE_LEVEL
    const { Package: name = '', Version: version = '' } = made.control
    const path = join(folder, `${name}_${version}_${architecture}`)
    put(`${path}.deb`, debOf(made, time, level))
    if (signing.at === 'key') {
      const { privateKey } = signing
      const release = { version, number: time, arch: architecture }
      put(path + BUNDLE_ENDING, bundleOf(programOf(made), release, { privateKey, level }))
    }
  }
  return 0
}

function put(path: string, bytes: Uint8Array): void {
  writeFileSync(path, bytes)
  const sum = createHash('sha256').update(bytes).digest('hex')
  process.stdout.write(`${path}\n  ${Math.ceil(bytes.length / 1e6)} MB  sha256 ${sum}\n`)
}

function keyIn(file: string | undefined): { at: 'unsigned' | 'none' } | { at: 'key'; privateKey: string } {
  if (file === undefined) return { at: 'unsigned' }
  try {
    const privateKey = readFileSync(file, 'utf8')
    return publicKeyOf(privateKey) === null ? { at: 'none' } : { at: 'key', privateKey }
  } catch {
    return { at: 'none' }
  }
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
        update: { type: 'string' },
      },
    }).values
  } catch {
    return null
  }
}
