import { request } from 'node:http'
import { Compile } from 'typebox/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HousedStation, openStation } from '#test/support/housed-station.ts'
import { ticketFor } from '#test/support/station-client.ts'
import { ownAccount, signIn } from '#test/support/staff-client.ts'
import { routeCalls } from './route-calls.ts'
import { filledIn } from './staff-route-calls/drawn.ts'
import { staffRouteCalls } from './staff-route-calls.ts'

type Operation = {
  responses?: Record<string, { content?: Record<string, { schema?: Record<string, unknown> }> }>
}
type Docs = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Record<string, unknown>> }
}

/** Pages and the keeper's routes, which the residents' documentation leaves out. */
const UNDOCUMENTED = [
  '/',
  '/bench',
  '/keeper',
  '/healthz',
  '/readyz',
  '/metrics',
  '/api/docs/json',
  '/assets/none.js',
  '/voice/a.ogg',
]
const STREAMS: ReadonlySet<string> = new Set([
  'get /api/live',
  'get /api/windows/{id}/live',
  'get /api/staff/live',
  'get /api/bench/live',
])

let station: HousedStation
let docs: Docs
let drawn: { leadPin: string; first: string }
let cookies: { lead: string; clerk: string }
const allCalls = { ...routeCalls, ...staffRouteCalls }
beforeAll(async () => {
  station = await openStation()
  docs = await docsOf(station.url)
  const first = await ticketFor(station.url, { commandId: 'command-first' })
  drawn = { leadPin: (await ownAccount(station)).pin, first: first.id }
  cookies = { lead: (await signIn(station)).cookie, clerk: (await signIn(station, 1)).cookie }
})
afterAll(() => station.remove())

async function docsOf(url: string): Promise<Docs> {
  const reply = await fetch(`${url}/api/docs/json`)
  return (await reply.json()) as Docs
}

describe('the documented interface', () => {
  test('every documented route is tried here', () => {
    const documented = routesOf(docs).map(({ method, path }) => `${method} ${path}`)
    expect(documented.filter((route) => !STREAMS.has(route)).sort()).toEqual(Object.keys(allCalls).sort())
  })

  test.each(Object.entries(allCalls))('%s answers as documented', async (route, calls) => {
    const { operation } = operationOf(route)
    for (const { path, body, bytes, type: typeOfBytes = 'image/png', as, status } of calls) {
      const sent =
        body === undefined
          ? { body: bytes && new Uint8Array(bytes), type: bytes && typeOfBytes }
          : { body: filledIn(body, drawn), type: 'application/json' }
      const reply = await fetch(station.url + path, {
        method: route.slice(0, route.indexOf(' ')),
        ...(sent.body === undefined ? {} : { body: sent.body }),
        headers: {
          ...(sent.type === undefined ? {} : { 'content-type': sent.type }),
          ...(as === undefined ? {} : { cookie: cookies[as], 'x-kiosk': '1' }),
        },
      })
      const answer: unknown = status === 204 ? await reply.text() : await reply.json()
      expect(reply.status, `${path} ${JSON.stringify(body)} → ${JSON.stringify(answer)}`).toBe(status)
      if (status === 204) continue
      const type = reply.headers.get('content-type') ?? ''
      expect(type).toMatch(status < 400 ? /^application\/json/ : /^application\/problem\+json/)
      const schema = schemaFor(operation, status)
      expect(schema, `${route} documents no ${status}`).toBeDefined()
      const [, errors] = Compile(schema ?? {}).Errors(answer)
      expect(errors, `${path} ${status}`).toEqual([])
    }
  })
})

describe('a body that no route can read', () => {
  const UNREADABLE = [
    ['half of a JSON', 'application/json', '{"commandId":"half'],
    ['nothing', 'application/json', ''],
    ['a list', 'application/json', '[]'],
    ['plain words', 'text/plain', '取号'],
    ['a type that is none', 'nonsense', '取号'],
    ['too much', 'application/json', JSON.stringify({ commandId: 'command-a'.repeat(70_000) })],
    ['a poisoned object', 'application/json', '{"__proto__":{"commandId":"poison"}}'],
  ] as const

  test.each(UNREADABLE)(
    '%s: every route says so as a problem, and nothing of it is kept',
    async (_, type, body) => {
      const writes = routesOf(docs).filter(({ method }) => method !== 'get')
      expect(writes.length).toBeGreaterThan(30)
      for (const { method, path } of writes) {
        // The session that the others need.
        if (path === '/api/session' && method === 'delete') continue
        const reply = await fetch(station.url + path.replace(/\{\w+\}/g, '1'), {
          method: method.toUpperCase(),
          headers: { 'content-type': type, cookie: cookies.lead, 'x-kiosk': '1' },
          body,
        })
        const told = `${method} ${path} ${reply.status} ${await reply.text()}`
        expect(reply.headers.get('cache-control'), told).toBe('no-store')
        if (reply.status < 300) continue
        expect(reply.headers.get('content-type'), told).toMatch(/^application\/problem\+json/)
        expect(told).toMatch(/"code":"[a-z-]+"/)
        expect(reply.status, told).toBeLessThan(500)
      }
    },
  )
})

describe('a foreign page or a rebound name', () => {
  test('gets nothing from any route', async () => {
    const routes = [
      ...routesOf(docs).map(({ method, path }) => ({ method, path: path.replace(/\{\w+\}/g, '1') })),
      ...UNDOCUMENTED.map((path) => ({ method: 'get', path })),
    ]
    expect(routes.length).toBeGreaterThan(12)
    for (const { method, path } of routes) {
      const own = `127.0.0.1:${station.port}`
      const foreign = [
        { headers: { host: 'evil.example' }, code: 'foreign-host' },
        { headers: { host: `evil.example:${station.port}` }, code: 'foreign-host' },
        { headers: { host: own, origin: 'http://evil.example' }, code: 'foreign-origin' },
        { headers: { host: own, origin: 'null' }, code: 'foreign-origin' },
        { headers: { host: own, origin: `http://127.0.0.1:${station.port + 1}` }, code: 'foreign-origin' },
      ]
      for (const { headers, code } of foreign) {
        const { status, text } = await send(station.port, method, path, headers)
        expect(`${status} ${text}`, `${method} ${path} ${JSON.stringify(headers)}`).toMatch(
          new RegExp(`^403 .*"code":"${code}"`),
        )
      }
    }
  })
})

function routesOf({ paths }: Docs) {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  )
}

function operationOf(route: string): { operation: Operation } {
  const found = routesOf(docs).find(({ method, path }) => `${method} ${path}` === route)
  if (!found) throw new Error(`${route} is not documented`)
  return found
}

function schemaFor({ responses = {} }: Operation, status: number): Record<string, unknown> | undefined {
  const documented = responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`]
  const schema = Object.values(documented?.content ?? {})[0]?.schema
  const name = /^#\/components\/schemas\/(.+)$/.exec(String(schema?.['$ref']))?.[1]
  return name === undefined ? schema : docs.components.schemas[name]
}

/** A request with any Host; fetch would write its own. */
function send(port: number, method: string, path: string, headers: Record<string, string>) {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>()
  const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (incoming) => {
    let text = ''
    const answered = () => resolve({ status: incoming.statusCode ?? 0, text })
    // A stream that is let in would never end.
    if (incoming.headers['content-type']?.startsWith('text/event-stream') === true) {
      answered()
      outgoing.destroy()
    }
    incoming.setEncoding('utf8')
    incoming.on('data', (chunk: string) => (text += chunk))
    incoming.on('end', answered)
  })
  outgoing.on('error', reject)
  outgoing.end()
  return promise
}
