import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import { clerk, draft } from '#test/support/ledger-drafts.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'

type Taken = { ticket: { number: string } }
type Ready = { troubles: { id: string; at: string; words: string }[] }

/** One station for all of it, because every loss has to hold for those before it, too. */
let station: RunningStation
const given: string[] = []
beforeAll(async () => {
  station = await startStation()
}, 120_000)
afterAll(() => station.remove())

async function take({ url }: RunningStation): Promise<string> {
  const response = await fetch(`${url}/api/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ commandId: randomUUID() }),
  })
  expect(response.status).toBe(201)
  const { ticket } = (await response.json()) as Taken
  return ticket.number
}

async function takeMany(running: RunningStation, count: number): Promise<string[]> {
  const numbers: string[] = []
  for (let i = 0; i < count; i++) numbers.push(await take(running))
  return numbers
}

async function troubles({ url }: RunningStation): Promise<Ready['troubles']> {
  const ready = (await (await fetch(`${url}/readyz`)).json()) as Ready
  return ready.troubles
}

const ledgerFiles = ['ledger.db', 'ledger.db-wal', 'ledger.db-shm']

/** What happens to the data folder while the station is down; `older` is a copy of the ledger from before the last tickets. */
const losses: { name: string; lose(folder: string, older: Map<string, Buffer>): void }[] = [
  {
    name: 'was deleted',
    lose: (folder) => ledgerFiles.forEach((file) => rmSync(join(folder, file), { force: true })),
  },
  {
    name: 'was emptied',
    lose: (folder) => {
      writeFileSync(join(folder, 'ledger.db'), '')
      rmSync(join(folder, 'ledger.db-wal'), { force: true })
    },
  },
  {
    name: 'was restored from an older copy',
    lose: (folder, older) => {
      for (const file of ledgerFiles) rmSync(join(folder, file), { force: true })
      for (const [file, bytes] of older) writeFileSync(join(folder, file), bytes)
    },
  },
  { name: 'lost its log', lose: (folder) => rmSync(join(folder, 'ledger.db-wal'), { force: true }) },
  {
    name: 'had one bit of its log turned',
    lose: (folder) => {
      const path = join(folder, 'ledger.db-wal')
      const bytes = readFileSync(path)
      const middle = bytes.length >> 1
      bytes[middle] = (bytes[middle] ?? 0) ^ 1
      writeFileSync(path, bytes)
    },
  },
  {
    name: 'and its first mark are gone',
    lose: (folder) => {
      for (const file of [...ledgerFiles, 'given.bin']) rmSync(join(folder, file), { force: true })
    },
  },
]

const known = async () => (await troubles(station)).filter(({ id }) => id.startsWith('ledger:lost:')).length

describe('a station whose ledger', { timeout: 120_000 }, () => {
  test('is whole says nothing and skips no number when it is killed or stopped', async () => {
    given.push(...(await takeMany(station, 2)))
    await station.kill()
    await station.restart()
    given.push(...(await takeMany(station, 1)))
    await station.stop()
    await station.restart()
    given.push(...(await takeMany(station, 1)))
    expect(given).toEqual(['A001', 'A002', 'A003', 'A004'])
    expect(await troubles(station)).toEqual([])
  })

  test.for(losses)('$name gives no number twice, says what is missing, and works', async ({ lose }) => {
    given.push(...(await takeMany(station, 5)))
    const older = new Map<string, Buffer>()
    for (const file of ledgerFiles) {
      const path = join(station.dataDir, file)
      if (existsSync(path)) older.set(file, readFileSync(path))
    }
    given.push(...(await takeMany(station, 5)))
    await station.kill()
    lose(station.dataDir, older)
    await station.restart()
    given.push(...(await takeMany(station, 3)))
    expect(new Set(given).size).toBe(given.length)
    expect(await known()).toBeGreaterThan(0)
  })

  test('had a loss is still said to have had it after the next start, and nothing more', async () => {
    const before = await known()
    await station.kill()
    await station.restart()
    given.push(...(await takeMany(station, 1)))
    expect(new Set(given).size).toBe(given.length)
    expect(await known()).toBe(before)
  })

  test('is broken where it is old, and no snapshot spares the reading of it, starts and says what is gone', async () => {
    const waiting = async () => {
      const { queues } = (await (await fetch(`${station.url}/api/queue`)).json()) as {
        queues: { waiting: number }[]
      }
      return queues.reduce((sum, queue) => sum + queue.waiting, 0)
    }
    const before = { waiting: await waiting(), known: await known() }
    await station.stop()
    const path = join(station.dataDir, 'ledger.db')
    const opened = await openSqliteLedger({ path })
    if (opened.at !== 'ok') throw new Error(opened.at)
    const { ledger } = opened
    const { day = '' } = (await Array.fromAsync(ledger.read((await ledger.head()) - 1)))[0] ?? {}
    const signIns = Array.from({ length: 700 }, (_, i) =>
      draft(`filler-${i}`, { day, actor: clerk, events: [{ type: 'clerk-signed-in', clerk: 'zhang' }] }),
    )
    await ledger.append(signIns, await ledger.head())
    await ledger.close()
    for (const name of readdirSync(station.dataDir).filter((file) => file.startsWith('snapshot.json')))
      rmSync(join(station.dataDir, name))
    const bytes = readFileSync(path)
    const page = bytes.indexOf('"commandId":"filler-9"') & ~0xfff
    bytes.fill(0, page, page + 0x1000)
    writeFileSync(path, bytes)

    await station.restart()
    given.push(...(await takeMany(station, 2)))
    expect(new Set(given).size).toBe(given.length)
    expect(await known()).toBe(before.known + 1)
    expect(await waiting()).toBe(before.waiting + 2)
  })

  test('is broken in its newest entries is set aside whole, and the good ones go on', async () => {
    await station.stop()
    const path = join(station.dataDir, 'ledger.db')
    const bytes = readFileSync(path)
    const place = bytes.lastIndexOf('ticket-taken')
    bytes.write('ticket-TAKEN', place)
    writeFileSync(path, bytes)
    await station.restart()
    given.push(...(await takeMany(station, 2)))
    expect(new Set(given).size).toBe(given.length)
    expect((await troubles(station)).map(({ id }) => id)).toContain('ledger:broken')
    const aside = readdirSync(station.dataDir).find((name) => /^ledger\.db\.broken-\w+$/.test(name)) ?? ''
    expect(readFileSync(join(station.dataDir, aside))).toEqual(bytes)
  })
})
