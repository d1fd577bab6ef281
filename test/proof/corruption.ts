// Every file of a used station's data folder is cut off, turned and overwritten; then the station is started on it.
import { cpSync, existsSync, linkSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { soundnessOf } from '#daemon/store/soundness/soundness.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { type Random, seeded } from '#test/support/seeded.ts'
import { type Damage, damagesOf, EVERY_KIND, filesOf } from './damage.ts'
import { type Engine, startEngine } from './engine.ts'
import { type Effort, openTally, type Result, type Suite, type Table, type Tally } from './suite.ts'
import { knowledgeOf, makeUsedStation, type Truth, type UsedStation } from './used-station.ts'

/** What a start makes of a damaged folder, best first. */
const ENDS = [
  'as if nothing had been',
  'all there, and said',
  'something lost, and said to staff',
  'refused with words',
  'something lost, only in the log',
  'something lost, and nothing said',
  'a number twice',
  'stopped by a bug',
] as const
type End = (typeof ENDS)[number]

const PROMISES: readonly { promise: string; breaks: readonly End[] }[] = [
  { promise: 'no number is given twice', breaks: ['a number twice'] },
  { promise: 'nothing is lost silently', breaks: ['something lost, and nothing said'] },
  {
    promise: 'what is lost is said to staff, not in the log alone',
    breaks: ['something lost, only in the log'],
  },
  { promise: 'the station starts, or refuses with words', breaks: ['stopped by a bug'] },
]

/** Whatever was damaged of these, indexes too, is made anew. */
const REBUILT = ['ledger.db', 'views/tickets.db', 'views/people.db', 'views/content.db']
const SOUND = 'a few minutes later the ledger and the views are sound again'

/** By then the whole ledger has been read once more. */
const VERIFIED_BY_MS = 5 * 60_000
const SAY_EVERY = 1000
const FOLDERS_KEPT = 20
const RESERVE = 'reserve.bin'
/** No fsync there costs anything, and thousands of folders pass. */
const MEMORY = '/dev/shm'

const START = 'a start on a used data folder (left in order, or as a killed daemon leaves it)'
const THEN = 'then three tickets, an orderly end and a second start'

export const corruption = suiteOf({
  name: 'corruption',
  title: 'Damaged files',
  trial: `${START} of which one file is cut off, has one bit turned, is overwritten, or is gone, alone or with another one; ${THEN}`,
  kinds: EVERY_KIND,
})

/** Bits alone, so that a run of minutes turns ten thousand of them. */
export const bitFlips = suiteOf({
  name: 'bit-flips',
  title: 'One bit turned',
  trial: `${START} of which one bit is turned; ${THEN}`,
  kinds: ['bit'],
})

function suiteOf({ kinds, ...named }: Pick<Suite, 'name' | 'title' | 'trial'> & Tried): Suite {
  return { ...named, trials: 1_000_000, run: (effort) => run(effort, kinds) }
}

/** Ways of damage that are tried. */
type Tried = { kinds: readonly Damage['kind'][] }

async function run(effort: Effort, kinds: Tried['kinds']): Promise<Result> {
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'corruption-'))
  try {
    const random = seeded(effort.seed)
    const used = await makeUsedStation(folder, random)
    const tally = openTally()
    const { trials, tables } = await tryAll(effort, { kinds, used, folder, tally, random })
    const forgetful = openTally()
    const table = new Map<string, number>()
    await tryOne(used, 'killed', FORGOTTEN, folder, forgetful, table)
    const robbed = forgetful
      .checks()
      .some(({ promise, failures }) => promise === PROMISES[0]?.promise && failures > 0)
    return {
      at: 'ran',
      trials,
      checks: tally.checks(),
      controls: [
        { sabotage: 'all that remembers numbers is gone at once: they begin anew', caught: robbed },
        {
          sabotage: 'an entry is missing of which nothing speaks',
          caught: await missesEntry(used, folder),
        },
      ],
      tables,
      notes: [
        'Bits of a database that lie in no page in use change nothing. The day’s tags and their key lie in the runtime folder, not in the data folder.',
        'These databases are small: all their commands are among those that are known without an index, and they are looked through at once, not in a process beside.',
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const FORGOTTEN: Damage = {
  file: 'everything',
  kind: 'whole',
  name: 'everything is gone',
  do: (folder) => filesOf(folder).forEach((file) => rmSync(join(folder, file))),
}

type Left = 'closed' | 'killed'

async function tryAll(
  effort: Effort,
  {
    kinds,
    used,
    folder,
    tally,
    random,
  }: Tried & { used: UsedStation; folder: string; tally: Tally; random: Random },
) {
  const queues = (['closed', 'killed'] as const).flatMap((left) =>
    filesOf(used[left]).map((file) => ({
      left,
      queue: damagesOf(used[left], file, { random, kinds }),
      open: true,
    })),
  )
  const ends = new Map<string, number>()
  const tried = new Map<string, Record<Damage['kind'], number>>()
  let trials = 0
  while (trials < effort.trials && !effort.isOver() && queues.some(({ open }) => open)) {
    for (const one of queues) {
      const damage = one.open ? one.queue.next() : null
      one.open = damage !== null
      if (damage === null || trials >= effort.trials || effort.isOver()) continue
      const before = tally.failures()
      const place = `${one.left}/${damage.file}`
      const counts = tried.get(place) ?? { cut: 0, bit: 0, whole: 0 }
      tried.set(place, { ...counts, [damage.kind]: counts[damage.kind] + 1 })
      await tryOne(used, one.left, damage, folder, tally, ends)
      if (tally.failures() > before && tally.failures() <= FOLDERS_KEPT)
        effort.keep(
          lay(used[one.left], join(folder, 'copy'), damage),
          `${one.left} ${damage.name}`.replaceAll('/', '-'),
        )
      trials += 1
      if (trials % SAY_EVERY === 0) effort.say(`${trials} starts, ${tally.failures()} failures`)
    }
  }
  const tables = [
    tableOf(
      queues.map(({ left, queue }) => ({
        place: `${left}/${queue.file}`,
        bytes: queue.bytes,
        cuts: queue.cuts,
      })),
      tried,
      ends,
    ),
  ]
  return { trials, tables }
}

/** Damages a copy, starts on it and judges. */
async function tryOne(
  used: UsedStation,
  left: Left,
  damage: Damage,
  folder: string,
  tally: Tally,
  ends: Map<string, number>,
): Promise<void> {
  const copy = lay(used[left], join(folder, 'copy'), damage)
  const { end, why } = await endOf(copy, used.truth[left])
  const unsound = REBUILT.filter((file) => soundnessOf(join(copy, file)).at !== 'sound')
  if (end !== 'refused with words' && end !== 'stopped by a bug')
    tally.check(SOUND, unsound.length === 0, () => `${left}: ${damage.name}: ${unsound.join(', ')}`)
  for (const { promise, breaks } of PROMISES)
    tally.check(promise, !breaks.includes(end), () => `${left}: ${damage.name}: ${end}${why}`)
  const row = `${left}/${damage.file} ${end}`
  ends.set(row, (ends.get(row) ?? 0) + 1)
}

/** A damaged copy of a data folder. The reserve is linked unless it is damaged: a start that finds it whole only looks. */
function lay(from: string, to: string, damage: Damage): string {
  const isLinked = (path: string) => path.endsWith(RESERVE) && damage.file !== RESERVE
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true, filter: (path) => !isLinked(path) })
  if (damage.file !== RESERVE) linkSync(join(from, RESERVE), join(to, RESERVE))
  damage.do(to)
  return to
}

async function endOf(folder: string, truth: Truth): Promise<{ end: End; why: string }> {
  const given = new Set(truth.given)
  const clock = manualClock(truth.leftAt + 60_000)
  try {
    const first = await startEngine(folder, clock)
    if (first.at === 'refused') return { end: 'refused with words', why: ` (${first.words})` }
    const { engine } = first
    const seen = await lookAt(engine, truth)
    const taken: string[] = []
    for (const id of ['after-1', 'after-2', 'after-3']) taken.push((await engine.take(id)) ?? 'none')
    if (taken.includes('none')) throw new Error('no number is given')
    await clock.advance(VERIFIED_BY_MS)
    const told = engine.told()
    const logged = [...engine.logged()]
    await engine.close()
    const second = await startEngine(folder, manualClock(clock.now() + 1000))
    if (second.at === 'refused') throw new Error(`the second start is refused: ${second.words}`)
    taken.push((await second.engine.take('after-4')) ?? 'none')
    await second.engine.close()
    const twice = taken.find((number) => given.has(number) || !given.add(number))
    if (twice !== undefined) return { end: 'a number twice', why: ` (${twice})` }
    if (seen.lost.length === 0)
      return {
        end: told.length + logged.length > 0 ? 'all there, and said' : 'as if nothing had been',
        why: '',
      }
    const why = ` (${seen.lost.join(', ')}; told ${told.join(', ') || 'nothing'}; log ${logged.join(', ') || 'nothing'})`
    if (told.length > 0) return { end: 'something lost, and said to staff', why }
    return {
      end: logged.length > 0 ? 'something lost, only in the log' : 'something lost, and nothing said',
      why,
    }
  } catch (error) {
    return { end: 'stopped by a bug', why: ` (${String(error)})` }
  }
}

/** What of the truth a running station does not know any more, store by store. */
async function lookAt(engine: Engine, truth: Truth): Promise<{ lost: string[] }> {
  const lost: string[] = []
  const found = new Set<string>()
  try {
    for await (const { commandId } of engine.stores.ledger.read(0)) found.add(commandId)
  } catch {
    lost.push('an entry is unreadable')
  }
  const missing = truth.commands.filter((commandId) => !found.has(commandId))
  if (missing.length > 0) lost.push(`${missing.length} entries`)
  const now = await knowledgeOf(engine, truth.commands)
  for (const store of ['state', 'tickets', 'accounts', 'keys', 'roster'] as const)
    if (now[store] !== truth.knowledge[store]) lost.push(store)
  return { lost }
}

/** The judge itself must see that an entry is missing where the station has nothing to say about it. */
async function missesEntry(used: UsedStation, folder: string): Promise<boolean> {
  const copy = lay(used.closed, join(folder, 'copy'), { ...FORGOTTEN, do: () => undefined })
  const truth = used.truth.closed
  const { end } = await endOf(copy, { ...truth, commands: [...truth.commands, 'never-written'] })
  return end === 'something lost, and nothing said'
}

function tableOf(
  queues: readonly { place: string; bytes: number; cuts: number }[],
  tried: ReadonlyMap<string, Record<Damage['kind'], number>>,
  ends: ReadonlyMap<string, number>,
): Table {
  return {
    title: 'By file:',
    columns: ['File', 'Bytes', 'Cut off', 'Bits', 'Whole', ...ENDS],
    rows: queues.map(({ place, bytes, cuts }) => {
      const { cut, bit, whole } = tried.get(place) ?? { cut: 0, bit: 0, whole: 0 }
      const counts = ENDS.map((end) => ends.get(`${place} ${end}`) ?? 0)
      return [place, bytes, `${cut} of ${cuts}`, bit, whole, ...counts]
    }),
  }
}
