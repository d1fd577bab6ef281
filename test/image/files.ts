// What `npm run test:image` starts from.
import { execFileSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newKeyPair } from '#daemon/store/packs/pack-keys.ts'
import { writeConfig } from '#test/support/station-config.ts'
import { packDisk, packRoot } from '../../scripts/image/disk.ts'
import { makeRoot } from '../../scripts/image/root.ts'
import { signRoot } from '../../scripts/image/sign.ts'
import { root } from '../../scripts/setup.mjs'
import { versionNow } from '../hardware/results.ts'

/** `version`: the commit; `seconds`: that making the disk took; sizes of the disk's and the root's file. */
export type Made = { version: string; seconds: number; mb: { disk: number; root: number } }

export const PORTS = { staff: 8443, phone: 8090 } as const
/** What the disk has beyond its partitions. */
export const MORE_MIB = 1024
const FIRST = 1_800_000_000

/** The disk, and two sticks: a later root, and one that holds a kernel and nothing that it could start. */
export async function makeFiles(folder: string): Promise<Made> {
  const file = (name: string) => join(folder, name)
  const keys = newKeyPair()
  const added = file('added')
  cpSync(join(import.meta.dirname, 'probe'), added, { recursive: true, verbatimSymlinks: true })
  mkdirSync(join(added, 'etc/station-update/keys'), { recursive: true })
  writeFileSync(join(added, 'etc/station-update/keys/test.pub'), `${keys.publicKey}\n`)
  await writeConfig(file('config'), {
    station: (config) => {
      config.listeners = {
        staff: { host: '0.0.0.0', port: PORTS.staff, tls: 'self-signed' },
        phone: { host: '0.0.0.0', port: PORTS.phone, url: 'http://10.0.2.15:8090' },
      }
    },
  })
  const since = performance.now()
  execFileSync(process.execPath, [
    join(root, 'scripts/package.ts'),
    '--arch',
    'amd64',
    '--quick',
    '--to',
    folder,
  ])
  const deb = execFileSync('sh', ['-c', 'echo "$0"/*.deb', folder], { encoding: 'utf8' }).trim()
  const made = makeRoot({ work: folder, deb, config: file('config'), added })
  // What a signature looks like, for the trial without one.
  writeFileSync(file('probe.root'), 'x')
  signRoot(file('probe.root'), FIRST + 9, keys.privateKey)
  copyFileSync(file('probe.root.json'), join(made.system, 'usr/lib/station-image/probe.json'))
  numbered(FIRST)
  const quick = { time: FIRST, isQuick: true }
  packRoot(made, file('first.root'), quick)
  packDisk(made, { work: folder, root: file('first.root'), to: file('made.img'), number: FIRST })
  const about: Made = {
    version: versionNow(),
    seconds: (performance.now() - since) / 1000,
    mb: {
      disk: Number(execFileSync('du', ['-m', file('made.img')], { encoding: 'utf8' }).split('\t')[0]),
      root: statSync(file('first.root')).size / 1024 ** 2,
    },
  }
  execFileSync('truncate', ['-s', `+${MORE_MIB}M`, file('made.img')])

  numbered(FIRST + 1)
  packRoot(made, file('later.root'), quick)
  signRoot(file('later.root'), FIRST + 1, keys.privateKey)
  stick('later', 900)
  const broken = file('broken')
  for (const part of ['boot', 'usr/lib/station-image'])
    cpSync(join(made.system, part), join(broken, part), { recursive: true })
  packRoot({ system: broken, data: '' }, file('broken.root'), quick)
  signRoot(file('broken.root'), FIRST + 2, keys.privateKey)
  stick('broken', 200)
  for (const name of ['system', 'data', 'broken', 'added', 'config']) rmSync(file(name), { recursive: true })
  writeFileSync(file('made.json'), JSON.stringify(about))
  return about

  function numbered(number: number): void {
    const path = join(made.system, 'usr/lib/station-kiosk/release.json')
    const about: object = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify(Object.assign(about, { number })))
  }
  function stick(name: string, mib: number): void {
    const path = file(`${name}.stick`)
    const tree = file(`${name}-stick`)
    mkdirSync(join(tree, 'station-kiosk'), { recursive: true })
    execFileSync('truncate', ['-s', `${mib}M`, path])
    execFileSync('mkfs.vfat', ['-F', '32', '-n', 'STICK', path], { stdio: 'ignore' })
    execFileSync('mcopy', [
      '-s',
      '-i',
      path,
      join(tree, 'station-kiosk'),
      file(`${name}.root`),
      file(`${name}.root.json`),
      '::/',
    ])
  }
}
