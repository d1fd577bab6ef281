import { readFileSync, readdirSync } from 'node:fs'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StationConfig } from '#daemon/settings/station.ts'
import type { Area } from '#daemon/http/server/listeners.ts'
import { openLive } from '#test/support/live-client.ts'
import { type RawAnswer, rawRequest } from '#test/support/raw-request.ts'
import { firstAccounts } from '#test/support/staff-client.ts'
import { type RunningStation, freePort, startStation } from '#test/support/start-station.ts'
import { until } from '#test/support/station-client.ts'
import { projectRoot, readTree } from '../house/sources.ts'
import { type Admits, routeTable } from './route-table.ts'

const HEARD: Record<'loopback' | 'staff' | 'phone', readonly Area[]> = {
  loopback: ['public', 'residents', 'keeper'],
  staff: ['public', 'staff'],
  phone: ['phone'],
}
type ListenerName = keyof typeof HEARD
const LISTENERS = ['loopback', 'staff', 'phone'] as const

const ROLES = ['anonymous', 'locked', 'clerk', 'lead'] as const
type Role = (typeof ROLES)[number]

let station: RunningStation
let ca: string
let urls: Record<ListenerName, string>
const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) }
const tokens: Partial<Record<Role, string>> = {}

beforeAll(async () => {
  const [staffPort, phonePort] = [await freePort(), await freePort()]
  station = await startStation({
    station: (config: StationConfig) => {
      config.listeners = {
        staff: { host: '127.0.0.1', port: staffPort, names: ['station.local'], tls: 'self-signed' },
        phone: { host: '127.0.0.1', port: phonePort },
      }
    },
    env: { KIOSK_LOG: 'debug' },
  })
  urls = {
    loopback: station.url,
    staff: `https://127.0.0.1:${staffPort}`,
    phone: `http://127.0.0.1:${phonePort}`,
  }
  ca = readFileSync(join(station.dataDir, 'tls.pem'), 'utf8')
  await until(
    async () => (firstAccounts(station.output()).length === 4 ? true : undefined),
    'the first accounts',
  )
  for (const role of ['locked', 'clerk', 'lead'] as const) tokens[role] = await enter(role)
})
afterAll(async () => {
  agents.http.destroy()
  agents.https.destroy()
  await station.remove()
})

/** A session at the staff listener; the cookie's bare value. */
async function enter(role: Exclude<Role, 'anonymous'>): Promise<string> {
  const account = firstAccounts(station.output())[role === 'lead' ? 0 : 1]
  const signed = await call('staff', 'post', '/api/session', { json: account })
  const cookie = signed.headers['set-cookie']?.[0] ?? ''
  const token = /^__Host-kiosk-session=([\w-]{43}); Path=\/; HttpOnly; Secure; SameSite=Strict$/.exec(
    cookie,
  )?.[1]
  if (token === undefined) throw new Error(`${signed.status} ${signed.text} ${cookie}`)
  if (role === 'locked') await call('staff', 'post', '/api/session/lock', { token, write: 'marked' })
  return token
}

type Call = {
  token?: string | undefined
  json?: unknown
  write?: 'marked' | 'bare'
  headers?: Record<string, string>
}

