import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Bench, BenchAction, BenchCardReader } from '#contract/bench.ts'
import { type Daemon, startDaemon } from '#daemon/daemon.ts'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { readSettings } from '#daemon/settings.ts'
import { daemonEnv } from '../../scripts/setup.mjs'
import { type ManualClock, manualClock } from './manual-clock.ts'
import { type ConfigChanges, writeConfig } from './station-config.ts'

const registry = await scanDrivers()

/** A whole daemon in this process, with real HTTP and real files, whose time passes only when the test says so. */
export type StationHere = {
  readonly url: string
  readonly configDir: string
  readonly dataDir: string
  /** The first accounts, as the daemon's process prints them. */
  output(): string
  /** What ends with the machine's run. */
  readonly runtimeDir: string
  readonly clock: ManualClock
  /** What each listener hears and whom it lets in, as the daemon itself registered it. */
  routes(): Daemon['routes']
  /** A JSON request; `body` undefined = none. */
  send(method: string, path: string, body?: unknown): Promise<{ status: number; answer: Answer }>
  /** What a person does to a simulated device. */
  act(device: string, ...actions: BenchAction[]): Promise<void>
  reader(device: string): Promise<BenchCardReader>
  start(): Promise<void>
  /** Stops it and starts it again on the same data, at the same moment. */
  restart(): Promise<void>
  stop(): Promise<void>
  remove(): Promise<void>
}

/** As much as the tests look at. */
type Answer = {
  code?: string
  detail?: string
  errors?: { field: string; allowed: string }[]
  ticketId?: string
  seconds?: number
  ticket?: { id: string; number: string; priority: { at: string; reason?: string } }
}

export async function openStationHere(changes: ConfigChanges = {}): Promise<StationHere> {
  const folder = await mkdtemp(join(tmpdir(), 'station-here-'))
  const [configDir, dataDir, runtimeDir] = [join(folder, 'config'), join(folder, 'data'), join(folder, 'run')]
  await writeConfig(configDir, changes)
  const clock = manualClock()
  let daemon: Daemon | undefined

  const start = async () => {
    const read = await readSettings(
      {
        config: configDir,
        data: dataDir,
        port: '0',
        logLevel: undefined,
        runtime: runtimeDir,
        cache: daemonEnv.CACHE_DIRECTORY,
      },
      registry,
    )
    if (read.at === 'faults') throw new Error(JSON.stringify(read.faults))
    const started = await startDaemon(read.settings, registry, pino({ level: 'silent' }), clock)
    if (started.at === 'failed') throw new Error(started.reason)
    ;({ daemon } = started)
    await clock.advance(3000)
  }
  const stop = async () => {
    const stopping = daemon?.stop()
    daemon = undefined
    // Whatever still prints is waited for.
    await clock.advance(30_000)
    await stopping
  }
  const url = () => `http://127.0.0.1:${daemon?.port}`
  const bench = async (): Promise<Bench> => {
    const reply = await fetch(`${url()}/api/bench`)
    return (await reply.json()) as Bench
  }

  await start()
  return {
    get url() {
      return url()
    },
    configDir,
    dataDir,
    output: () =>
      daemon?.firstAccounts.map(({ name, pin }) => `first account: ${name} ${pin}\n`).join('') ?? '',
    runtimeDir,
    clock,
    routes: () => daemon?.routes ?? [],
    async send(method, path, body) {
      const sent = { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      const reply = await fetch(url() + path, { method, ...(body === undefined ? {} : sent) })
      const text = await reply.text()
      return { status: reply.status, answer: (text === '' ? {} : JSON.parse(text)) as Answer }
    },
    async act(device, ...actions) {
      for (const action of actions) {
        const reply = await fetch(`${url()}/api/bench/${device}`, {
          method: 'POST',
          body: JSON.stringify(action),
          headers: { 'content-type': 'application/json' },
        })
        if (!reply.ok) throw new Error(`${action.action}: ${await reply.text()}`)
      }
    },
    async reader(device) {
      const { devices } = await bench()
      for (const { id, device: view } of devices) if (id === device && view.at === 'card-reader') return view
      throw new Error(`no card reader ${device}`)
    },
    start,
    async restart() {
      await stop()
      await start()
    },
    stop,
    async remove() {
      if (daemon !== undefined) await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
