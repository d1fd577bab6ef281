import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

const realScripts = join(import.meta.dirname, '..', '..', 'scripts')

/** A daemon that says what it was given, then waits for what `input` tells it, and says every signal it gets. */
const daemon = `
import { readFileSync } from 'node:fs'
const { NODE_COMPILE_CACHE: cache, KIOSK_PORT: port } = process.env
const group = Number(readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ')[2])
const say = (said: object) => process.stdout.write(JSON.stringify(said) + '\\n')
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    say({ signal })
    setTimeout(() => process.exit(0), 300)
  })
}
process.on('SIGHUP', () => say({ signal: 'SIGHUP' }))
process.stdin.on('data', (word) => {
  if (word.toString() === 'die') process.kill(process.pid, 'SIGKILL')
  else process.exit(Number(word.toString()))
})
const [, program, ...args] = process.argv
say({ program, args, cache, port, group, pid: process.pid })
`

const build = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { beginStamp, root } from './setup.mjs'
const what = process.argv[2].slice(2)
const writeStamp = beginStamp(what)
appendFileSync(root + '/builds', what + ' ')
if (process.env['BUILD'] === 'fails') throw new Error('a comma is missing')
if (process.env['BUILD'] === 'hangs') setInterval(() => {}, 1000)
else {
  if (what === 'daemon') {
    const main = readFileSync(root + '/device-daemon/main.ts', 'utf8')
    mkdirSync(root + '/device-daemon/dist', { recursive: true })
    writeFileSync(root + '/device-daemon/dist/main.js', stripTypeScriptTypes(main))
  }
  writeStamp()
}
`

const locked = { name: 'small', version: '1.0.0', lockfileVersion: 3, requires: true }
const withLocalPart = {
  ...locked,
  packages: {
    '': { name: 'small', version: '1.0.0', dependencies: { part: 'file:part' } },
    part: { version: '1.0.0' },
    'node_modules/part': { resolved: 'part', link: true },
  },
}

export type SmallProject = {
  folder: string
  write(path: string, content: string): Promise<void>
  /** What was built so far, in this order: `screens`, `daemon`. */
  builds(): Promise<string[]>
  start(flags?: string[], env?: NodeJS.ProcessEnv): Launched
}

type Launched = {
  pid: number
  stdin: Writable
  /** The next line on stdout as JSON, null at its end. */
  line(): Promise<Record<string, unknown> | null>
  /** Resolves when the launcher is gone. */
  ended: Promise<{ code: number | null; stderr: string }>
}

/** A project of the same shape as ours, with the real launcher, nothing to download and a daemon that tells. */
export async function smallProject(): Promise<SmallProject> {
  const folder = await mkdtemp(join(tmpdir(), 'small-project-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const write = async (path: string, content: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  for (const script of ['setup.mjs', 'start.mjs']) {
    await cp(join(realScripts, script), join(folder, 'scripts', script))
  }
  const dependencies = { part: 'file:part' }
  await write(
    'package.json',
    JSON.stringify({ name: 'small', version: '1.0.0', type: 'module', dependencies }),
  )
  await write('package-lock.json', JSON.stringify(withLocalPart))
  await write('part/package.json', JSON.stringify({ name: 'part', version: '1.0.0' }))
  await write('scripts/build.ts', build)
  await write('scripts/daemon-bundle.ts', '')
  await write('device-daemon/main.ts', daemon)
  await write('device-daemon/contract/ticket.ts', '')
  await write('kiosk-ui/resident/home.tsx', '')

  return {
    folder,
    write,
    builds: async () =>
      (await readFile(join(folder, 'builds'), 'utf8').catch(() => '')).split(' ').slice(0, -1),
    start: (flags = [], env = {}) => launch(folder, flags, env),
  }
}

/** As npm does it: `node scripts/start.mjs`, in a process group that is not the test's own. */
function launch(folder: string, flags: string[], env: NodeJS.ProcessEnv): Launched {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...flags], {
    cwd: folder,
    detached: true,
    env: { ...process.env, npm_execpath: undefined, npm_config_fetch_retries: '0', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  onTestFinished(() => endGroup(child))
  const lines = readLines(child.stdout)
  const stderr = text(child.stderr)
  return {
    pid: child.pid!,
    stdin: child.stdin,
    line: lines,
    ended: once(child, 'exit').then(async ([code]) => ({ code, stderr: await stderr })),
  }
}

function readLines(stream: Readable): Launched['line'] {
  const iterator = (async function* () {
    let rest = ''
    for await (const chunk of stream) {
      const parts = (rest + String(chunk)).split('\n')
      rest = parts.pop() ?? ''
      yield* parts
    }
  })()
  return async () => {
    const { value } = await iterator.next()
    return value === undefined ? null : JSON.parse(value)
  }
}

function endGroup(child: ChildProcess): void {
  try {
    process.kill(-child.pid!, 'SIGKILL')
  } catch {
    // Gone already, as it should be.
  }
}
