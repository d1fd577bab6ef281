// Real file systems on a loop device that are shut down in the middle of the stores' work, as a power cut would do it.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Random, seeded, upTo } from '#test/support/seeded.ts'
import { pause } from '#test/support/start-station.ts'
import { judgeStart } from './judge-start.ts'
import { type Effort, openTally, type Suite, type Tally } from './suite.ts'

const NOW = Date.UTC(2026, 10, 23, 1)
const SCRIPT = join(import.meta.dirname, 'children', 'keep-things.ts')
const ROUNDS = '100000'
const FILE_SYSTEMS = [
  { name: 'ext4', make: ['mkfs.ext4', '-q'], bytes: 128 * 2 ** 20 },
  { name: 'xfs', make: ['mkfs.xfs', '-q'], bytes: 320 * 2 ** 20 },
] as const
type FileSystem = (typeof FILE_SYSTEMS)[number]
const TOOLS = ['mkfs.ext4', 'mkfs.xfs', 'xfs_io', 'mount', 'umount']
/** A writer that is stopped first lets the kernel finish its call; else its own race shows up, not ours. */
const STOPPED_MS = 15
const LIFE_MS = 1500
const CONTROL_TRIES = 6
const SAY_EVERY = 10

export const shutdown: Suite = {
  name: 'shutdown',
  title: 'A file system that is shut down',
  trial:
    'a fresh ext4 or XFS on a loop device, shut down without a flush (`xfs_io -x -c shutdown`) at some instant while the stores give tickets and change the roster; then it is mounted again and a start is made on it',
  trials: 2000,
  async run(effort) {
    const why = whyNot()
    if (why !== null) return { at: 'not-run', why }
    const folder = mkdtempSync(join(tmpdir(), 'shutdown-'))
    try {
      const random = seeded(effort.seed)
      const tally = openTally()
      let trials = 0
      for (; trials < effort.trials && !effort.isOver(); trials++) {
        const system = FILE_SYSTEMS[trials % FILE_SYSTEMS.length] ?? FILE_SYSTEMS[0]
        await tryOne(
          { system, folder, random, name: `seed ${effort.seed}, ${system.name} ${trials}` },
          [],
          effort,
          tally,
        )
        if ((trials + 1) % SAY_EVERY === 0)
          effort.say(`${trials + 1} shutdowns, ${tally.failures()} failures`)
      }
      return {
        at: 'ran',
        trials,
        checks: tally.checks(),
        controls: [await withoutSync(folder, random, effort)],
        tables: [],
        notes: [],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function whyNot(): string | null {
  if (process.getuid?.() !== 0) return 'it takes root'
  if (!existsSync('/dev/loop-control')) return 'there is no loop device'
  const missing = TOOLS.filter(
    (tool) => !['/usr/sbin', '/usr/bin', '/sbin', '/bin'].some((at) => existsSync(join(at, tool))),
  )
  return missing.length === 0 ? null : `not installed: ${missing.join(', ')} (Debian: e2fsprogs, xfsprogs)`
}

type Trial = { system: FileSystem; folder: string; random: Random; name: string }

/** `under`: a program that runs the writer, with its options; none for itself. */
async function tryOne(trial: Trial, under: readonly string[], effort: Effort, tally: Tally): Promise<void> {
  const { system, folder, random, name } = trial
  const image = join(folder, 'image')
  const mounted = join(folder, 'mounted')
  const data = join(mounted, 'data')
  writeFileSync(image, '')
  truncateSync(image, system.bytes)
  const [make, ...quiet] = system.make
  execFileSync(make, [...quiet, image])
  mkdirSync(mounted, { recursive: true })
  execFileSync('mount', ['-o', 'loop', image, mounted])
  try {
    mkdirSync(data)
    execFileSync('sync', ['-f', mounted])
    const said = await workAndShutDown({ data, mounted, random, under })
    execFileSync('umount', [mounted])
    execFileSync('mount', ['-o', 'loop', image, mounted])
    const before = tally.failures()
    await judgeStart(data, { name, said, now: NOW, given: new Set() }, tally)
    if (tally.failures() > before && under.length === 0) effort.keep(data, name)
  } finally {
    execFileSync('umount', [mounted])
  }
}

/** What the writer had said by then. */
async function workAndShutDown(at: {
  data: string
  mounted: string
  random: Random
  under: readonly string[]
}): Promise<string[]> {
  const [program, ...args] = [...at.under, process.execPath]
  const child = spawn(program, [...args, SCRIPT, at.data, String(NOW), 'honest', ROUNDS], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  })
  const over = new Promise((settle) => child.once('close', settle))
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  while (!output.includes('kept') && child.exitCode === null) await pause(5)
  await pause(upTo(at.random, LIFE_MS))
  signal(child, 'SIGSTOP')
  await pause(STOPPED_MS)
  // What it has said by now, somebody may have heard.
  execFileSync('xfs_io', ['-x', '-c', 'shutdown', at.mounted])
  signal(child, 'SIGKILL')
  await over
  return output.split('\n').slice(0, -1)
}

/** To the writer and to the program that runs it; one that has ended by itself has said what it had to say. */
function signal({ pid, exitCode, signalCode }: ChildProcess, name: NodeJS.Signals): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, name)
}

async function withoutSync(folder: string, random: Random, effort: Effort) {
  const tally = openTally()
  const eatsSyncs = ['strace', '-f', '-o', '/dev/null', '-e', 'trace=fsync', '-e', 'inject=fsync:retval=0']
  for (let tries = 0; tries < CONTROL_TRIES && tally.failures() === 0; tries++)
    await tryOne({ system: FILE_SYSTEMS[0], folder, random, name: 'without fsync' }, eatsSyncs, effort, tally)
  return { sabotage: 'no fsync reaches the kernel', caught: tally.failures() > 0 }
}
