import { randomUUID } from 'node:crypto'
import { Agent, get } from 'node:http'
import type { StationConfig } from '#daemon/settings/station.ts'
import { openLive } from '#test/support/live-client.ts'
import { signIn } from '#test/support/staff-client.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { freePort, type RunningStation, startStation } from '#test/support/start-station.ts'
import { startBare } from './bare.ts'
import { bareCalls } from './calls.ts'
import type { Effort } from './effort.ts'
import { inMs, type Row, type Spread, spreadOf } from './figures.ts'
import { eventLoopLag, type Lag } from './lag.ts'
import { post, takeTickets } from './load.ts'
import { residentMb, SETTLED_AFTER_MS } from './resident-mb.ts'

const WINDOWS = 8
const HALLS = 4
/** So many more wait than look at their phones. */
const WITHOUT_PHONE = 20
/** Between two presses of a clerk: the day goes by four hundred times as fast as a real one, and waits for nobody. */
const THINK_MS = 75
/** A station lets no machine of its network hold more connections than this; phones are many machines. */
const PHONES_OF_AN_ADDRESS = 100

const GOALS = { take: [4, 20], press: [4, 20], desk: [4, 20], hall: [8, 25], phone: [300, 500] } as const
const MEMORY_MAX_MB = 200
const LAG_P99_MAX_MS = 25
const STALL_MAX_MS = 50

type Action = keyof typeof GOALS
const ACTIONS = ['take', 'press', 'desk', 'hall', 'phone'] as const satisfies readonly Action[]
const WORDS: Record<Action, string> = {
  take: 'take a ticket',
  press: 'call, serve, finish',
  desk: 'a clerk’s screen reads its desk',
  hall: `call → last of ${HALLS} halls`,
  phone: 'call → the phone of the one who is called',
}

/**
 * A whole day of a large hall, quickened: residents who take tickets, clerks at eight windows, halls, and phones that
 * follow their number; how long each action takes while all the others go on. The limit is the bare server, asked for one
 * thing after another.
 */
export async function dayRows({ hallTickets, hallPhones, samples }: Effort): Promise<Row[]> {
  const phonePort = await freePort()
  const station = await startStation({ devices: withoutPrinter, station: largeHall(phonePort) })
  // What a start costs, and the first press of each kind, is no part of the day.
  const settled = pause(SETTLED_AFTER_MS)
  const agent = new Agent({ keepAlive: true })
  const times: Record<Action, number[]> = { take: [], press: [], desk: [], hall: [], phone: [] }
  const halls = await openHalls(station, (ms) => times.hall.push(ms))
  const phones = openPhones(phonePort, (ms) => times.phone.push(ms))
  try {
    const { cookie } = await signIn(station)
    const headers = { cookie, 'x-kiosk': '1' }
    let taken = 0

    async function take(): Promise<void> {
      if (taken === hallTickets) return
      taken += 1
      const began = performance.now()
      const { status, text } = await post(agent, `${station.url}/api/tickets`, { commandId: randomUUID() })
      times.take.push(performance.now() - began)
      if (status !== 201) throw new Error(`a ticket was not given: ${status} ${text}`)
      const { ticket }: { ticket: { id: string; qr: string } } = JSON.parse(text)
      if (phones.count() < hallPhones) await phones.open(ticket.id, new URL(ticket.qr).pathname)
    }

    async function press(window: string, verb: string, body: object = {}): Promise<string | null> {
      const path = `${station.url}/api/windows/${window}/${verb}`
      const began = performance.now()
      const { status, text } = await post(agent, path, { commandId: randomUUID(), ...body }, headers)
      const answered = performance.now()
      if (status === 409) return null
      if (status !== 200) throw new Error(`${verb}: ${status} ${text}`)
      times.press.push(answered - began)
      const { ticket }: { ticket: { id: string } } = JSON.parse(text)
      if (verb === 'call-next') {
        halls.called(ticket.id, began)
        phones.called(ticket.id, began)
      }
      await readDesk(window)
      await pause(THINK_MS * (0.5 + Math.random()))
      return ticket.id
    }

    async function readDesk(window: string): Promise<void> {
      const began = performance.now()
      await readWhole(agent, `${station.url}/api/windows/${window}/work`, headers)
      times.desk.push(performance.now() - began)
    }

    /** One person; false where nobody waits. */
    async function serveNext(window: string): Promise<boolean> {
      const ticketId = await press(window, 'call-next')
      if (ticketId === null) return false
      await press(window, 'serve', { ticketId })
      await press(window, 'finish', { ticketId })
      phones.close(ticketId)
      return true
    }

    async function workAt(window: string): Promise<void> {
      while (await serveNext(window)) await take()
    }

    const [limits] = await Promise.all([bareDay(samples), settled])
    for (const window of ['W1', 'W2']) {
      await take()
      await serveNext(window)
    }
    for (const measured of Object.values(times)) measured.length = 0
    await eventLoopLag(station.url)
    while (taken < Math.min(hallTickets, hallPhones + WITHOUT_PHONE)) await take()
    await Promise.all(Array.from({ length: WINDOWS }, (_, i) => workAt(`W${i + 1}`)))
    const memory = await residentMb(station.pid)
    const lag = await eventLoopLag(station.url)
    return [
      ...rowsOf(times, limits.of, { hallTickets, hallPhones }),
      endRow({ memory, lag }, limits),
      stallRow(lag.max, limits.lag.max),
    ]
  } finally {
    phones.closeAll()
    for (const stream of halls.streams) stream.close()
    agent.destroy()
    await station.remove()
  }
}