function call(listener: ListenerName, method: string, path: string, how: Call = {}): Promise<RawAnswer> {
  const { token, json, write = 'bare', headers = {} } = how
  const [name, agent] =
    listener === 'staff' ? ['__Host-kiosk-session', agents.https] : ['kiosk-session', agents.http]
  const body = json === undefined ? undefined : JSON.stringify(json)
  return rawRequest(urls[listener] + path, {
    method: method.toUpperCase(),
    agent,
    ca,
    headers: {
      ...(token === undefined ? {} : { cookie: `${name}=${token}` }),
      ...(write === 'marked' ? { 'x-kiosk': '1' } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  })
}

/** What stood in the way; `in` where nothing did, whatever the route itself then made of the empty request. */
function barrier({ status, text }: RawAnswer): string {
  if (status === 404 && text.includes('没有这个地址。')) return 'not-heard'
  const gate = /"code":"(not-signed-in|session-locked|missing-header|not-allowed|foreign-\w+)"/.exec(text)
  return gate?.[1] ?? 'in'
}

function expected(admits: Admits, role: Role, isWrite: boolean): { bare: string; marked: string } {
  const rank = {
    anybody: 'in',
    'at-screen': role === 'anonymous' ? 'not-signed-in' : 'in',
    clerk: role === 'anonymous' ? 'not-signed-in' : role === 'locked' ? 'session-locked' : 'in',
    lead: { anonymous: 'not-signed-in', locked: 'session-locked', clerk: 'not-allowed', lead: 'in' }[role],
  }[admits]
  const wantsMark = isWrite && admits !== 'anybody' && (rank === 'in' || rank === 'not-allowed')
  return { bare: wantsMark ? 'missing-header' : rank, marked: rank }
}

const [asset = ''] = readdirSync(join(projectRoot, 'kiosk-ui/dist/client/assets'))

/** Of a route's address: names that nobody and nothing bears, so that whoever is let in changes nothing. */
function made(path: string): string {
  return path
    .replace('/window/{id}', '/window/W1')
    .replace('{asset}', asset)
    .replaceAll(/\{\w+\}/g, 'none')
}

describe('every route', () => {
  test('that is documented or written down in the code stands in the table', async () => {
    const shipped = await startStation()
    const { paths } = (await (await fetch(`${shipped.url}/api/docs/json`)).json()) as {
      paths: Record<string, Record<string, unknown>>
    }
    await shipped.remove()
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    const code = [...readTree(['device-daemon/http'], /\.ts$/).values()].join('\n')
    const written = [
      ...code.matchAll(/app\.(get|post|put|delete)\(\s*'([^']+)'/g),
      ...code.matchAll(/\{ (path): '([^']+)', file:/g),
    ].map(
      ([, method = '', path = '']) =>
        `${method.replace('path', 'get')} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    )
    expect(written.length).toBeGreaterThan(40)
    const built = (route: string) => route !== 'get /admin'
    expect([...documented, ...written].filter((route) => built(route) && !(route in routeTable))).toEqual([])
  })

  describe.each(LISTENERS)('at the listener for %s', (listener) => {
    test.each(ROLES)('lets %s in where it should and nowhere else', async (role) => {
      const wrong: string[] = []
      for (const [route, { area, admits }] of Object.entries(routeTable)) {
        const [method = '', path = ''] = route.split(' ')
        const isWrite = method !== 'get'
        const heard = HEARD[listener].includes(area)
        const should = heard ? expected(admits, role, isWrite) : { bare: 'not-heard', marked: 'not-heard' }
        for (const write of isWrite ? (['bare', 'marked'] as const) : (['bare'] as const)) {
          const json = isWrite && method !== 'delete' ? {} : undefined
          const answer = await call(listener, method, made(path), { token: tokens[role], json, write })
          const was = barrier(answer)
          if (was !== should[write])
            wrong.push(`${route} ${write}: ${was}, not ${should[write]} (${answer.status})`)
          // These two let in, and what they do ends or locks the session.
          const spent = route === 'delete /api/session' || route === 'post /api/session/lock'
          if (spent && was === 'in' && role !== 'anonymous') tokens[role] = await enter(role)
        }
      }
      expect(wrong).toEqual([])
    })

    test('refuses a rebound name and a page from anywhere else', async () => {
      const { host, origin, protocol, port } = new URL(urls[listener])
      const path = { loopback: '/api/queue', staff: '/api/queue', phone: '/t/none' }[listener]
      const otherScheme = protocol === 'https:' ? 'http:' : 'https:'
      const foreign = [
        [{ host: 'evil.example' }, 'foreign-host'],
        [{ host: `evil.example:${port}` }, 'foreign-host'],
        [{ host: `127.0.0.1.evil.example:${port}` }, 'foreign-host'],
        [{ host: `192.168.1.5:${port}` }, 'foreign-host'],
        [{ host, origin: 'null' }, 'foreign-origin'],
        [{ host, origin: `${protocol}//evil.example` }, 'foreign-origin'],
        [{ host, origin: origin.replace(protocol, otherScheme) }, 'foreign-origin'],
        [{ host, origin: `${protocol}//127.0.0.1:${Number(port) + 1}` }, 'foreign-origin'],
        [{ host, origin: urls[listener === 'loopback' ? 'staff' : 'loopback'] }, 'foreign-origin'],
        [{ host, origin }, 'in'],
      ] as const
      for (const [headers, should] of foreign)
        expect(barrier(await call(listener, 'get', path, { headers })), JSON.stringify(headers)).toBe(should)
    })
  })

  test('of the staff listener answers to the configured name, which the certificate stands for', async () => {
    const { port } = new URL(urls.staff)
    const headers = { host: `station.local:${port}`, origin: `https://station.local:${port}` }
    expect(barrier(await call('staff', 'get', '/api/queue', { headers }))).toBe('in')
    expect(barrier(await call('loopback', 'get', '/api/queue', { headers }))).toBe('foreign-host')
  })
})

