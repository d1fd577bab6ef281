import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Expected,
  type Release,
  type Unwell,
  type UpdateState,
  readOrder,
  readUpdateState,
  updatePlaces,
  writeUpdateState,
} from '#daemon/store/updates/update-state.ts'
import { systemClock } from '#daemon/clock.ts'
import { takeInstanceLock } from '#daemon/store/instance-lock.ts'
import { copyData, dropCopy, putBack } from './data-copy.ts'
import { type Disk, leadsTo } from './disk.ts'
import { expectedOf, type Look } from './look.ts'
import { releaseFolder, takeBundle } from './take-bundle.ts'

/** What an update stands on. Only what the package itself has installed does any of it, never code of the release that comes. */
export type Ground = {
  /** The package's folder for updates, see `updatePlaces`. */
  folder: string
  /** The program that the package has installed. */
  ownProgram: string
  dataDir: string
  keys: string
  disk: Disk
  services: {
    stopDaemon(): Promise<void>
    startDaemon(): Promise<void>
    restartScreens(): Promise<void>
  }
  look(): Promise<Look>
  say(words: string): void
  /** Milliseconds: how long all must be well without a break, within how long, and how often that is looked at. */
  pace: { wellFor: number; within: number; every: number }
}

/** Two minutes are what a closed station can spare, and a start takes two seconds. */
export const PACE = { wellFor: 15_000, within: 120_000, every: 1_000 }
const STARTS_MAX = 3

const now = (): string => new Date().toISOString()

/**
 * Does what is asked of it and ends: finishes what was interrupted, takes the order in the inbox, watches a release that is being
 * tried. Ended at any point, it leaves the program and the data that ran before; what comes next is in `state.json`.
 */
export async function update(ground: Ground): Promise<UpdateState> {
  const { folder, disk } = ground
  await settle(ground, 'look')
  const state = await readUpdateState(folder)
  if (state.at === 'trying') return watch(ground, state)
  const order = await readOrder(folder)
  const { order: path } = updatePlaces(folder)
  if (order === null) {
    await disk.remove(path)
    return state
  }
  if (order.at === 'switch') {
    await disk.remove(path)
    return state.at === 'waiting' ? change(ground, { ...state.release, by: order.by }) : state
  }
  // Done again from the beginning where it was interrupted: until then nothing that counts has changed.
  const taken = await takeBundle(ground, order)
  await writeUpdateState(folder, taken, disk)
  await disk.remove(path)
  await disk.removeAll(join(updatePlaces(folder).inbox, order.file))
  ground.say(taken.at === 'refused' ? `refused: ${taken.why}` : `${order.file} is unpacked`)
  return taken.at === 'waiting' && order.now ? change(ground, taken.release) : taken
}

/**
 * Before each start of the daemon (`start`), and before anything else: what an interruption has left is brought to an end. A
 * release that is being tried has three starts.
 */
export function settle(ground: Ground, why: 'start' | 'look'): Promise<void> {
  return alone(ground, () => settleNow(ground, why))
}

async function settleNow(ground: Ground, why: 'start' | 'look'): Promise<void> {
  const { folder, disk } = ground
  const state = await readUpdateState(folder)
  switch (state.at) {
    case 'copying':
      // Nothing was switched yet.
      return letWait(ground, state.release)
    case 'trying': {
      if ((await leadsTo(updatePlaces(folder).current)) !== releaseFolder(state.release))
        return letWait(ground, state.release)
      if (why === 'look') return
      if (state.starts >= STARTS_MAX) return goBack(ground, state, 'starts')
      return writeUpdateState(folder, { ...state, starts: state.starts + 1 }, disk)
    }
    case 'returning':
      return goBack(ground, state, state.why)
    case 'none':
    case 'refused':
    case 'waiting':
    case 'kept':
    case 'rolled-back':
  }
}

async function letWait({ folder, dataDir, disk }: Ground, release: Release): Promise<void> {
  await writeUpdateState(folder, waiting(release, 'interrupted'), disk)
  await dropCopy(dataDir, disk)
}

/**
 * A start of the daemon and the one that updates never work at once. The lock goes with its process; it is never held while the
 * daemon is started, whose start takes it, too.
 */
async function alone<T>({ folder }: Ground, work: () => Promise<T>): Promise<T> {
  const lock = await takeInstanceLock(folder, systemClock)
  if (lock.at !== 'held') throw new Error(`another one updates: ${lock.at}`)
  try {
    return await work()
  } finally {
    lock.release()
  }
}

const waiting = (release: Release, hindered: string | null): UpdateState => ({
  at: 'waiting',
  release,
  hindered,
  time: now(),
})