const largeHall = (phonePort: number) => (config: StationConfig) => {
  config.windows = Array.from({ length: WINDOWS }, (_, i) => ({
    id: `W${i + 1}`,
    label: `${i + 1} 号窗口`,
    title: '综合窗口',
  }))
  config.listeners = { phone: { host: '127.0.0.1', port: phonePort } }
}

/** Tells how long after its call the last hall screen heard of a ticket. */
async function openHalls(station: RunningStation, heard: (ms: number) => void) {
  const seen = new Map<string, { count: number; at: number; began: number | null }>()
  const note = (ticketId: string) => {
    const known = seen.get(ticketId) ?? { count: 0, at: 0, began: null }
    seen.set(ticketId, known)
    return known
  }
  /** The clerk's answer may come before the last hall has heard, or after. */
  const settle = (known: { count: number; at: number; began: number | null }) => {
    if (known.count === HALLS && known.began !== null) heard(known.at - known.began)
  }
  const streams = []
  for (let i = 0; i < HALLS; i++)
    streams.push(
      await openLive(
        station.url,
        {},
        ({ event, data, at }) => {
          if (event !== 'ticket-called' || !isAboutTicket(data)) return
          const known = note(data.ticketId)
          known.count += 1
          known.at = at
          settle(known)
        },
        `/api/live?screen=hall&name=hall-${i + 1}`,
      ),
    )
  return {
    streams,
    called(ticketId: string, began: number) {
      const known = note(ticketId)
      known.began = began
      settle(known)
    },
  }
}

const isAboutTicket = (data: unknown): data is { ticketId: string } =>
  typeof data === 'object' && data !== null && 'ticketId' in data && typeof data.ticketId === 'string'

/** Phones that show the page of their slip, from as many addresses as a hall's network would have. */
function openPhones(port: number, heard: (ms: number) => void) {
  type Phone = { heardAt: number | null; began: number | null; end(): void }
  const phones = new Map<string, Phone>()
  let opened = 0
  const settle = ({ heardAt, began }: Phone) => {
    if (heardAt !== null && began !== null) heard(heardAt - began)
  }
  return {
    count: () => phones.size,
    open(ticketId: string, path: string): Promise<void> {
      opened += 1
      const address = `127.0.0.${2 + (Math.floor(opened / PHONES_OF_AN_ADDRESS) % 100)}`
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const options = { host: '127.0.0.1', port, path: `${path}/live`, localAddress: address, agent: false }
      const outgoing = get(options, (incoming) => {
        if (incoming.statusCode !== 200) reject(new Error(`a phone was refused: ${incoming.statusCode}`))
        incoming.setEncoding('utf8')
        incoming.on('error', () => {})
        incoming.on('data', (chunk: string) => {
          resolve()
          if (!chunk.includes('"at":"called"') || phone.heardAt !== null) return
          phone.heardAt = performance.now()
          settle(phone)
        })
      })
      const phone: Phone = { heardAt: null, began: null, end: () => outgoing.destroy() }
      phones.set(ticketId, phone)
      outgoing.on('error', reject)
      return promise
    },
    called(ticketId: string, began: number) {
      const phone = phones.get(ticketId)
      if (phone === undefined) return
      phone.began = began
      settle(phone)
    },
    close(ticketId: string) {
      phones.get(ticketId)?.end()
      phones.delete(ticketId)
    },
    closeAll() {
      for (const phone of phones.values()) phone.end()
    },
  }
}

