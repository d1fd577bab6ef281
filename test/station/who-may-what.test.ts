import { readFileSync, readdirSync } from 'node:fs'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StationConfig } from '#daemon/settings/station.ts'
import { permissionsOf } from '#daemon/domain/people/permissions.ts'
import type { Route } from '#daemon/http/server/access.ts'
import type { RouteGroup } from '#daemon/http/server/listeners.ts'
import { openLive } from '#test/support/live-client.ts'
import { type RawAnswer, rawRequest } from '#test/support/raw-request.ts'
import { firstAccounts } from '#test/support/staff-client.ts'
import { openStationHere } from '#test/support/station-here.ts'
import { type RunningStation, freePort, startStation } from '#test/support/start-station.ts'
import { until } from '#test/support/station-client.ts'
import { projectRoot, readTree } from '../house/sources.ts'

const LISTENERS = ['loopback', 'staff', 'phone'] as const
type ListenerName = (typeof LISTENERS)[number]

/** Which groups of routes are heard where, once staff and phones have listeners of their own. */
const HEARD: Record<ListenerName, readonly RouteGroup[]> = {
  loopback: ['public', 'residents', 'keeper'],
  staff: ['public', 'staff'],
  phone: ['phone'],
}

/** Routes of the staff listener that need no sign-in: the screens of the hall, and the sign-in itself. */
const OPEN_AT_STAFFS = [
  'get /hall',
  'get /board',
  'get /clerk',
  'get /window/{id}',
  'get /api/windows',
  'get /api/staff/{clerkId}/photo',
  'post /api/announcements/{id}/spoken',
  'post /api/session',
  'get /api/session/names',
]
/** Of the group `public`, which every screen needs. */
const OPEN_EVERYWHERE = [
  'get /healthz',
  'get /assets/*',
  'get /api/queue',
  'get /api/live',
  'get /api/notices',
  'get /api/notices/{id}',
  'get /voice/index',
  'get /voice/{file}',
  'post /api/speech',
]

const ROLES = ['anonymous', 'locked', 'clerk', 'lead'] as const
type Role = (typeof ROLES)[number]

let station: RunningStation
/** What the daemon itself says it hears at each listener. */
let table: Record<ListenerName, ReadonlyMap<string, Route>>
let groups: Record<ListenerName, readonly RouteGroup[]>
let ca: string
let urls: Record<ListenerName, string>
const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) }
const tokens: Partial<Record<Role, string>> = {}

const withListeners = (staffPort: number, phonePort: number) => (config: StationConfig) => {
  config.listeners = {
    staff: { host: '127.0.0.1', port: staffPort, names: ['station.local'], tls: 'self-signed' },
    phone: { host: '127.0.0.1', port: phonePort },
  }
}

const name = ({ method, path }: Route) => `${method} ${path}`

/** A daemon of the same settings in this process, asked for its routes. */
async function askForRoutes(): Promise<void> {
  const here = await openStationHere({ station: withListeners(await freePort(), await freePort()) })
  const routes = here.routes()
  await here.remove()
  const of = <T>(read: (listener: (typeof routes)[number]) => T): Record<ListenerName, T> => {
    const [loopback, staff, phone] = routes.map(read)
    if (loopback === undefined || staff === undefined || phone === undefined) throw new Error('no listener')
    return { loopback, staff, phone }
  }
  groups = of((listener) => listener.groups)
  table = of((listener) => new Map(listener.routes.map((route) => [name(route), route])))
}

