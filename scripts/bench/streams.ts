import { Agent } from 'node:http'
import { randomUUID } from 'node:crypto'
import { type LiveClient, openLive } from '#test/support/live-client.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { startStation } from '#test/support/start-station.ts'
import type { Effort } from './effort.ts'
import { inMs, type Row, spreadOf } from './figures.ts'
import { post } from './load.ts'

const SCREENS = 100
/** Between two tickets, so that each is seen alone. */
const BREATH_MS = 15

/** From the request for a ticket to its event at one screen, and at the last of a hundred. */
export async function streamRows({ samples }: Effort): Promise<Row[]> {
  const station = await startStation({ devices: withoutPrinter })
  const agent = new Agent({ keepAlive: true })
  try {
    const one = await seenAfter(station.url, agent, 1, samples)
    const hundred = await seenAfter(station.url, agent, SCREENS, samples)
    return [
      row('ticket → seen on a live stream, p50/p99', one, { p50: 8, p99: 25 }),
      row(`ticket → last of ${SCREENS} live streams, p50/p99`, hundred, { p50: 6, p99: 20 }),
    ]
  } finally {
    agent.destroy()
    await station.remove()
  }
}

async function seenAfter(url: string, agent: Agent, screens: number, samples: number): Promise<number[]> {
  let missing = 0
  let seen: (at: number) => void = () => {}
  const streams: LiveClient[] = []
  for (let i = 0; i < screens; i++)
    streams.push(
      await openLive(url, {}, ({ event, at }) => {
        if (event === 'ticket-taken' && --missing === 0) seen(at)
      }),
    )
  const times: number[] = []
  for (let i = -10; i < samples; i++) {
    missing = screens
    const last = new Promise<number>((resolve) => (seen = resolve))
    const began = performance.now()
    await post(agent, `${url}/api/tickets`, { commandId: randomUUID() })
    const took = (await last) - began
    // The first ones warm the code up.
    if (i >= 0) times.push(took)
    await new Promise((next) => setTimeout(next, BREATH_MS))
  }
  for (const stream of streams) stream.close()
  return times
}

function row(work: string, times: number[], goal: { p50: number; p99: number }): Row {
  const { p50, p99, n } = spreadOf(times)
  return {
    work: `${work} (n = ${n})`,
    measured: `${inMs(p50)}/${inMs(p99)} ms`,
    limit: '',
    goal: `≤ ${goal.p50}/${goal.p99} ms`,
    ok: p50 <= goal.p50 && p99 <= goal.p99,
    figures: { p50, p99, n },
  }
}
