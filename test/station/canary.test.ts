import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fillDrawer, type Person } from '#daemon/devices/simulators/drawer.ts'
import { DRAWER_CARDS } from '#daemon/devices/simulators/card-reader.ts'
import { openSearch, samplesOf, type Hit, type Search, type Secret } from '#test/support/canary-search.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import { until } from '#test/support/station-client.ts'
import { openTcpPrinter, type TcpPrinter } from '#test/support/tcp-printer.ts'

/** Lean on purpose: about 60 people, three at a time. */
const KIOSKS = ['kiosk-1', 'kiosk-2', 'kiosk-3']
const PEOPLE_EACH = 20
const WHOLE_DAY = { timeout: 180_000 } // half a minute on two cores that have nothing else to do
const ERRANDS = [1, 10, 13, 14, 18, 25, 50]

/** Everything that left the daemon in any other way than through its files. */
type Traffic = { name: string; bytes: Buffer }[]

const secretsOf = (people: readonly Person[]): Secret[] =>
  people.flatMap((person) => [
    { whose: person.name, what: 'number' as const, text: person.number },
    { whose: person.name, what: 'address' as const, text: person.address },
    { whose: person.name, what: 'name' as const, text: person.name },
    { whose: person.name, what: 'name' as const, text: person.latinName },
  ])

