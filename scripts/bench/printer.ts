import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { startStation } from '#test/support/start-station.ts'
import { settledTicket } from '#test/support/station-client.ts'
import { openTcpPrinter, type TcpPrinter } from '#test/support/tcp-printer.ts'
import { startBare } from './bare.ts'
import type { Effort } from './effort.ts'
import { inMs, type Row, type Spread, spreadOf } from './figures.ts'
import { post } from './load.ts'

const FIRST_BYTE_MAX_MS = 15
/** ESC: a slip begins with it, a question about the status with DLE (0x10) or GS (0x1D). */
const ESC = 0x1b

const WARM_UP = 2
/** A slip takes the printer most of a second; so many tell a p95. */
const SLIPS = 21

/**
 * From the request for a ticket to the first byte of its slip at a network printer in this process. The limit is a durable
 * insert that sends as many bytes.
 */
export async function printerRow({ samples }: Effort): Promise<Row> {
  const slips = Math.min(samples, SLIPS)
  const limit = await bareSlips(slips)
  const { p50, p95, n } = await stationSlips(slips)
  return {
    work: `tap → first byte of the slip at the printer, p50/p95 (n = ${n})`,
    measured: `${inMs(p50)}/${inMs(p95)} ms, ${(p50 / limit.p50).toFixed(2)}× limit`,
    limit: `${inMs(limit.p50)}/${inMs(limit.p95)} ms`,
    goal: `p95 ≤ ${FIRST_BYTE_MAX_MS} ms`,
    ok: p95 <= FIRST_BYTE_MAX_MS,
    figures: { p50, p95, n, limitP50: limit.p50, limitP95: limit.p95 },
  }
}

async function bareSlips(slips: number): Promise<Spread> {
  const printer = await openTcpPrinter()
  const bare = await startBare()
  const agent = new Agent({ keepAlive: true })
  try {
    const port = Number(printer.wire.tcp.split(':')[1])
    return await firstBytes(printer, slips, async () => {
      await post(agent, `${bare.url}/api/slips`, { commandId: randomUUID(), printer: port })
    })
  } finally {
    agent.destroy()
    await bare.stop()
    await printer.close()
  }
}

async function stationSlips(slips: number): Promise<Spread> {
  const printer = await openTcpPrinter()
  const station = await startStation({ devices: printer.devices })
  const agent = new Agent({ keepAlive: true })
  try {
    return await firstBytes(printer, slips, async (commandId) => {
      await post(agent, `${station.url}/api/tickets`, { commandId })
      return () => settledTicket(station.url, commandId)
    })
  } finally {
    agent.destroy()
    await station.remove()
    await printer.close()
  }
}

/** `ask` is over with the answer; what it gives is waited for before the next one. */
async function firstBytes(
  printer: TcpPrinter,
  slips: number,
  ask: (commandId: string) => Promise<(() => Promise<unknown>) | void>,
): Promise<Spread> {
  let arrived: (at: number) => void = () => {}
  printer.onBytes((bytes) => {
    if (bytes.includes(ESC)) arrived(performance.now())
  })
  const times: number[] = []
  for (let i = -WARM_UP; i < slips; i++) {
    const commandId = randomUUID()
    const first = new Promise<number>((resolve) => (arrived = resolve))
    const began = performance.now()
    const settle = await ask(commandId)
    const took = (await first) - began
    if (i >= 0) times.push(took)
    await settle?.()
  }
  return spreadOf(times)
}
