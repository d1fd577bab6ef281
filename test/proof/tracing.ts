import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { daemonEnv } from '../../scripts/setup.mjs'

const STRACE = '/usr/bin/strace'
const FOLDER = join(import.meta.dirname, 'children')

/** What a process under strace did and said. */
export type Traced = { code: number | null; signal: NodeJS.Signals | null; lines: string[]; errors: string }

/** Why nothing can be traced here; null where it can. */
export function whyNoTracing(): string | null {
  const tried = spawnSync(STRACE, ['-f', '-o', '/dev/null', '-e', 'trace=fsync', 'true'], {
    encoding: 'utf8',
  })
  if (tried.error !== undefined) return 'strace is not installed'
  return tried.status === 0 ? null : `strace may not trace: ${tried.stderr.trim()}`
}

/** Runs a script of `children` under strace with these options. */
export async function runTraced(
  options: readonly string[],
  script: string,
  args: readonly string[],
): Promise<Traced> {
  // Much faster, but strace 6.1 forgets to send signals with it.
  const fast = options.some((option) => option.includes(':signal=')) ? [] : ['--seccomp-bpf']
  const traced = ['-f', ...fast, ...options]
  // One thread for files, so that the n-th call is the same one each time.
  const env = { ...process.env, ...daemonEnv, UV_THREADPOOL_SIZE: '1', NODE_OPTIONS: '' }
  const child = spawn(STRACE, [...traced, process.execPath, join(FOLDER, script), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  return new Promise((settle, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) =>
      // A line that was cut off by the end was told to nobody.
      settle({ code, signal, lines: output.split('\n').slice(0, -1), errors }),
    )
  })
}

/**
 * How often a script makes each call of the system, in the thread that makes it most. `counts`: whether a call on this
 * file (its whole path; '' where none is named) is one of those meant.
 */
export async function countCalls(
  calls: readonly string[],
  counts: (call: string, path: string) => boolean,
  script: string,
  args: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'proof-trace-'))
  const file = join(folder, 'trace')
  try {
    await runTraced(['-o', file, '-y', '-s', '256', '-e', `trace=${calls.join(',')}`], script, args)
    const byThread = new Map<string, number>()
    const most = new Map<string, number>()
    for (const line of readFileSync(file, 'latin1').split('\n')) {
      const [, thread = '', call = '', given = ''] = /^(\d+)\s+(\w+)\((.*)$/.exec(line) ?? []
      const path = /^\d+<([^>]*)>/.exec(given)?.[1] ?? /"([^"]*)"/.exec(given)?.[1] ?? ''
      if (call === '' || !counts(call, path)) continue
      const n = (byThread.get(`${thread} ${call}`) ?? 0) + 1
      byThread.set(`${thread} ${call}`, n)
      most.set(call, Math.max(n, most.get(call) ?? 0))
    }
    return most
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
