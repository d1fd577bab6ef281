// A process in which the stations of one test worker live, each on folders and a port of its own: loading and compiling
// the daemon is three quarters of a start. Ends with the worker.
import { rm } from 'node:fs/promises'
import { pino } from 'pino'
import { systemClock } from '#daemon/clock.ts'
import { type Daemon, startDaemon } from '#daemon/daemon.ts'
import { hashCheaply } from '#daemon/desks/staff/pins.ts'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { readSettings } from '#daemon/settings.ts'

/** `folder` holds config, data and run; `id` names the station in what follows. */
export type Asked =
  | { at: 'open'; id: number; folder: string; port: number }
  | { at: 'stop'; id: number }
  /** Sets the clock of its machine, forward above 0. */
  | { at: 'set-clock'; id: number; byMs: number }
  /** Stops it, if it runs, and deletes its folder. */
  | { at: 'remove'; id: number; folder: string }

/** What came of it; `printed`: what the daemon would print for its keeper. */
export type Said =
  | { at: 'open'; id: number; printed: string }
  | { at: 'stopped'; id: number }
  | { at: 'clock-set'; id: number }
  | { at: 'failed'; id: number; reason: string }

/** A printer that is stuck is given up after four seconds. */
const EMPTY_WITHIN_MS = 10_000

// A third of a station's start is the hashing of its first PINs.
hashCheaply()
const registry = await scanDrivers()
const housed = new Map<number, Daemon>()
/** By how many milliseconds the clock of a station has been set. */
const clocks = new Map<number, number>()

process.on('message', (asked: Asked) => void hear(asked))
process.on('disconnect', () => {
  setTimeout(() => process.exit(1), EMPTY_WITHIN_MS).unref()
  void Promise.all([...housed.keys()].map(stop)).then(() => process.exit(0))
})

async function hear(asked: Asked): Promise<void> {
  if (asked.at === 'open') return say(await open(asked))
  if (asked.at === 'set-clock') {
    clocks.set(asked.id, clockOf(asked.id) + asked.byMs)
    return say({ at: 'clock-set', id: asked.id })
  }
  await stop(asked.id)
  if (asked.at === 'stop') return say({ at: 'stopped', id: asked.id })
  return rm(asked.folder, { recursive: true, force: true })
}

async function open({ id, folder, port }: Asked & { at: 'open' }): Promise<Said> {
  const read = await readSettings(
    {
      config: `${folder}/config`,
      data: `${folder}/data`,
      runtime: `${folder}/run`,
      cache: process.env['CACHE_DIRECTORY'],
      port: String(port),
      logLevel: undefined,
    },
    registry,
  )
  if (read.at === 'faults') return { at: 'failed', id, reason: JSON.stringify(read.faults) }
  const started = await startDaemon(read.settings, registry, pino({ level: 'silent' }), {
    ...systemClock,
    now: () => systemClock.now() + clockOf(id),
  })
  if (started.at === 'failed') return { at: 'failed', id, reason: started.reason }
  const { daemon } = started
  housed.set(id, daemon)
  void daemon.broken.then((reason) => {
    throw new Error(`station ${id}: ${reason}`)
  })
  const printed = daemon.firstAccounts.map(({ name, pin }) => `first account: ${name} ${pin}\n`)
  await daemon.firstAccountsTold()
  return { at: 'open', id, printed: printed.join('') }
}

function clockOf(id: number): number {
  return clocks.get(id) ?? 0
}

async function stop(id: number): Promise<void> {
  const daemon = housed.get(id)
  housed.delete(id)
  await daemon?.stop()
}

function say(said: Said): void {
  process.send?.(said)
}
