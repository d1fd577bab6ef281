import { randomInt } from 'node:crypto'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { daemonEnv, daemonNodeFlags, daemonProgram } from '../../scripts/setup.mjs'
import { type ConfigChanges, writeConfig } from './station-config.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const START_WITHIN_MS = 90_000 // two seconds on a machine that has nothing else to do

export type StationOptions = ConfigChanges & {
  /** The file to run instead of the daemon. */
  main?: string
  /** More variables, KIOSK_LOG for one. */
  env?: Record<string, string>
}

/** How a process ended: one of the two is null. `ms`: from the signal to the end. */
type Ending = { code: number | null; signal: NodeJS.Signals | null; ms: number }

export type RunningStation = {
  /** `http://127.0.0.1:PORT`, without a slash. */
  readonly url: string
  readonly port: number
  readonly configDir: string
  readonly dataDir: string
  readonly pid: number
  /** Everything the daemons of this station have printed so far, both streams. */
  output(): string
  /** SIGTERM, as a supervisor would. */
  stop(): Promise<Ending>
  /** SIGKILL, as a power cut would but for the disk. */
  kill(): Promise<Ending>
  /** Starts again on the same configuration, data and port. The daemon must have ended. */
  restart(how?: Start): Promise<void>
  /** Ends the daemon if it still runs and deletes its folders. */
  remove(): Promise<void>
}

/** `under`: a program and its arguments that the daemon is run by. */
type Start = { withinMs?: number; under?: readonly string[] }

/** A finished run of the daemon's command line. */
export type Run = { code: number | null; stdout: string; stderr: string }

// A test run that breaks off must not leave daemons behind.
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(128 + constants.signals[signal]))

/** Starts a real daemon on folders of its own and waits until it answers. */
export async function startStation(options: StationOptions = {}): Promise<RunningStation> {
  const folder = await mkdtemp(join(tmpdir(), 'station-'))
  const configDir = join(folder, 'config')
  const dataDir = join(folder, 'data')
  await writeConfig(configDir, options)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let output = ''
  let child: ChildProcess | null = null

  async function start({ withinMs = START_WITHIN_MS, under = [] }: Start = {}): Promise<void> {
    const flags = ['--config', configDir, '--data', dataDir, '--port', String(port)]
    const env = { RUNTIME_DIRECTORY: join(folder, 'run'), ...options.env }
    const started = spawnDaemon(flags, env, { main: options.main, under })
    child = started
    started.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    started.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    if (!(await saysItRuns(started, withinMs))) {
      started.kill('SIGKILL')
      throw new Error(`the daemon did not start (${started.exitCode ?? 'still silent'}):\n${output}`)
    }
  }

  async function end(signal: NodeJS.Signals): Promise<Ending> {
    const ending = child
    if (!ending || ended(ending)) throw new Error(`there is no daemon to end:\n${output}`)
    const began = performance.now()
    const exit = exitOf(ending)
    ending.kill(signal)
    return { ...(await exit), ms: performance.now() - began }
  }

  await start()
  return {
    url,
    port,
    configDir,
    dataDir,
    get pid() {
      return child?.pid ?? 0
    },
    output: () => output,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    restart: start,
    remove: async () => {
      if (child && !ended(child)) await end('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Runs the daemon's command line to its end. */
export async function runDaemon(flags: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  const child = spawnDaemon(flags, env)
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const { code } = await exitOf(child)
  return { code, stdout, stderr }
}

/** Asked once, because the sources are hashed for it. */
const program = daemonProgram()

function spawnDaemon(
  flags: readonly string[],
  env: Record<string, string> = {},
  { main = program, under = [] }: { main?: string | undefined; under?: readonly string[] } = {},
): ChildProcess {
  // What the person who runs the tests has set for their own station must not leak in.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(KIOSK_|NODE_OPTIONS|NODE_ENV|NODE_EXTRA|VITEST)/.test(name),
  )
  const [command = process.execPath, ...more] = [
    ...under,
    process.execPath,
    ...daemonNodeFlags,
    main,
    ...flags,
  ]
  const child = spawn(command, more, {
    cwd: ROOT,
    env: { ...Object.fromEntries(inherited), ...daemonEnv, KIOSK_LOG: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.on('exit', () => running.delete(child))
  return child
}

function exitOf(child: ChildProcess): Promise<Omit<Ending, 'ms'>> {
  return new Promise((settle) => {
    // `close`, not `exit`: what it printed last has arrived then.
    child.on('close', (code, signal) => settle({ code, signal }))
  })
}

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** Waits for the line that a person would wait for; asking for answers meanwhile costs a third of what a start does. */
function saysItRuns(child: ChildProcess, withinMs: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk.toString()
    if (said.includes(' 已经启动\n')) resolve(true)
  }
  child.stdout?.on('data', hear)
  child.on('close', () => resolve(false))
  const late = setTimeout(resolve, withinMs, false)
  return promise.finally(() => {
    clearTimeout(late)
    child.stdout?.off('data', hear)
  })
}

/** Below the ports that a kernel gives to whatever calls out, which would take one before its station listens. */
const PORTS = { from: 20_000, to: 32_000 } as const

/**
 * A port of the loopback that nobody holds now, and that no other test gets as long as this process lives: a station
 * listens only some seconds later, and lets go of it while it is stopped.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to)
    if (!(await reserved(port))) continue
    const server = createServer()
    const isFree = await new Promise<boolean>((answer) => {
      server.once('error', () => answer(false))
      server.listen(port, '127.0.0.1', () => server.close(() => answer(true)))
    })
    if (isFree) return port
  }
}

/** A name in Linux's abstract namespace is held by one process of the machine, and ends with it. */
function reserved(port: number): Promise<boolean> {
  const holder = createServer()
  const { promise, resolve } = Promise.withResolvers<boolean>()
  holder.once('error', () => resolve(false))
  holder.listen(`\0station-kiosk-test-port-${port}`, () => resolve(true))
  holder.unref()
  return promise
}

export function pause(ms: number): Promise<void> {
  return new Promise((next) => setTimeout(next, ms))
}