test('what a card says is heard in the machine alone, and never on the LAN', async () => {
  const heard = { text: '' }
  const url = new URL(`${urls.staff}/api/live?kiosk=kiosk-1`)
  const stream = httpsRequest(url, { ca, agent: false }, (incoming) => {
    incoming.setEncoding('utf8').on('data', (text: string) => (heard.text += text))
  })
  stream.on('error', () => {}).end()
  const live = await openLive(station.url)
  await until(async () => (heard.text.includes('snapshot') ? true : undefined), 'the snapshot on the LAN')
  await call('loopback', 'post', '/api/card/read', { json: { consent: true } })
  await call('loopback', 'post', '/api/bench/reader-1', { json: { action: 'put-card', card: 0 } })
  await live.first(({ event }) => event === 'card-read')
  await call('loopback', 'post', '/api/tickets', { json: { commandId: 'after-the-card' } })
  await until(async () => (heard.text.includes('ticket-taken') ? true : undefined), 'the ticket on the LAN')
  expect(heard.text).not.toMatch(/card-(waiting|read|failed|removed)/)
  live.close()
  stream.destroy()
})

describe('a session', () => {
  test('ends for every tab at once when the 站长 ends it, and with the account', async () => {
    const clerk = tokens.clerk
    const state = async () => barrier(await call('staff', 'get', '/api/session', { token: clerk }))
    const lead = (method: string, path: string) =>
      call('staff', method, path, { token: tokens.lead, write: 'marked' })
    expect(await state()).toBe('in')
    expect((await lead('delete', '/api/staff/staff-2/sessions')).status).toBe(200)
    expect(await state()).toBe('not-signed-in')
    const again = await enter('clerk')
    expect((await lead('post', '/api/staff/staff-2/disable')).status).toBe(200)
    expect(barrier(await call('staff', 'get', '/api/session', { token: again }))).toBe('not-signed-in')
    const account = firstAccounts(station.output())[1]
    expect((await call('staff', 'post', '/api/session', { json: account })).status).toBe(401)
    expect((await lead('post', '/api/staff/staff-2/enable')).status).toBe(200)
    tokens.clerk = await enter('clerk')
  })

  test('does not outlive the daemon, and no first account is told twice', async () => {
    expect(barrier(await call('staff', 'get', '/api/session', { token: tokens.lead }))).toBe('in')
    await station.stop()
    await station.restart()
    expect(barrier(await call('staff', 'get', '/api/session', { token: tokens.lead }))).toBe('not-signed-in')
    expect(firstAccounts(station.output())).toHaveLength(4)
    // The certificate is the one from the first start: whoever trusts it goes on trusting it.
    expect(readFileSync(join(station.dataDir, 'tls.pem'), 'utf8')).toBe(ca)
  })

  test('leaves no PIN and no token in any file or log', async () => {
    const accounts = firstAccounts(station.output())
    await station.stop()
    const secrets = [...accounts.map(({ pin }) => pin), ...Object.values(tokens)]
    const logged = station.output().replaceAll(/^first account: .*$/gm, '')
    // A PIN of six digits may stand in some number by chance; one with its digits on their own may not.
    const found = (text: string) =>
      secrets.filter((secret) => new RegExp(`(?<![\\w.])${secret}(?![\\w])`).test(text))
    expect(found(logged)).toEqual([])
    const names = readdirSync(station.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
    expect(names).toContain(join(station.dataDir, 'staff.json'))
    for (const name of names) expect(found(readFileSync(name, 'utf8')), name).toEqual([])
  })
})
