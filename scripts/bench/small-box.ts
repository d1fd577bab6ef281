import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a small box has for each: MB. */
const LIMITS_MB = { daemon: 512, browser: 1024 } as const
/** What a process has taken before it is found is not counted. */
const FOUND_WITHIN_MS = 50
const INSIDE = 'BENCH_SMALL_BOX'

type Kind = keyof typeof LIMITS_MB

/** Whether this process runs on one core already. */
export const isOnOneCore = (): boolean => process.env[INSIDE] !== undefined

/** Runs this script again on the first core alone, with everything it starts; gives its exit code. */
export function againOnOneCore(): number {
  const args = ['-c', '0', process.execPath, ...process.execArgv, ...process.argv.slice(1)]
  const { status, error } = spawnSync('taskset', args, {
    stdio: 'inherit',
    env: { ...process.env, [INSIDE]: '1' },
  })
  if (error !== undefined) throw new Error('a small box needs taskset (Debian: util-linux)', { cause: error })
  return status ?? 1
}

/** The most that was ever in use at once, what is kept of files included: MB. */
export type Peaks = { daemon: number; browser: number }

type Limited = {
  /** How, or why it cannot be done here. */
  words: string
  /** The same for the README. */
  chinese: string
  /** Gives the groups back; null where there are none, or they do not tell. */
  end(): Peaks | null
}

/** Limits the memory of every daemon and browser that this process starts. */
export function limitMemory(): Limited {
  const made = makeGroups()
  if (typeof made === 'string')
    return { words: `Memory is not limited: ${made}.`, chinese: '这台机器上内存没有限。', end: () => null }
  const timer = setInterval(() => {
    for (const [pid, kind] of startedHere()) moveTo(made.folders[kind], pid)
  }, FOUND_WITHIN_MS)
  timer.unref()
  return {
    words: `Daemon ≤ ${LIMITS_MB.daemon} MB, browser ≤ ${LIMITS_MB.browser} MB (${made.by}).`,
    chinese: `程序最多 ${LIMITS_MB.daemon} MB，浏览器最多 ${LIMITS_MB.browser} MB（${made.by}）。`,
    end() {
      clearInterval(timer)
      const [daemon, browser] = [peakOf(made.folders.daemon), peakOf(made.folders.browser)]
      for (const folder of Object.values(made.folders)) quietly(() => rmdirSync(folder))
      return daemon === null || browser === null ? null : { daemon, browser }
    },
  }
}

type Groups = { by: string; folders: Record<Kind, string> }

/** Two control groups beneath the machine's own, or why there are none. */
function makeGroups(): Groups | string {
  const second = '/sys/fs/cgroup/cgroup.controllers'
  const isSecond = existsSync(second) && readFileSync(second, 'utf8').includes('memory')
  const top = isSecond ? '/sys/fs/cgroup' : '/sys/fs/cgroup/memory'
  if (!isSecond && !existsSync(join(top, 'cgroup.procs'))) return 'this machine has no control groups for it'
  const limitIn = isSecond ? 'memory.max' : 'memory.limit_in_bytes'
  // Those of a bench that was ended could not go before what ran in them.
  for (const left of readdirSync(top)) {
    const pid = /^station-bench-(\d+)-/.exec(left)?.[1]
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) quietly(() => rmdirSync(join(top, left)))
  }
  try {
    const folders = { daemon: '', browser: '' }
    for (const kind of ['daemon', 'browser'] as const) {
      folders[kind] = join(top, `station-bench-${process.pid}-${kind}`)
      mkdirSync(folders[kind])
      writeFileSync(join(folders[kind], limitIn), String(LIMITS_MB[kind] * 1024 * 1024))
    }
    return { by: isSecond ? 'cgroup v2' : 'cgroup v1', folders }
  } catch (error) {
    return `no control group may be made (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`
  }
}

function peakOf(group: string): number | null {
  const bytes =
    quietly(() => readFileSync(join(group, 'memory.peak'), 'utf8')) ??
    quietly(() => readFileSync(join(group, 'memory.max_usage_in_bytes'), 'utf8'))
  return bytes === undefined ? null : Number(bytes) / 1024 / 1024
}

/** Daemons and browsers among the descendants of this process. */
function startedHere(): [pid: number, kind: Kind][] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = quietly(() => readFileSync(`/proc/${name}/stat`, 'utf8'))
    const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const isOurs = (pid: number): boolean => {
    for (let at = parents.get(pid); at !== undefined && at > 1; at = parents.get(at))
      if (at === process.pid) return true
    return false
  }
  return [...parents.keys()].filter(isOurs).flatMap((pid): [number, Kind][] => {
    const line = quietly(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? ''
    if (/chrom/.test(line.split('\0', 1)[0] ?? '')) return [[pid, 'browser']]
    return line.includes('--data') ? [[pid, 'daemon']] : []
  })
}

function moveTo(folder: string, pid: number): void {
  quietly(() => writeFileSync(join(folder, 'cgroup.procs'), String(pid)))
}

/** A process may be gone by the time it is looked at. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    return undefined
  }
}