function readWhole(agent: Agent, url: string, headers: Record<string, string>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  get(url, { agent, headers }, (incoming) => {
    incoming.resume()
    incoming.on('end', resolve)
    if (incoming.statusCode !== 200) reject(new Error(`${url}: ${incoming.statusCode}`))
  }).on('error', reject)
  return promise
}

type Limits = { of: Record<Action, Spread>; memory: number; lag: Lag }

/** The same without a station: what a clerk presses and reads, and how long it takes until a hall and a phone hear. */
async function bareDay(samples: number): Promise<Limits> {
  const bare = await startBare()
  const agent = new Agent({ keepAlive: true })
  try {
    await bareLag(bare.url)
    const take = (await takeTickets(bare.url, { clients: 1, tickets: samples, warmUp: 20 })).latency
    const halls = await bareCalls(bare, agent, HALLS, samples)
    const desk: number[] = []
    for (let i = 0; i < samples; i++) {
      const began = performance.now()
      await readWhole(agent, `${bare.url}/api/list`, {})
      desk.push(performance.now() - began)
    }
    const of = {
      take,
      press: spreadOf(halls.answered),
      desk: spreadOf(desk),
      hall: spreadOf(halls.seen),
      phone: spreadOf(halls.seen),
    }
    return { of, memory: await residentMb(bare.pid), lag: await bareLag(bare.url) }
  } finally {
    agent.destroy()
    await bare.stop()
  }
}

/** Likewise, of the bare server. */
async function bareLag(url: string): Promise<Lag> {
  const lag: Lag = await (await fetch(`${url}/api/lag`)).json()
  return lag
}

function rowsOf(
  times: Record<Action, number[]>,
  limits: Record<Action, Spread>,
  { hallTickets, hallPhones }: Pick<Effort, 'hallTickets' | 'hallPhones'>,
): Row[] {
  const hall = `${WINDOWS} windows, ${hallTickets.toLocaleString('en')} tickets, ${hallPhones} phones`
  return ACTIONS.map((action) => {
    const { p50, p99, n } = spreadOf(times[action])
    const limit = limits[action]
    const [p50Max, p99Max] = GOALS[action]
    return {
      work: `${hall}: ${WORDS[action]}, p50/p99 (n = ${n})`,
      measured: `${inMs(p50)}/${inMs(p99)} ms`,
      limit: `${inMs(limit.p50)}/${inMs(limit.p99)} ms`,
      goal: `≤ ${p50Max}/${p99Max} ms`,
      ok: p50 <= p50Max && p99 <= p99Max,
      figures: { p50, p99, n, limitP50: limit.p50, limitP99: limit.p99 },
    }
  })
}

function endRow({ memory, lag }: { memory: number; lag: Lag }, limits: Limits): Row {
  return {
    work: 'and at its end: resident memory, event-loop lag p99',
    measured: `${Math.round(memory)} MB, ${inMs(lag.p99)} ms`,
    limit: `${Math.round(limits.memory)} MB, ${inMs(limits.lag.p99)} ms`,
    goal: `≤ ${MEMORY_MAX_MB} MB, ≤ ${LAG_P99_MAX_MS} ms`,
    ok: memory <= MEMORY_MAX_MB && lag.p99 <= LAG_P99_MAX_MS,
    figures: {
      memoryMb: memory,
      lagP99Ms: lag.p99,
      limitMemoryMb: limits.memory,
      limitLagP99Ms: limits.lag.p99,
    },
  }
}

function stallRow(longest: number, limit: number): Row {
  return {
    work: 'and the longest that its event loop did nothing else',
    measured: `${inMs(longest)} ms`,
    limit: `${inMs(limit)} ms`,
    goal: `≤ ${STALL_MAX_MS} ms`,
    ok: longest <= STALL_MAX_MS,
    figures: { longestMs: longest, limitMs: limit },
  }
}

const pause = (ms: number) => new Promise<void>((next) => setTimeout(next, ms))
