import { type ClientRequest, get } from 'node:http'
import { withoutPrinter } from '#test/support/station-config.ts'
import { startStation } from '#test/support/start-station.ts'
import { type Bare, startBare } from './bare.ts'
import { inMs, median, medianSpread, type Row, type Spread } from './figures.ts'
import { takeTickets } from './load.ts'
import type { Effort } from './effort.ts'

/** Goals of reference figures: most ms at p50, tickets a second at least, and how many times the p50 the p99 may be. */
const GOALS = [
  { clients: 1, p50: 0.8, p99: 3, perSecond: 0, timesLimit: 1.9, timesP50: Infinity },
  { clients: 10, p50: 5, p99: Infinity, perSecond: 1500, timesLimit: Infinity, timesP50: Infinity },
  { clients: 50, p50: 25, p99: Infinity, perSecond: 1800, timesLimit: Infinity, timesP50: 5 },
] as const

/** A durable ticket over HTTP, at a station without a printer (a printer's seconds are not the daemon's). */
export async function issueRows({ rounds, tickets }: Effort): Promise<Row[]> {
  const bare = await startBare()
  const station = await startStation({ devices: withoutPrinter })
  try {
    const rows: Row[] = []
    for (const goal of GOALS) rows.push(await issueRow(goal, { bare, url: station.url, rounds, tickets }))
    rows.push(await openStreamsRow({ bare, url: station.url, rounds, tickets }))
    return rows
  } finally {
    await station.remove()
    await bare.stop()
  }
}

const STREAMS = 300
const STREAMS_GOAL = { p50: 4, p99: 20 } as const

/** One resident takes tickets while so many screens and phones hear of each; the limit tells as many bare streams. */
async function openStreamsRow(at: {
  bare: Bare
  url: string
  rounds: number
  tickets: number
}): Promise<Row> {
  const { bare, url, rounds, tickets } = at
  const load = { clients: 1, tickets: Math.ceil(tickets / 5), warmUp: 50 }
  const streams = await Promise.all(
    [bare.url, url].flatMap((of) => Array.from({ length: STREAMS }, () => listen(`${of}/api/live`))),
  )
  const limits: Spread[] = []
  const measured: Spread[] = []
  for (let round = 0; round < rounds; round++) {
    limits.push((await takeTickets(bare.url, { ...load, path: '/api/told-tickets' })).latency)
    measured.push((await takeTickets(url, load)).latency)
  }
  for (const stream of streams) stream.destroy()
  const [limit, { p50, p99 }] = [medianSpread(limits), medianSpread(measured)]
  return {
    work: `take a ticket with ${STREAMS} streams open, p50/p99`,
    measured: `${inMs(p50)}/${inMs(p99)} ms, ${(p50 / limit.p50).toFixed(2)}× limit`,
    limit: `${inMs(limit.p50)}/${inMs(limit.p99)} ms`,
    goal: `≤ ${STREAMS_GOAL.p50}/${STREAMS_GOAL.p99} ms`,
    ok: p50 <= STREAMS_GOAL.p50 && p99 <= STREAMS_GOAL.p99,
    figures: { p50, p99, limitP50: limit.p50, limitP99: limit.p99 },
  }
}

/** Reads a stream and lets what it says go. */
function listen(url: string): Promise<ClientRequest> {
  const { promise, resolve, reject } = Promise.withResolvers<ClientRequest>()
  const outgoing = get(url, { agent: false }, (incoming) => {
    incoming.on('error', () => {})
    incoming.resume()
    resolve(outgoing)
  })
  outgoing.on('error', reject)
  return promise
}

async function issueRow(
  goal: (typeof GOALS)[number],
  { bare, url, rounds, tickets }: { bare: Bare; url: string; rounds: number; tickets: number },
): Promise<Row> {
  const load = { clients: goal.clients, tickets: tickets * Math.min(goal.clients, 2), warmUp: 300 }
  const limits: Spread[] = []
  const measured: Spread[] = []
  const rates: number[] = []
  const limitRates: number[] = []
  // Turn and turn about, so that other load on the machine hits both.
  for (let round = 0; round < rounds; round++) {
    const limit = await takeTickets(bare.url, load)
    const ours = await takeTickets(url, load)
    limits.push(limit.latency)
    limitRates.push(limit.perSecond)
    measured.push(ours.latency)
    rates.push(ours.perSecond)
  }
  const limit = medianSpread(limits)
  const ours = medianSpread(measured)
  const perSecond = median(rates)
  const times = ours.p50 / limit.p50
  const goals = [
    goal.p99 === Infinity ? `≤ ${goal.p50} ms` : `≤ ${goal.p50}/${goal.p99} ms`,
    ...(goal.perSecond > 0 ? [`≥ ${goal.perSecond}/s`] : []),
    ...(goal.timesP50 === Infinity ? [] : [`p99 ≤ ${goal.timesP50}× p50`]),
    ...(goal.timesLimit === Infinity ? [] : [`≤ ${goal.timesLimit}× limit`]),
  ]
  return {
    work: `issue a ticket, ${goal.clients} at once, p50/p99`,
    measured: `${inMs(ours.p50)}/${inMs(ours.p99)} ms, ${Math.round(perSecond)}/s, ${times.toFixed(2)}× limit`,
    limit: `${inMs(limit.p50)}/${inMs(limit.p99)} ms, ${Math.round(median(limitRates))}/s`,
    goal: goals.join(', '),
    ok:
      ours.p50 <= goal.p50 &&
      ours.p99 <= goal.p99 &&
      perSecond >= goal.perSecond &&
      times <= goal.timesLimit &&
      ours.p99 <= ours.p50 * goal.timesP50,
    figures: { p50: ours.p50, p99: ours.p99, perSecond, limitP50: limit.p50, limitP99: limit.p99, times },
  }
}
