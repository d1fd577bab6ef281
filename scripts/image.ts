// `npm run image [-- --config DIR --add DIR --deb FILE --to DIR --quick]`: a disk that starts a station, station-kiosk_<version>_amd64.img,
// and its root alone, .root, which a machine of an earlier image takes into its other half. As root, with a Debian mirror.
// `--config`: the station's own folder in place of the example. `--add`: files laid over the root (firmware, certificates, keys
// of updates in etc/station-update/keys). `--sign`: with this key of `npm run pack -- --new-key`, so that machines that have its
// public key take the root from a stick. `--quick`: packed less tightly, for a trial.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { publicKeyOf } from '#daemon/store/packs/pack-keys.ts'
import { prepareDebianPackages } from './debian.mjs'
import { packDisk, packRoot } from './image/disk.ts'
import { signRoot } from './image/sign.ts'
import { makeRoot } from './image/root.ts'
import { EXIT_UNAVAILABLE, root, say } from './setup.mjs'

const USAGE =
  '用法（以 root 运行）：npm run image -- [--config 配置文件夹] [--add 文件夹] [--sign 签名的钥匙] [--deb 软件包] [--to 文件夹] [--quick]'
const EXIT_USAGE = 64

process.exitCode = await main()

async function main(): Promise<number> {
  const flags = readArguments()
  if (flags === null) {
    say(USAGE)
    return EXIT_USAGE
  }
  if (process.getuid?.() !== 0) {
    say(`做磁盘映像要以 root 运行。\n${USAGE}`)
    return EXIT_UNAVAILABLE
  }
  const prepared = await prepareDebianPackages(['image'])
  if (prepared.at !== 'ok') {
    if (prepared.at === 'failed') say(prepared.words)
    return EXIT_UNAVAILABLE
  }
  const key = flags.sign === undefined ? undefined : readFileSync(flags.sign, 'utf8')
  if (key !== undefined && publicKeyOf(key) === null) {
    say(`${flags.sign} 不是签名的钥匙，应为 npm run pack -- --new-key 做的`)
    return EXIT_USAGE
  }
  const to = resolve(flags.to ?? join(root, 'dist'))
  mkdirSync(to, { recursive: true })
  // Beside what is made: a folder in memory may be too small for a whole Debian.
  const work = await mkdtemp(join(to, '.image-'))
  try {
    const deb = flags.deb === undefined ? makePackage(work, flags.quick) : resolve(flags.deb)
    const [name, version, number] = aboutOf(deb)
    const made = makeRoot({
      work,
      deb,
      ...(flags.config !== undefined && { config: resolve(flags.config) }),
      ...(flags.add !== undefined && { added: resolve(flags.add) }),
    })
    const path = join(to, `${name}_${version}_amd64`)
    packRoot(made, `${path}.root`, { time: number, isQuick: flags.quick })
    packDisk(made, { work, root: `${path}.root`, to: `${path}.img`, number })
    if (key !== undefined) signRoot(`${path}.root`, number, key)
    for (const file of [`${path}.img`, `${path}.root`]) {
      const [sum = ''] = execFileSync('sha256sum', [file], { encoding: 'utf8' }).split(' ')
      process.stdout.write(`${file}\n  sha256 ${sum}\n`)
    }
  } finally {
    rmSync(work, { recursive: true })
  }
  return 0
}

function makePackage(work: string, isQuick: boolean): string {
  execFileSync(
    process.execPath,
    [join(root, 'scripts/package.ts'), '--arch', 'amd64', '--to', work, ...(isQuick ? ['--quick'] : [])],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  return execFileSync('sh', ['-c', 'echo "$0"/*.deb', work], { encoding: 'utf8' }).trim()
}

/** Its name, version, and the number by which later releases are told. */
function aboutOf(deb: string): [string, string, number] {
  const field = (named: string) =>
    execFileSync('dpkg-deb', ['--field', deb, named], { encoding: 'utf8' }).trim()
  const release = execFileSync(
    'sh',
    ['-c', 'dpkg-deb --fsys-tarfile "$0" | tar -xO ./usr/lib/station-kiosk/release.json', deb],
    { encoding: 'utf8', maxBuffer: 1 << 20 },
  )
  const { number }: { number: number } = JSON.parse(release)
  return [field('Package'), field('Version'), number]
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        config: { type: 'string' },
        add: { type: 'string' },
        deb: { type: 'string' },
        sign: { type: 'string' },
        to: { type: 'string' },
        quick: { type: 'boolean', default: false },
      },
    }).values
  } catch {
    return null
  }
}
