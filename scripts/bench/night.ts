import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { daysLater } from '#test/support/days-later.ts'
import { openEditor } from '#test/support/editor-client.ts'
import { type LiveClient, openLive } from '#test/support/live-client.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { openStationHere, type StationHere } from '#test/support/station-here.ts'
import type { Effort } from './effort.ts'
import { inMs, type Row } from './figures.ts'
import { post } from './load.ts'
import { noticeOf } from './publish.ts'

const STALL_MAX_MS = 50
const SCREENS = 6
const CLIENTS = 10
/** Of the monitor, which sees a stall as so much longer a wait. */
const RESOLUTION_MS = 5
/** Verification of the ledger and its files has been through by then, all of it at night. */
const NIGHT_MS = 10_000

/**
 * The longest that nothing else could run in a night: thousands still wait at midnight, screens are told, the day is
 * snapshotted, the ledger read through, a backup made and a notice published. In this process, on a clock that is moved
 * on; nobody asks for anything else meanwhile.
 * The limit changes as many rows of a bare table in one transaction.
 */
export async function nightRow({ nightTickets }: Effort): Promise<Row> {
  const limit = await changedAtOnce(nightTickets)
  const here = await openStationHere({ devices: withoutPrinter })
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  const screens: LiveClient[] = []
  try {
    let left = nightTickets
    const resident = async () => {
      while (left-- > 0) await post(agent, `${here.url}/api/tickets`, { commandId: randomUUID() })
    }
    await Promise.all(Array.from({ length: CLIENTS }, resident))
    for (let i = 0; i < SCREENS; i++)
      screens.push(await openLive(here.url, {}, () => {}, `/api/live?screen=hall&name=hall-${i}`))
    const editor = await openEditor(here)
    const kept = await editor.keep('notice/bench', null, noticeOf('夜里发布的公示'))
    // What a first minute has to do is no part of a night.
    await here.clock.advance(60_000)
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
    delay.enable()
    await daysLater(here.clock, 1)
    const backedUp = backUp(here)
    // The session of the evening is over.
    await (await openEditor(here)).publish('notice/bench', kept.body.version ?? null)
    for (let i = 0; i < NIGHT_MS / 100; i++) {
      await here.clock.advance(100)
      await new Promise((next) => setTimeout(next, 10))
    }
    await backedUp
    delay.disable()
    const longest = Math.max(0, delay.max / 1e6 - RESOLUTION_MS)
    return {
      work: `longest stall of a night with ${nightTickets.toLocaleString('en')} still waiting, a backup and a publication`,
      measured: `${inMs(longest)} ms`,
      limit: `${inMs(limit)} ms`,
      goal: `≤ ${STALL_MAX_MS} ms`,
      ok: longest <= STALL_MAX_MS,
      figures: { longestMs: longest, waiting: nightTickets, limitMs: limit },
    }
  } finally {
    for (const screen of screens) screen.close()
    agent.destroy()
    await here.remove()
  }
}

/** As it is made by command, beside the daemon. */
async function backUp({ configDir, dataDir }: StationHere): Promise<void> {
  const to = join(tmpdir(), `bench-night-${randomUUID()}.tar.gz`)
  const script = join(import.meta.dirname, '..', 'backup.ts')
  await promisify(execFile)(process.execPath, [script, '--to', to, '--config', configDir, '--data', dataDir])
  await rm(to, { force: true })
}

/** How long the engine alone takes to close so many tickets, ms. */
async function changedAtOnce(tickets: number): Promise<number> {
  const path = join(tmpdir(), `bench-night-${randomUUID()}.db`)
  const database = new DatabaseSync(path)
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
    database.exec('CREATE TABLE tickets (id TEXT PRIMARY KEY, bytes TEXT NOT NULL)')
    const insert = database.prepare('INSERT INTO tickets VALUES (?, ?)')
    const change = database.prepare('UPDATE tickets SET bytes = ? WHERE id = ?')
    const ids = Array.from({ length: tickets }, () => randomUUID())
    const inOne = (work: (id: string) => void) => {
      database.exec('BEGIN')
      for (const id of ids) work(id)
      database.exec('COMMIT')
    }
    inOne((id) => insert.run(id, 'waiting'.padEnd(500)))
    const began = performance.now()
    inOne((id) => change.run('cancelled'.padEnd(500), id))
    return performance.now() - began
  } finally {
    database.close()
    for (const file of [path, `${path}-wal`, `${path}-shm`]) await rm(file, { force: true })
  }
}