async function change(ground: Ground, release: Release): Promise<UpdateState> {
  const { folder, services } = ground
  const expected = expectedOf(await ground.look())
  await services.stopDaemon()
  await alone(ground, () => switchTo(ground, release, expected))
  await services.startDaemon()
  const state = await readUpdateState(folder)
  if (state.at !== 'trying') return state
  await services.restartScreens()
  return watch(ground, state)
}

/** With the daemon stopped: the copy of its data first, then what is tried, then the link. */
async function switchTo(ground: Ground, release: Release, expected: Expected): Promise<void> {
  const { folder, dataDir, disk, say } = ground
  await writeUpdateState(folder, { at: 'copying', release, time: now() }, disk)
  const copied = await copyData(dataDir, disk)
  if (copied.at === 'failed') {
    say(`not switched: ${copied.reason}`)
    return writeUpdateState(folder, waiting(release, copied.reason), disk)
  }
  const from = await leadsTo(updatePlaces(folder).current)
  await writeUpdateState(folder, { at: 'trying', release, from, expected, starts: 0, time: now() }, disk)
  await pointTo(ground, releaseFolder(release))
  say(`${release.version} is tried`)
}

type Trying = Extract<UpdateState, { at: 'trying' }>

/** Until the release has been well for long enough, or its time is over. */
async function watch(ground: Ground, { release, expected }: Trying): Promise<UpdateState> {
  const { folder, services, pace, say } = ground
  const until = performance.now() + pace.within
  let wellSince: number | null = null
  for (;;) {
    const fault = faultOf(await ground.look(), release, expected)
    const at = performance.now()
    wellSince = fault === null ? (wellSince ?? at) : null
    // A release that does not start is on its way back by itself.
    if ((await readUpdateState(folder)).at !== 'trying') break
    if (wellSince !== null && at - wellSince >= pace.wellFor) return keep(ground, release)
    if (fault !== null && at >= until) {
      say(`${release.version} is not well: ${fault}`)
      await services.stopDaemon()
      await alone(ground, async () => {
        const state = await readUpdateState(folder)
        if (state.at === 'trying') await goBack(ground, state, fault)
      })
      break
    }
    await sleep(pace.every)
  }
  await settle(ground, 'look')
  await services.startDaemon()
  await services.restartScreens()
  return readUpdateState(folder)
}

async function keep(ground: Ground, release: Release): Promise<UpdateState> {
  const { folder, dataDir, disk, say } = ground
  await alone(ground, async () => {
    if ((await readUpdateState(folder)).at !== 'trying') return
    await writeUpdateState(folder, { at: 'kept', release, time: now() }, disk)
    say(`${release.version} stays`)
    await dropCopy(dataDir, disk)
    await tidyUp(ground)
  })
  return readUpdateState(folder)
}

function faultOf(look: Look, release: Release, expected: Trying['expected']): Unwell | null {
  if (look.at === 'silent' || look.version !== release.version) return 'silent'
  if (!look.isReady) return 'not-ready'
  if (!expected.devices.every((id) => look.working.includes(id))) return 'device'
  return expected.screens && look.screens === 0 ? 'screen' : null
}

/** With the daemon stopped. Done again from the beginning where it was interrupted. */
async function goBack(
  ground: Ground,
  { release, from }: Pick<Trying, 'release' | 'from'>,
  why: Unwell,
): Promise<void> {
  const { folder, dataDir, disk, say } = ground
  await writeUpdateState(folder, { at: 'returning', release, from, why, time: now() }, disk)
  await putBack(dataDir, disk)
  await pointTo(ground, from)
  await writeUpdateState(folder, { at: 'rolled-back', release, why, time: now() }, disk)
  say(`back from ${release.version}: ${why}`)
}

/** `to`: null for the package's own program. One rename, so that the link is there at every moment. */
async function pointTo({ folder, disk }: Ground, to: string | null): Promise<void> {
  const { current } = updatePlaces(folder)
  if (to === null) await disk.remove(current)
  else {
    await disk.remove(`${current}.new`)
    await disk.point(`${current}.new`, to)
    await disk.rename(`${current}.new`, current)
  }
  await disk.syncFolder(folder)
}

/** Programs that do not run: the package's own one is always there to go back to. */
async function tidyUp({ folder, disk }: Ground): Promise<void> {
  const { versions, current } = updatePlaces(folder)
  await mkdir(versions, { recursive: true })
  const runs = await leadsTo(current)
  for (const name of await readdir(versions))
    if (join('versions', name) !== runs) await disk.removeAll(join(versions, name))
}
