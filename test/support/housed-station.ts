import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { daemonEnv } from '../../scripts/setup.mjs'
import { freePort, type RunningStation } from './start-station.ts'
import { type ConfigChanges, writeConfig } from './station-config.ts'
import type { Asked, Said } from './station-house.ts'

/** A station of which a test wants nothing that takes a process of its own: no signals, no power cuts. */
export type HousedStation = Pick<RunningStation, 'url' | 'port' | 'configDir' | 'dataDir' | 'output'> & {
  /** In order, as on SIGTERM. */
  stop(): Promise<void>
  /** Starts again on the same configuration, data and port. */
  restart(): Promise<void>
  /** Sets the clock of its machine, as a person would: forward above 0. */
  setClock(byMs: number): Promise<void>
  /** Has it stopped and its folders deleted, without waiting for that. */
  remove(): Promise<void>
}

/** Many stations at once throw away more than one does: in the room that one has, a sixth of the time goes to collecting. */
const HOUSE_FLAGS = ['--max-semi-space-size=64', '--expose-gc']

let house: ChildProcess | undefined
let ids = 0

/**
 * A whole station for a test, new and empty, with real time, HTTP and files. It costs a quarter of `startStation`,
 * because all stations of a test worker share one process (and nothing else).
 */
export async function openStation(changes: ConfigChanges = {}): Promise<HousedStation> {
  const folder = await mkdtemp(join(tmpdir(), 'station-'))
  await writeConfig(join(folder, 'config'), changes)
  const port = await freePort()
  const id = ids++
  const inHouse = (house ??= openHouse())
  let printed = ''
  const restart = async () => {
    const said = await ask(inHouse, { at: 'open', id, folder, port })
    if (said.at === 'open') printed += said.printed
  }
  await restart()
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    configDir: join(folder, 'config'),
    dataDir: join(folder, 'data'),
    output: () => printed,
    stop: async () => void (await ask(inHouse, { at: 'stop', id })),
    restart,
    setClock: async (byMs) => void (await ask(inHouse, { at: 'set-clock', id, byMs })),
    async remove() {
      inHouse.send({ at: 'remove', id, folder } satisfies Asked)
    },
  }
}

/** The same for as long as the running test takes. */
export async function stationOfTest(changes: ConfigChanges = {}): Promise<HousedStation> {
  const station = await openStation(changes)
  onTestFinished(() => station.remove())
  return station
}

function openHouse(): ChildProcess {
  // What the person who runs the tests has set for their own station must not leak in.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(KIOSK_|NODE_OPTIONS|NODE_ENV|VITEST)/.test(name),
  )
  const opened = fork(join(import.meta.dirname, 'station-house.ts'), {
    execArgv: HOUSE_FLAGS,
    env: { ...Object.fromEntries(inherited), ...daemonEnv },
  })
  // What one test has brought down must not take the others' with it.
  opened.on('exit', () => {
    if (house === opened) house = undefined
  })
  // It ends by itself once this process is gone.
  opened.unref()
  opened.channel?.unref()
  return opened
}

function ask(of: ChildProcess, asked: Asked): Promise<Said> {
  const { promise, resolve, reject } = Promise.withResolvers<Said>()
  const hear = (said: Said) => {
    if (said.id !== asked.id) return
    if (said.at === 'failed') reject(new Error(`the station did not start: ${said.reason}`))
    else resolve(said)
  }
  const ended = (code: number | null) => reject(new Error(`the house of the stations has ended with ${code}`))
  of.on('message', hear).on('exit', ended)
  of.send(asked)
  return promise.finally(() => of.off('message', hear).off('exit', ended))
}
