// Every call by which the station's stores touch the disk fails once, fails from then on, or is where the process ends.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { manualClock } from '#test/support/manual-clock.ts'
import { seeded, shuffled, upTo } from '#test/support/seeded.ts'
import { startEngine } from './engine.ts'
import { type Effort, openTally, type Suite, type Table, type Tally } from './suite.ts'
import { countCalls, runTraced, type Traced, whyNoTracing } from './tracing.ts'
import { makeUsedStation } from './used-station.ts'

const SCRIPT = 'keep-things.ts'
const DATABASES = [
  'ledger.db',
  'keys.db',
  'lock.db',
  'views/tickets.db',
  'views/people.db',
  'views/content.db',
]
const DATABASE_FILES = DATABASES.flatMap((name) => [name, `${name}-wal`, `${name}-journal`])
const DOCUMENTS = ['node.json', 'staff.json', 'marks.json', 'snapshot.json'].flatMap((name) => [
  name,
  `${name}.prev`,
])
const ALL_FILES = [...DATABASE_FILES, ...DOCUMENTS, 'given.bin', 'reserve.bin']

/**
 * What may go wrong at each call, as strace has it. `files`: only calls on these are counted; without them, all are, as
 * Node itself makes none of this kind.
 */
const FAULTS: Readonly<Record<string, { faults: readonly string[]; files?: readonly string[] }>> = {
  pwrite64: {
    faults: ['error=ENOSPC', 'error=EDQUOT', 'error=EIO', 'error=EROFS', 'signal=KILL'],
    files: ALL_FILES,
  },
  fsync: { faults: ['error=EIO', 'error=ENOSPC', 'error=EDQUOT', 'signal=KILL'] },
  ftruncate: { faults: ['error=EIO', 'error=EROFS', 'signal=KILL'] },
  rename: { faults: ['error=EIO', 'error=ENOSPC', 'error=EROFS', 'signal=KILL'] },
  link: { faults: ['error=EIO', 'error=ENOSPC', 'error=EROFS', 'signal=KILL'] },
  unlink: { faults: ['error=EIO', 'error=EROFS', 'signal=KILL'] },
  openat: { faults: ['error=EIO', 'error=EMFILE', 'error=EACCES', 'signal=KILL'], files: ALL_FILES },
  // 0: the disk says that the file ends here.
  pread64: { faults: ['error=EIO', 'retval=0'], files: ALL_FILES },
  read: { faults: ['error=EIO', 'retval=0'], files: DOCUMENTS },
}
const SAY_EVERY = 100
const MEMORY = '/dev/shm'

type Ground = { name: string; folder: string | null; now: number; given: ReadonlySet<string> }
/** `lasting`: the fault stays; otherwise it comes once. */
type Fault = { ground: Ground; call: string; n: number; fault: string; lasting: boolean }