beforeAll(async () => {
  await askForRoutes()
  const [staffPort, phonePort] = [await freePort(), await freePort()]
  station = await startStation({
    station: withListeners(staffPort, phonePort),
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

const OWN_PIN = '805937'
const chosen = new Set<string>()

/** A session at the staff listener, of an account with a PIN of its own; the cookie's bare value. */
async function enter(role: Exclude<Role, 'anonymous'>): Promise<string> {
  const account = firstAccounts(station.output())[role === 'lead' ? 0 : 1]
  if (account === undefined) throw new Error('no first accounts')
  const { name, pin } = account
  if (!chosen.has(name)) {
    chosen.add(name)
    const token = await signIn({ name, pin })
    const json = { pin, newPin: OWN_PIN }
    await call('staff', 'put', '/api/session/pin', { token, write: 'marked', json })
  }
  const token = await signIn({ name, pin: OWN_PIN })
  if (role === 'locked') await call('staff', 'post', '/api/session/lock', { token, write: 'marked' })
  return token
}

async function signIn(account: { name: string; pin: string }): Promise<string> {
  const signed = await call('staff', 'post', '/api/session', { json: account })
  const cookie = signed.headers['set-cookie']?.[0] ?? ''
  const token = /^__Host-kiosk-session=([\w-]{43}); Path=\/; HttpOnly; Secure; SameSite=Strict$/.exec(
    cookie,
  )?.[1]
  if (token === undefined) throw new Error(`${signed.status} ${signed.text} ${cookie}`)
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
  const gate =
    /"code":"(not-signed-in|session-locked|missing-header|not-allowed|pin-must-change|foreign-\w+)"/.exec(
      text,
    )
  return gate?.[1] ?? 'in'
}

function expected({ permission, whenLocked, method }: Route, role: Role): { bare: string; marked: string } {
  if (permission === 'anybody') return { bare: 'in', marked: 'in' }
  if (role === 'anonymous') return { bare: 'not-signed-in', marked: 'not-signed-in' }
  if (role === 'locked' && whenLocked !== 'too') return { bare: 'session-locked', marked: 'session-locked' }
  const may =
    permission === 'own-session' || permissionsOf(role === 'lead' ? 'lead' : 'clerk').includes(permission)
  const marked = may ? 'in' : 'not-allowed'
  return { bare: method === 'get' ? marked : 'missing-header', marked }
}

const anAsset = (folder: string) => readdirSync(join(projectRoot, 'kiosk-ui/dist', folder, 'assets'))[0] ?? ''

/** Parameters of a route's address that name nothing at this station, so that an allowed request changes nothing. */
function made(path: string): string {
  return path
    .replace('/window/{id}', '/window/W1')
    .replace(/^\/t\/assets\/\*$/, `/t/assets/${anAsset('phone')}`)
    .replace(/^\/assets\/\*$/, `/assets/${anAsset('client')}`)
    .replace(/^\/api\/docs\/static\/\*$/, '/api/docs/static/swagger-ui.css')
    .replaceAll(/\{\w+\}/g, 'none')
}

describe('every route', () => {
  test('that is written down in the code is registered and stands in the table', async () => {
    const code = [...readTree(['device-daemon/http', 'device-daemon/daemon'], /\.ts$/).values()].join('\n')
    const written = [
      ...code.matchAll(/app\.(get|post|put|delete)\(\s*'([^']+)'/g),
      ...code.matchAll(/\{ (path): '([^']+)', file:/g),
    ].map(
      ([, method = '', path = '']) =>
        `${method.replace('path', 'get')} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    )
    expect(written.length).toBeGreaterThan(40)
    const registered = new Set(LISTENERS.flatMap((listener) => [...table[listener].keys()]))
    // One is not built yet; the other is for people who work on the screens, and not for a station.
    const built = (route: string) => route !== 'get /admin' && !route.startsWith('get /gallery')
    expect(written.filter((route) => built(route) && !registered.has(route))).toEqual([])
  })

  test('is heard where its group is heard; what staff do is heard by staff alone', () => {
    expect(groups).toEqual(HEARD)
    for (const listener of ['loopback', 'phone'] as const)
      expect([...table[listener].values()].filter(({ permission }) => permission !== 'anybody')).toEqual([])
  })

  test('of staff asks for a session, but for the doors that are meant to stand open', () => {
    const open = [...table.staff.values()].filter(
      ({ permission, method }) => permission === 'anybody' && method !== 'head',
    )
    expect(open.map(name).toSorted()).toEqual([...OPEN_AT_STAFFS, ...OPEN_EVERYWHERE].toSorted())
  })

  test('tells no more to a HEAD than to a GET', () => {
    for (const listener of LISTENERS)
      for (const route of table[listener].values())
        if (route.method === 'head') {
          const read = table[listener].get(`get ${route.path.replace(/(?<=.)\/$/, '')}`)
          expect(route.permission, name(route)).toBe(read?.permission)
        }
  })

  test('has a permission that some role has, and every permission has a route', () => {
    const named = new Set([...table.staff.values()].map(({ permission }) => permission))
    const had = new Set([...permissionsOf('lead'), ...permissionsOf('clerk')])
    expect([...named].filter((each) => each !== 'anybody' && each !== 'own-session').toSorted()).toEqual(
      [...had].toSorted(),
    )
  })

  describe.each(LISTENERS)('at the listener for %s', (listener) => {
    test.each(ROLES)('lets %s in where it should and nowhere else', async (role) => {
      const wrong: string[] = []
      const all = new Map(LISTENERS.flatMap((each) => Array.from(table[each])))
      for (const [route, { method, path }] of all) {
        if (method === 'head') continue
        const isWrite = method !== 'get'
        const heard = table[listener].get(route)
        const should =
          heard === undefined ? { bare: 'not-heard', marked: 'not-heard' } : expected(heard, role)
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

test('a PIN that was given opens nothing but the way to another', async () => {
  const given = firstAccounts(station.output())[2]
  if (given === undefined) throw new Error('no third account')
  const token = await signIn(given)
  const closed: string[] = []
  const open: string[] = []
  for (const route of table.staff.values()) {
    if (route.permission === 'anybody' || route.method === 'head') continue
    if (['post /api/session/lock', 'delete /api/session'].includes(name(route))) continue
    const json = route.method === 'get' || route.method === 'delete' ? undefined : {}
    const answer = await call('staff', route.method, made(route.path), { token, json, write: 'marked' })
    ;(barrier(answer) === 'pin-must-change' ? closed : open).push(name(route))
  }
  expect(open.toSorted()).toEqual([
    'get /api/session',
    'post /api/session/awake',
    'post /api/session/unlock',
    'put /api/session/pin',
  ])
  expect(closed.length).toBeGreaterThan(20)
  const seen = await call('staff', 'get', '/api/session', { token })
  expect(JSON.parse(seen.text)).toMatchObject({ at: 'signed-in', pin: 'given' })
  const json = { pin: given.pin, newPin: OWN_PIN }
  expect((await call('staff', 'put', '/api/session/pin', { token, json, write: 'marked' })).status).toBe(204)
  expect((await call('staff', 'get', '/api/windows/W1/work', { token })).status).toBe(200)
})

describe('a session', () => {
  test('ends for every tab at once when the 站长 ends it, and with the account', async () => {
    const clerk = tokens.clerk
    const state = async () => barrier(await call('staff', 'get', '/api/session', { token: clerk }))
    const lead = (method: string, path: string) =>
      call('staff', method, path, {
        token: tokens.lead,
        write: 'marked',
        ...(method === 'post' ? { json: { pin: OWN_PIN } } : {}),
      })
    expect(await state()).toBe('in')
    expect((await lead('delete', '/api/staff/staff-2/sessions')).status).toBe(200)
    expect(await state()).toBe('not-signed-in')
    const again = await enter('clerk')
    expect((await lead('post', '/api/staff/staff-2/disable')).status).toBe(200)
    expect(barrier(await call('staff', 'get', '/api/session', { token: again }))).toBe('not-signed-in')
    const json = { name: firstAccounts(station.output())[1]?.name, pin: OWN_PIN }
    expect((await call('staff', 'post', '/api/session', { json })).status).toBe(401)
    expect((await lead('post', '/api/staff/staff-2/enable')).status).toBe(200)
    tokens.clerk = await enter('clerk')
  })

  test('does not outlive the daemon, and no first account is told twice', async () => {
    expect(barrier(await call('staff', 'get', '/api/session', { token: tokens.lead }))).toBe('in')
    await station.stop()
    await station.restart()
    expect(barrier(await call('staff', 'get', '/api/session', { token: tokens.lead }))).toBe('not-signed-in')
    expect(firstAccounts(station.output())).toHaveLength(4)
    // The certificate is the one from the first start: browsers that trust it still do.
    expect(readFileSync(join(station.dataDir, 'tls.pem'), 'utf8')).toBe(ca)
  })

  test('leaves no PIN and no token in any file or log', async () => {
    const accounts = firstAccounts(station.output())
    await station.stop()
    const secrets = [OWN_PIN, ...accounts.map(({ pin }) => pin), ...Object.values(tokens)]
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
