import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newKeyPair } from '#daemon/store/packs/pack-keys.ts'
import {
  readUpdateState,
  type UpdateOrder,
  updatePlaces,
  writeOrder,
  writeUpdateState,
} from '#daemon/store/updates/update-state.ts'
import { bundleOf } from '../../scripts/package/update-bundle.ts'
import type { Entry } from '../../scripts/package/tar.ts'
import { type Disk, leadsTo, systemDisk } from '../../scripts/update/disk.ts'
import type { Look } from '../../scripts/update/look.ts'
import { type Ground, settle } from '../../scripts/update/updating.ts'

const ARCH = process.arch === 'x64' ? 'amd64' : 'arm64'
/** The key of a city that is made up for tests. */
export const city = newKeyPair()

type Made = { number?: number; version?: string; arch?: 'amd64' | 'arm64'; keys?: typeof city; says?: string }

/** A signed release whose program says its version and does nothing else. */
export function release({
  number = 200,
  version = '0.2.0',
  arch = ARCH,
  keys = city,
  says = version,
}: Made = {}): Buffer {
  const text = (path: string, content: string, mode = 0o644): Entry => ({
    at: 'file',
    path,
    mode,
    bytes: Buffer.from(content),
  })
  const program = [
    text('bin/node', `#!/bin/sh\necho ${says}\n`, 0o755),
    text('device-daemon/dist/main.js', ''),
    text('release.json', JSON.stringify({ version, number, arch })),
  ]
  return Buffer.from(bundleOf(program, { version, number, arch }, { privateKey: keys.privateKey, level: 1 }))
}

export const otherArch = ARCH === 'amd64' ? 'arm64' : 'amd64'

/** How the new program does once it is started. `dies`: before it is ready, each time. */
export type Manner = 'well' | 'dies' | 'not-ready' | 'without-printer' | 'without-screen'

/** Lets so many acts through to the disk; then the power is gone. */
export function cutAfter(acts: number, of: Disk): Disk & { isCut(): boolean } {
  let left = acts
  let isCut = false
  const guard =
    <Args extends unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      isCut ||= left === 0
      if (isCut) throw new Error('the power is gone')
      left -= 1
      return act(...args)
    }
  return {
    ...of,
    makeFolder: guard(of.makeFolder),
    create: guard(of.create),
    link: guard(of.link),
    rename: guard(of.rename),
    remove: guard(of.remove),
    syncFolder: guard(of.syncFolder),
    removeAll: guard(of.removeAll),
    point: guard(of.point),
    copy: guard(of.copy),
    unpack: guard(of.unpack),
    isCut: () => isCut,
  }
}

/** In memory where there is such a disk: what is tried is the order of acts, hundreds of times. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/**
 * A machine on which the package 0.1.0 runs, with `old` in its ledger; the new program writes `new` into it and raises the mark of
 * numbers that were given.
 */
export async function updateGround(manner: Manner) {
  const root = await mkdtemp(join(MEMORY, 'update-'))
  const at = (name: string) => join(root, name)
  const places = updatePlaces(at('updates'))
  for (const folder of [places.inbox, at('own'), at('data/views'), at('keys')])
    await mkdir(folder, { recursive: true })
  await writeFile(at('own/release.json'), JSON.stringify({ version: '0.1.0', number: 100 }))
  await writeFile(at('keys/示例市.pub'), `${city.publicKey}\n`)
  for (const name of ['ledger.db', 'keys.db', 'views/day.db']) await writeFile(at(`data/${name}`), 'old')
  await writeFile(at('data/marks.json'), '1')
  let runs: '0.1.0' | '0.2.0' | null = '0.1.0'

  async function start(onto: Disk): Promise<void> {
    // systemd begins it anew after each end.
    for (let begun = 0; begun < 5 && runs === null; begun++) {
      await settle({ ...ground, disk: onto }, 'start')
      if ((await leadsTo(places.current)) === null) {
        runs = '0.1.0'
        return
      }
      await writeFile(at('data/ledger.db'), 'new')
      await writeFile(at('data/keys.db'), 'new')
      await writeFile(at('data/marks.json'), '2')
      if (manner !== 'dies') runs = '0.2.0'
    }
  }

  const looks: Readonly<Record<Exclude<Manner, 'dies'>, Partial<Extract<Look, { at: 'answers' }>>>> = {
    well: {},
    'not-ready': { isReady: false },
    'without-printer': { working: [] },
    'without-screen': { screens: 0 },
  }
  const ground: Ground = {
    folder: at('updates'),
    ownProgram: at('own'),
    dataDir: at('data'),
    keys: at('keys'),
    disk: systemDisk,
    services: {
      stopDaemon: async () => {
        runs = null
      },
      startDaemon: () => start(systemDisk),
      restartScreens: async () => {},
    },
    look: async () => {
      if (runs === null) return { at: 'silent' }
      const well = { at: 'answers', version: runs, isReady: true, screens: 1, working: ['printer'] } as const
      return runs === '0.1.0' || manner === 'dies' ? well : { ...well, ...looks[manner] }
    },
    say: () => {},
    pace: { wellFor: 2, within: 6, every: 1 },
  }

  return {
    ground,
    /** The same machine, whose disk is this one. */
    on: (disk: Disk): Ground => ({
      ...ground,
      disk,
      services: { ...ground.services, startDaemon: () => start(disk) },
    }),
    root,
    places,
    /** Lays a file into the inbox and asks for it. */
    async order(bytes: Buffer, more: Partial<Extract<UpdateOrder, { at: 'take' }>> = {}) {
      await writeFile(join(places.inbox, 'a.update'), bytes)
      await writeOrder(at('updates'), {
        at: 'take',
        id: 'a',
        by: 'staff-1',
        file: 'a.update',
        older: false,
        now: true,
        ...more,
      })
    },
    /** Asks for a release that lies there and waits. */
    async orderSwitch() {
      await mkdir(join(places.versions, '200-0.2.0'), { recursive: true })
      const named = { id: 'a', by: 'staff-1', version: '0.2.0', number: 200, sha256: '', key: city.publicKey }
      await writeUpdateState(at('updates'), { at: 'waiting', release: named, hindered: null, time: '' })
      await writeOrder(at('updates'), { at: 'switch', id: 'b', by: 'staff-2' })
    },
    /** Switched on again after a power cut. */
    async powerOn() {
      runs = null
      await start(systemDisk)
    },
    runs: () => runs,
    data: (name: string) => readFile(at(`data/${name}`), 'utf8'),
    state: () => readUpdateState(at('updates')),
    /** As if another release had been taken before. */
    async runsFrom(name: string, number: number) {
      await mkdir(join(places.versions, name), { recursive: true })
      await writeFile(join(places.versions, name, 'release.json'), JSON.stringify({ number }))
      await symlink(join('versions', name), places.current)
    },
    remove: () => rm(root, { recursive: true }),
  }
}