test(
  'after a day of residents with their cards, nothing of any of them is found anywhere',
  WHOLE_DAY,
  async () => {
    const diagnostics = await mkdtemp(join(tmpdir(), 'canary-'))
    onTestFinished(() => rm(diagnostics, { recursive: true, force: true }))
    const peopleBefore = fillDrawer(DRAWER_CARDS, Date.now())
    const readers = await Promise.all(KIOSKS.map(() => device('card-reader')))
    const printers = await Promise.all(KIOSKS.map(() => device('thermal-80')))
    const people = [...peopleBefore, ...fillDrawer(DRAWER_CARDS, Date.now())]
    const printed: Traffic = []
    for (const [n, printer] of printers.entries())
      printer.onBytes((bytes) => void printed.push({ name: `paper ${n}`, bytes: Buffer.from(bytes) }))
    const station = await startStation({
      station: (config) => {
        config.kiosks = KIOSKS.map((id) => ({ id, mmPerPx: 0.311 }))
      },
      devices: (config) => {
        config.devices = KIOSKS.flatMap((kiosk, n) => [
          { id: `reader-${n}`, port: 'card-reader', driver: 'sdt', wire: readers[n]!.wire, at: { kiosk } },
          {
            id: `printer-${n}`,
            port: 'ticket-printer',
            driver: 'escpos',
            wire: printers[n]!.wire,
            at: { kiosk },
          },
        ])
      },
      // The logs that a technician would read are searched too.
      env: {
        KIOSK_LOG: 'debug',
        NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${diagnostics}`,
      },
    })
    onTestFinished(() => station.remove())

    const heard: Traffic = []
    const screens = await Promise.all(KIOSKS.map((kiosk) => listen(station, kiosk, heard)))
    onTestFinished(() => screens.forEach((screen) => screen.close()))
    const tickets: string[] = []
    await Promise.all(
      KIOSKS.map(async (kiosk, n) => {
        for (let one = 0; one < PEOPLE_EACH; one += 1) {
          tickets.push(await resident(station, heard, screens[n]!, readers[n]!, kiosk, n * PEOPLE_EACH + one))
        }
      }),
    )
    expect(tickets.toSorted()).toEqual(Array.from({ length: tickets.length }, (_, n) => numberOf(n + 1)))
    expect(tickets).toHaveLength(KIOSKS.length * PEOPLE_EACH)

    const memory = await heapSnapshot(station, diagnostics)
    await station.kill()
    const files = await filesIn(station.dataDir)
    const runtime = await filesIn(join(station.dataDir, '..', 'run'))
    expect(runtime).toHaveLength(1)
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['keys.db', 'ledger.db', 'ledger.db-wal', 'tickets.db']),
    )
    await station.restart()
    await station.stop()
    const afterwards = await filesIn(station.dataDir)

    const search = openSearch(secretsOf(people))
    const everything: Traffic = [
      ...files,
      ...runtime,
      ...afterwards,
      ...heard,
      { name: 'output', bytes: Buffer.from(station.output()) },
      { name: 'paper', bytes: Buffer.concat(printed.map(({ bytes }) => bytes)) },
      memory,
    ]
    expect(hitsIn(search, everything)).toEqual([])

    // The same search finds what it should, in the same places: the last number given, and the one character of a name.
    const known = openSearch([{ whose: 'the last', what: 'number', text: `"${numberOf(tickets.length)}"` }])
    const places = new Set(hitsIn(known, everything).map(({ where }) => where))
    for (const where of ['ledger.db-wal', 'tickets.db-wal', `screen ${KIOSKS[0]}`])
      expect([...places]).toContain(where)
    const masked = openSearch([{ whose: 'somebody', what: 'name', text: '"maskedName":"𠮷*"' }])
    expect(hitsIn(masked, heard).length).toBeGreaterThan(0)
    expect(printed.length).toBeGreaterThan(KIOSKS.length * PEOPLE_EACH)
  },
)

test('the search would find anybody, in every form, wherever it stood', () => {
  const [person] = fillDrawer(8, Date.UTC(2026, 10, 23)).slice(5)
  const secrets = secretsOf([person!])
  const search = openSearch(secrets)
  for (const secret of secrets) {
    const samples = samplesOf(secret)
    expect(samples.length).toBeGreaterThan(20)
    for (const { form, bytes } of samples) {
      for (const before of [0, 1, 2, 3, 7]) {
        const planted = Buffer.concat([Buffer.alloc(before, 0x5a), bytes, Buffer.alloc(3, 0x5a)])
        expect(
          search('here', planted).map((hit) => hit.at),
          `${secret.what}, ${form}`,
        ).toContain(before)
      }
      expect(search('here', bytes.subarray(0, -1)).filter((hit) => hit.form === form)).toEqual([])
    }
  }
  const page = Buffer.from(JSON.stringify({ deep: { list: [{ name: `x${person!.name}y` }] } }))
  expect(search('page', Buffer.from(page.toString('base64')))).not.toEqual([])
  expect(search('page', Buffer.from(page.toString('hex')))).not.toEqual([])
})

async function device(name: string): Promise<TcpPrinter> {
  const opened = await openTcpPrinter(name)
  onTestFinished(() => opened.close())
  return opened
}

type Screen = {
  /** Waits for the next event of this name; gives back its data. */
  next(name: string): Promise<Record<string, unknown>>
  close(): void
}

/** The live stream of one kiosk, kept to the last byte. */
function listen(station: RunningStation, kiosk: string, heard: Traffic): Promise<Screen> {
  const { promise, resolve, reject } = Promise.withResolvers<Screen>()
  const outgoing = request(`${station.url}/api/live?kiosk=${kiosk}`, { agent: false }, (incoming) => {
    let text = ''
    let read = 0
    incoming.on('data', (chunk: Buffer) => {
      heard.push({ name: `screen ${kiosk}`, bytes: chunk })
      text += chunk.toString()
    })
    incoming.on('error', () => {})
    resolve({
      next: (name) =>
        until(async () => {
          const found = new RegExp(`^event: ${name}\\ndata: (.*)\\n\\n`, 'm').exec(text.slice(read))
          if (!found) return undefined
          read += found.index + found[0].length
          return JSON.parse(found[1]!) as Record<string, unknown>
        }, `${name} at ${kiosk}`),
      close: () => outgoing.destroy(),
    })
  })
  outgoing.on('error', reject)
  outgoing.end()
  return promise
}

/** Consents, puts the card down, sometimes clumsily, takes a ticket and the card; the number of the ticket. */
async function resident(
  station: RunningStation,
  heard: Traffic,
  screen: Screen,
  { simulator }: TcpPrinter,
  kiosk: string,
  card: number,
): Promise<string> {
  const send = async (method: string, path: string, body?: object) => {
    const sent = { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const reply = await fetch(station.url + path, { method, ...(body === undefined ? {} : sent) })
    const bytes = Buffer.from(await reply.arrayBuffer())
    heard.push({ name: path, bytes })
    return bytes.length === 0 ? {} : (JSON.parse(bytes.toString()) as { ticket?: { number: string } })
  }
  await send('POST', '/api/card/read', { consent: true, kiosk })
  await screen.next('card-waiting')
  simulator.act({ action: 'put-card', card })
  if (card % 5 === 1) {
    // Another card on top of it, and away again.
    simulator.act({ action: 'put-card', card: (card + 1) % DRAWER_CARDS })
    await screen.next('card-failed')
    simulator.act({ action: 'take-card', card: (card + 1) % DRAWER_CARDS })
  }
  const { cardRef } = await screen.next('card-read')
  const commandId = `canary-${card}`
  const itemSeq = ERRANDS[card % ERRANDS.length]
  const taken = await send('POST', '/api/tickets', { commandId, itemSeq, cardRef, kiosk })
  // A second tap, a spent card and a wrong question: what refusals say is looked at as well.
  await send('POST', '/api/tickets', { commandId: `${commandId}-again`, itemSeq, cardRef, kiosk })
  await send('GET', `/api/tickets/by-command/${commandId}`)
  simulator.act({ action: 'take-card' })
  await screen.next('card-removed')
  if (card % 7 === 0) {
    for (const path of [
      '/api/devices',
      '/api/queue',
      '/readyz',
      '/api/keeper',
      '/metrics',
      '/api/docs/json',
      `/?kiosk=${kiosk}`,
    ]) {
      const reply = await fetch(station.url + path)
      heard.push({ name: path, bytes: Buffer.from(await reply.arrayBuffer()) })
    }
  }
  if (taken.ticket === undefined) throw new Error(`no ticket: ${JSON.stringify(taken)}`)
  return taken.ticket.number
}

const numberOf = (ordinal: number) => `A${String(ordinal).padStart(3, '0')}`

/** What the daemon remembers, after it has forgotten what it can: every string and object that is still held. */
async function heapSnapshot(station: RunningStation, folder: string): Promise<Traffic[number]> {
  process.kill(station.pid, 'SIGUSR2')
  const path = await until(async () => {
    const name = (await readdir(folder)).find((file) => file.endsWith('.heapsnapshot'))
    return name && join(folder, name)
  }, 'the heap snapshot')
  // It is written in one go: a daemon that answers again has written it.
  await fetch(`${station.url}/healthz`)
  expect((await stat(path)).size).toBeGreaterThan(1_000_000)
  return { name: 'memory', bytes: await readFile(path) }
}

async function filesIn(folder: string): Promise<Traffic> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => ({ name, bytes: await readFile(join(parentPath, name)) })),
  )
}

function hitsIn(search: Search, all: Traffic): Hit[] {
  return all.flatMap(({ name, bytes }) => search(name, bytes))
}
