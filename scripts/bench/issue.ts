import { withoutPrinter } from '#test/support/station-config.ts'
import { startStation } from '#test/support/start-station.ts'
import { type Bare, startBare } from './bare.ts'
import { inMs, median, medianSpread, type Row, type Spread } from './figures.ts'
import { takeTickets } from './load.ts'
import type { Effort } from './effort.ts'

/** Goals of reference figures: most ms at p50, and tickets a second at least. */
const GOALS = [
  { clients: 1, p50: 0.8, p99: 3, perSecond: 0, timesLimit: 1.9 },
  { clients: 10, p50: 5, p99: Infinity, perSecond: 1500, timesLimit: Infinity },
  { clients: 50, p50: 25, p99: Infinity, perSecond: 1800, timesLimit: Infinity },
] as const

/** A durable ticket over HTTP, at a station without a printer (a printer's seconds are not the daemon's). */
export async function issueRows({ rounds, tickets }: Effort): Promise<Row[]> {
  const bare = await startBare()
  const station = await startStation({ devices: withoutPrinter })
  try {
    const rows: Row[] = []
    for (const goal of GOALS) rows.push(await issueRow(goal, { bare, url: station.url, rounds, tickets }))
    return rows
  } finally {
    await station.remove()
    await bare.stop()
  }
}

async function issueRow(
  goal: (typeof GOALS)[number],
  { bare, url, rounds, tickets }: { bare: Bare; url: string; rounds: number; tickets: number },
): Promise<Row> {
  const load = { clients: goal.clients, tickets: tickets * Math.min(goal.clients, 4), warmUp: 300 }
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
    ...(goal.timesLimit === Infinity ? [] : [`≤ ${goal.timesLimit}× limit`]),
  ]
  return {
    work: `issue a ticket, ${goal.clients} at once, p50/p99`,
    measured: `${inMs(ours.p50)}/${inMs(ours.p99)} ms, ${Math.round(perSecond)}/s, ${times.toFixed(2)}× limit`,
    limit: `${inMs(limit.p50)}/${inMs(limit.p99)} ms, ${Math.round(median(limitRates))}/s`,
    goal: goals.join(', '),
    ok:
      ours.p50 <= goal.p50 && ours.p99 <= goal.p99 && perSecond >= goal.perSecond && times <= goal.timesLimit,
    figures: { p50: ours.p50, p99: ours.p99, perSecond, limitP50: limit.p50, limitP99: limit.p99, times },
  }
}