export const diskFaults: Suite = {
  name: 'disk-faults',
  title: 'A disk that fails at every call',
  trial:
    'one run of the stores (start, four tickets, calls, four changes of the roster, end) in which the n-th pwrite64, pread64, read, openat, fsync, ftruncate, rename, link or unlink of a thread fails (EIO, ENOSPC, EDQUOT, EROFS, EMFILE, EACCES, an early end of file), once or from then on, or is where SIGKILL comes; then a start on the healed disk',
  trials: 100_000,
  async run(effort) {
    const why = whyNoTracing()
    if (why !== null) return { at: 'not-run', why }
    const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'disk-faults-'))
    try {
      const used = await makeUsedStation(folder, seeded(effort.seed))
      const grounds = [
        {
          name: 'killed',
          folder: used.killed,
          now: used.truth.killed.leftAt + 60_000,
          given: used.truth.killed.given,
        },
        { name: 'new', folder: null, now: used.truth.killed.leftAt, given: new Set<string>() },
      ]
      const faults = shuffled(await faultsOn(grounds, folder), seeded(effort.seed))
      const tally = openTally()
      const counts = new Map<string, number>()
      let trials = 0
      for (const fault of faults) {
        if (trials >= effort.trials || effort.isOver()) break
        await tryFault(fault, folder, effort, tally, counts)
        trials += 1
        if (trials % SAY_EVERY === 0)
          effort.say(`${trials} of ${faults.length} runs, ${tally.failures()} failures`)
      }
      return {
        at: 'ran',
        trials,
        checks: tally.checks(),
        controls: [await saysTooEarly(grounds[0]!, folder, effort)],
        tables: [tableOf(faults, counts)],
        notes: [
          `${trials === faults.length ? 'All' : `${trials} of all`} ${faults.length} pairs of call and fault, in an order drawn by the seed. Documents also write through \`write\`: their crash states are enumerated apart.`,
        ],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function faultsOn(grounds: readonly Ground[], folder: string): Promise<Fault[]> {
  const all: Fault[] = []
  for (const ground of grounds) {
    const calls = await callsOn(ground, folder)
    for (const [call, { faults }] of Object.entries(FAULTS)) {
      for (let n = 1; n <= (calls.get(call) ?? 0); n++)
        for (const fault of faults)
          for (const lasting of fault.startsWith('error=') ? [false, true] : [false])
            all.push({ ground, call, n, fault, lasting })
    }
  }
  return all
}

async function callsOn(ground: Ground, folder: string): Promise<ReadonlyMap<string, number>> {
  // The very first run also writes Node's cache of compiled code, by calls that no later one makes.
  await runTraced(['-o', '/dev/null', '-e', 'trace=none'], SCRIPT, [lay(ground, folder), String(ground.now)])
  const copy = lay(ground, folder)
  const isMeant = (call: string, path: string) => {
    const files = FAULTS[call]?.files
    return files === undefined || files.some((file) => path === join(copy, file))
  }
  return countCalls(Object.keys(FAULTS), isMeant, SCRIPT, [copy, String(ground.now)])
}

/** Lets strace see only the calls that are meant. */
const options = (call: string, folder: string): string[] => [
  '-e',
  `trace=${call}`,
  ...(FAULTS[call]?.files ?? []).flatMap((file) => ['-P', join(folder, file)]),
]

/** A fresh copy of the ground for one run. */
function lay({ folder: from }: Ground, folder: string): string {
  const copy = join(folder, 'copy')
  rmSync(copy, { recursive: true, force: true })
  if (from === null) mkdirSync(copy)
  else cpSync(from, copy, { recursive: true })
  return copy
}

async function tryFault(
  fault: Fault,
  folder: string,
  effort: Effort,
  tally: Tally,
  counts: Map<string, number>,
): Promise<void> {
  const { ground, call, n } = fault
  const copy = lay(ground, folder)
  const when = `${call}:${fault.fault}:when=${n}${fault.lasting ? '+' : ''}`
  const trace = join(folder, 'trace')
  const traced = await runTraced(['-o', trace, ...options(call, copy), '-e', `inject=${when}`], SCRIPT, [
    copy,
    String(ground.now),
  ])
  const came = /\(INJECTED\)|killed by SIGKILL/.test(readFileSync(trace, 'latin1'))
  const before = tally.failures()
  const judged = await judge(traced, copy, ground, tally, `${ground.name}, ${when}`)
  const end: End = came ? judged : 'never came'
  counts.set(`${call} ${end}`, (counts.get(`${call} ${end}`) ?? 0) + 1)
  if (tally.failures() > before) effort.keep(copy, `${ground.name} ${when}`)
}

const ENDS = [
  'not noticed',
  'some refused',
  'ended in doubt',
  'did not start',
  'killed',
  'before the stores',
  // Calls are counted in one run and made to fail in another, which may make some fewer.
  'never came',
] as const
type End = (typeof ENDS)[number]

/** Holds what the process said it kept against what a start on the healed disk finds. */
async function judge(
  traced: Traced,
  folder: string,
  ground: Ground,
  tally: Tally,
  name: string,
): Promise<End> {
  const { lines, code, errors } = traced
  // A fault that hits Node before it runs a line of ours is none of ours.
  if (!lines.includes('begun')) return 'before the stores'
  const words = `${name}: ${lines.at(-1) ?? ''} (${code}) ${errors.slice(0, 300)}`
  const isOrderly = code === 0 || code === 69 || code === 137 || traced.signal === 'SIGKILL'
  tally.check('a fault of the disk is never taken for a bug', isOrderly, () => words)
  const kept = lines.flatMap((line) => {
    const [, id = '', what = ''] = /^kept (\S+) (.*)$/.exec(line) ?? []
    return id === '' ? [] : [{ id, what }]
  })
  const refused = lines.flatMap((line) => /^not (\S+)$/.exec(line)?.[1] ?? [])
  const isDoubtful = lines.includes('doubtful')
  const started = await startEngine(folder, manualClock(ground.now + 60_000)).catch((error: unknown) => ({
    at: 'refused' as const,
    words: String(error),
  }))
  tally.check(
    'the station starts once the disk is well again',
    started.at === 'running',
    () => `${words}: ${started.at === 'refused' ? started.words : ''}`,
  )
  if (started.at === 'running') {
    const { engine } = started
    const commands = new Set<string>()
    for await (const { commandId } of engine.stores.ledger.read(0)) commands.add(commandId)
    const hashes = new Set(engine.roster.data().devices.map(({ hash }) => hash))
    const isThere = (id: string) => (id.startsWith('hash') ? hashes.has(id) : commands.has(id))
    const lost = kept.filter(({ id }) => !isThere(id)).map(({ id }) => id)
    tally.check('what was acknowledged is there', lost.length === 0, () => `${words}: ${lost.join(', ')}`)
    const ghosts = isDoubtful ? [] : refused.filter(isThere)
    tally.check(
      'what was reported as not kept is not there',
      ghosts.length === 0,
      () => `${words}: ${ghosts.join(', ')}`,
    )
    const numbers = kept.filter(({ id }) => id.startsWith('take')).map(({ what }) => what)
    const next = await engine.take('after')
    const isNew =
      next !== null &&
      new Set([...ground.given, ...numbers]).size === ground.given.size + numbers.length &&
      !ground.given.has(next) &&
      !numbers.includes(next)
    tally.check('no number is given twice', isNew, () => `${words}: ${next}`)
    await engine.close()
  }
  if (traced.signal === 'SIGKILL' || code === 137) return 'killed'
  if (!lines.includes('started')) return 'did not start'
  if (isDoubtful) return 'ended in doubt'
  // A window that is busy refuses a call on the healthiest disk.
  return refused.some((id) => !id.startsWith('call')) ? 'some refused' : 'not noticed'
}

/** A process that says what it keeps before it has kept it must be caught by some of the kills. */
async function saysTooEarly(ground: Ground, folder: string, effort: Effort) {
  const tally = openTally()
  const random = seeded(effort.seed)
  const now = String(ground.now)
  const writes = (await callsOn(ground, folder)).get('pwrite64') ?? 1
  for (let tries = 0; tries < 8 && tally.failures() === 0; tries++) {
    const copy = lay(ground, folder)
    const n = Math.ceil(writes / 3) + upTo(random, Math.floor(writes / 2))
    const when = [
      '-o',
      '/dev/null',
      ...options('pwrite64', copy),
      '-e',
      `inject=pwrite64:signal=KILL:when=${n}`,
    ]
    const traced = await runTraced(when, SCRIPT, [copy, now, 'early'])
    await judge(traced, copy, ground, tally, `early ${n}`)
  }
  return { sabotage: 'acknowledged before it is written', caught: tally.failures() > 0 }
}

function tableOf(faults: readonly Fault[], counts: ReadonlyMap<string, number>): Table {
  const pairs = (call: string) => faults.filter((fault) => fault.call === call).length
  const rowOf = (call: string) => [call, pairs(call), ...ENDS.map((end) => counts.get(`${call} ${end}`) ?? 0)]
  return {
    title: 'By call, how the runs ended:',
    columns: ['Call', 'Pairs of place and fault', ...ENDS],
    rows: Object.keys(FAULTS).map(rowOf),
  }
}
