// Every state that a power cut may leave, rebuilt from what the stores really did, and started on.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Random, seeded, shuffled } from '#test/support/seeded.ts'
import { type Image, openCrashDisk } from './crash-image.ts'
import { filesOf } from './damage.ts'
import { judgeStart } from './judge-start.ts'
import { type Done, recordWrites } from './recorded-writes.ts'
import { type Effort, openTally, type Suite, type Tally } from './suite.ts'
import { whyNoTracing } from './tracing.ts'
import { makeUsedStation } from './used-station.ts'

const MEMORY = '/dev/shm'
const SAY_EVERY = 500
const CONTROL_STATES = 40
/** About so many of them are different from all before. */
const STATES_AN_INSTANT = 7
/** Noise that only takes up room; with it every state would be 8 MiB. */
const LEFT_OUT = 'reserve.bin'

export const crashStates: Suite = {
  name: 'crash-states',
  title: 'Every state a power cut may leave',
  trial:
    'one start on a data folder as a power cut at one instant may leave it: what was synced is there, of the rest all, nothing, all but one write, half of the last write, or any part; of new names and renames likewise',
  trials: 100_000,
  async run(effort) {
    const why = whyNoTracing()
    if (why !== null) return { at: 'not-run', why }
    const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'crash-states-'))
    try {
      const random = seeded(effort.seed)
      const used = await makeUsedStation(folder, random)
      const { leftAt, given } = used.truth.killed
      const grounds: Ground[] = [
        await record('killed', used.killed, leftAt + 60_000, given, folder),
        await record('new', null, leftAt, new Set(), folder),
      ]
      const tally = openTally()
      const all = shuffled(
        grounds.flatMap((ground) => statesOf(ground, false, random, shareFor(effort.trials, grounds))),
        random,
      )
      const trials = await startOnAll(all, folder, effort, tally)
      const unsynced = openTally()
      const lying = shuffled(
        grounds.flatMap((ground) => statesOf(ground, true, random, shareFor(CONTROL_STATES, grounds))),
        random,
      )
      await startOnAll(
        lying,
        folder,
        {
          ...effort,
          trials: CONTROL_STATES,
          isOver: () => false,
          say: () => undefined,
          keep: (place) => place,
        },
        unsynced,
      )
      return {
        at: 'ran',
        trials,
        checks: tally.checks(),
        controls: [{ sabotage: 'no fsync does anything', caught: unsynced.failures() > 0 }],
        tables: [],
        notes: [
          `${all.length} different states at ${grounds.map(({ name, done }) => `${done.length} calls (${name})`).join(' and ')}. Documents alone are also enumerated in memory, where plain lowdb fails: test/store/documents/crash-states.test.ts.`,
        ],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

type Ground = { name: string; start: Image; done: Done[]; now: number; given: ReadonlySet<string> }
type State = { name: string; ground: Ground; image: Image; said: readonly string[] }

async function record(
  name: string,
  from: string | null,
  now: number,
  given: ReadonlySet<string>,
  folder: string,
): Promise<Ground> {
  const copy = join(folder, 'recorded')
  rmSync(copy, { recursive: true, force: true })
  if (from === null) mkdirSync(copy)
  else cpSync(from, copy, { recursive: true })
  const start = new Map(
    filesOf(copy)
      .filter((path) => path !== LEFT_OUT)
      .map((path) => [path, readFileSync(join(copy, path))]),
  )
  const done = await recordWrites(copy, 'keep-things.ts', [copy, String(now)])
  return { name, start, done: done.filter((one) => !('path' in one) || one.path !== LEFT_OUT), now, given }
}

/** The share of all instants that gives about twice as many states as are to be tried. */
const shareFor = (trials: number, grounds: readonly Ground[]): number =>
  (trials * 2) / grounds.reduce((sum, { done }) => sum + done.length * STATES_AN_INSTANT, 0)

/** Each different state once, with what had been said by then. `share`: of the instants that are looked at. */
function statesOf(ground: Ground, lies: boolean, random: Random, share: number): State[] {
  const disk = openCrashDisk(ground.start, lies)
  const said: string[] = []
  const seen = new Set<string>()
  const states: State[] = []
  for (const [i, done] of ground.done.entries()) {
    disk.take(done)
    if (done.at === 'said') said.push(done.line)
    if (random() >= share) continue
    for (const [n, image] of disk.states(random).entries()) {
      const key = createHash('sha1').update(String(said.length))
      for (const [path, bytes] of [...image].sort(([a], [b]) => (a < b ? -1 : 1)))
        key.update(path).update(bytes)
      const digest = key.digest('base64')
      if (seen.has(digest)) continue
      seen.add(digest)
      states.push({
        name: `${ground.name}, after call ${i} (${done.at}), state ${n}`,
        ground,
        image,
        said: [...said],
      })
    }
  }
  return states
}

async function startOnAll(
  states: readonly State[],
  folder: string,
  effort: Effort,
  tally: Tally,
): Promise<number> {
  let trials = 0
  for (const state of states) {
    if (trials >= effort.trials || effort.isOver()) break
    const before = tally.failures()
    const place = lay(state, join(folder, 'copy'))
    await judgeStart(place, { ...state, ...state.ground, name: `seed ${effort.seed}: ${state.name}` }, tally)
    if (tally.failures() > before) effort.keep(lay(state, place), state.name)
    trials += 1
    if (trials % SAY_EVERY === 0)
      effort.say(`${trials} of ${states.length} states, ${tally.failures()} failures`)
  }
  return trials
}

function lay({ image }: State, place: string): string {
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place)
  for (const [path, bytes] of image) {
    mkdirSync(dirname(join(place, path)), { recursive: true })
    writeFileSync(join(place, path), path === 'given.bin' ? ofAnotherBoot(bytes) : bytes)
  }
  return place
}

/** The machine went down: its next run has another name than the one that the process saw. */
function ofAnotherBoot(bytes: Buffer): Buffer {
  const slots = Buffer.from(bytes)
  for (let at = 0; at + 512 <= slots.length; at += 512) {
    const line = slots.toString('utf8', at, at + 512).trimEnd()
    const [sum = ''] = line.split(' ', 1)
    const text = line.slice(sum.length + 1)
    if (createHash('sha256').update(text).digest('hex') !== sum) continue
    const other = JSON.stringify({ ...(JSON.parse(text) as object), boot: 'another-boot' })
    slots.fill(`${createHash('sha256').update(other).digest('hex')} ${other}`.padEnd(512, ' '), at, at + 512)
  }
  return slots
}
