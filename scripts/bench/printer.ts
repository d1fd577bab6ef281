import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { startStation } from '#test/support/start-station.ts'
import { settledTicket } from '#test/support/station-client.ts'
import { openTcpPrinter } from '#test/support/tcp-printer.ts'
import type { Effort } from './effort.ts'
import { inMs, type Row, spreadOf } from './figures.ts'
import { post } from './load.ts'

const FIRST_BYTE_MAX_MS = 15
/** ESC: a slip begins with it, a question about the status with DLE (0x10) or GS (0x1D). */
const ESC = 0x1b

/** From the request for a ticket to the first byte of its slip at a network printer in this process. */
export async function printerRow({ samples }: Effort): Promise<Row> {
  const printer = await openTcpPrinter()
  const station = await startStation({ devices: printer.devices })
  const agent = new Agent({ keepAlive: true })
  try {
    let arrived: (at: number) => void = () => {}
    printer.onBytes((bytes) => {
      if (bytes.includes(ESC)) arrived(performance.now())
    })
    const times: number[] = []
    // A slip takes the printer most of a second; a few dozen tell enough.
    for (let i = -2; i < Math.min(samples, 40); i++) {
      const commandId = randomUUID()
      const first = new Promise<number>((resolve) => (arrived = resolve))
      const began = performance.now()
      await post(agent, `${station.url}/api/tickets`, { commandId })
      const took = (await first) - began
      if (i >= 0) times.push(took)
      await settledTicket(station.url, commandId)
    }
    const { p50, p95, n } = spreadOf(times)
    return {
      work: `tap → first byte of the slip at the printer, p50/p95 (n = ${n})`,
      measured: `${inMs(p50)}/${inMs(p95)} ms`,
      limit: '',
      goal: `p95 ≤ ${FIRST_BYTE_MAX_MS} ms`,
      ok: p95 <= FIRST_BYTE_MAX_MS,
      figures: { p50, p95, n },
    }
  } finally {
    agent.destroy()
    await station.remove()
    await printer.close()
  }
}
