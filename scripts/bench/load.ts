import { Agent, request } from 'node:http'
import { randomUUID } from 'node:crypto'
import { type Spread, spreadOf } from './figures.ts'

export type Load = { latency: Spread; perSecond: number }

/** `clients` residents at once, each taking one ticket after another on its own kept connection. */
export async function takeTickets(
  url: string,
  options: { clients: number; tickets: number; warmUp: number; path?: string },
): Promise<Load> {
  const { clients, tickets, warmUp, path = '/api/tickets' } = options
  const address = url + path
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  try {
    await inTurns(agent, address, clients, warmUp)
    const began = performance.now()
    const samples = await inTurns(agent, address, clients, tickets)
    const seconds = (performance.now() - began) / 1000
    return { latency: spreadOf(samples), perSecond: samples.length / seconds }
  } finally {
    agent.destroy()
  }
}

async function inTurns(agent: Agent, url: string, clients: number, tickets: number): Promise<number[]> {
  const samples: number[] = []
  let left = tickets
  const client = async () => {
    while (left-- > 0) {
      const began = performance.now()
      const { status } = await post(agent, url, { commandId: randomUUID() })
      samples.push(performance.now() - began)
      if (status !== 201) throw new Error(`a ticket was not given: ${status}`)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return samples
}

/** Posts JSON and reads the whole answer. */
export function post(
  agent: Agent,
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>()
  const bytes = Buffer.from(JSON.stringify(body))
  const outgoing = request(
    url,
    {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', 'content-length': bytes.length, ...headers },
    },
    (incoming) => {
      let text = ''
      incoming.setEncoding('utf8')
      incoming.on('data', (chunk: string) => (text += chunk))
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }))
      incoming.on('error', reject)
    },
  )
  outgoing.on('error', reject)
  outgoing.end(bytes)
  return promise
}
