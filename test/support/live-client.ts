import { type IncomingMessage, request } from 'node:http'

export type Received = { event: string; id: number | null; data: unknown; at: number }

/** A screen's end of the live stream, in Node. */
export type LiveClient = {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  /** Everything received so far, oldest first. */
  readonly events: readonly Received[]
  /** The first event, past or coming, that fits; fails after `withinMs`. */
  first(fits: (event: Received) => boolean, withinMs?: number): Promise<Received>
  /** Resolves when the far end has closed the stream. */
  ended: Promise<void>
  close(): void
}

/** Opens a stream, the public one unless `path` says, with exactly these headers (and none besides Host). */
export function openLive(
  url: string,
  headers: Record<string, string> = {},
  onEvent: (event: Received) => void = () => {},
  path = '/api/live',
): Promise<LiveClient> {
  const address = new URL(path, url)
  const { promise, resolve, reject } = Promise.withResolvers<LiveClient>()
  const outgoing = request(address, { headers, agent: false }, (incoming) => {
    const events: Received[] = []
    const waiting = new Set<(event: Received) => void>()
    let rest = ''
    incoming.setEncoding('utf8')
    incoming.on('data', (chunk: string) => {
      const at = performance.now()
      const frames = (rest + chunk).split('\n\n')
      rest = frames.pop() ?? ''
      for (const frame of frames) {
        const event = parseFrame(frame, at)
        if (!event) continue
        events.push(event)
        onEvent(event)
        for (const look of waiting) look(event)
      }
    })
    incoming.on('error', () => {})
    resolve({
      status: incoming.statusCode ?? 0,
      headers: incoming.headers,
      events,
      first: (fits, withinMs = 15_000) => {
        const known = events.find(fits)
        if (known) return Promise.resolve(known)
        const found = Promise.withResolvers<Received>()
        const timer = setTimeout(
          () =>
            found.reject(
              new Error(`not among ${events.length} events: ${events.map((e) => e.event).join(', ')}`),
            ),
          withinMs,
        )
        const look = (event: Received) => {
          if (fits(event)) found.resolve(event)
        }
        waiting.add(look)
        return found.promise.finally(() => {
          clearTimeout(timer)
          waiting.delete(look)
        })
      },
      ended: new Promise((closed) => incoming.on('close', () => closed())),
      close: () => outgoing.destroy(),
    })
  })
  outgoing.on('error', reject)
  outgoing.end()
  return promise
}

/** Null for comments. */
function parseFrame(frame: string, at: number): Received | null {
  const fields = new Map<string, string>()
  for (const line of frame.split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).trimStart())
  }
  const event = fields.get('event')
  if (!event) return null
  const id = fields.get('id')
  return {
    event,
    id: id === undefined ? null : Number(id),
    data: JSON.parse(fields.get('data') ?? 'null'),
    at,
  }
}
