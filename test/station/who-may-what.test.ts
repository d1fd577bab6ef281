import { readFileSync, readdirSync } from 'node:fs'
import { request as httpsRequest } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { permissionsOf } from '#daemon/domain/people/permissions.ts'
import type { Route } from '#daemon/http/server/access.ts'
import type { RouteGroup } from '#daemon/http/server/listeners.ts'
import { openLive } from '#test/support/live-client.ts'
import type { RawAnswer } from '#test/support/raw-request.ts'
import { firstAccounts } from '#test/support/staff-client.ts'
import { until } from '#test/support/station-client.ts'
import {
  LISTENERS,
  type ListenerName,
  OWN_PIN,
  ROLES,
  type Role,
  type ThreeListeners,
  nameOf,
  openThreeListeners,
  routesOfThreeListeners,
} from '#test/support/three-listeners.ts'
import { projectRoot, readTree } from '../house/sources.ts'

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
  'get /admin',
  'get /preview',
  'get /window/{id}',
  'get /api/windows',
  'get /api/staff/{clerkId}/photo',
  'post /api/announcements/{id}/spoken',
  'post /api/hall/heard',
  'post /api/displays/ask',
  'post /api/session',
  'get /api/session/names',
]
/** Of the group `public`, which every screen needs. */
const OPEN_EVERYWHERE = [
  'get /healthz',
  'get /assets/*',
  'get /api/queue',
  'get /api/live',
  'get /api/calendar/holidays',
  'get /api/calendar/working-day',
  'get /api/notices',
  'get /api/notices/{id}',
  'get /api/media/{name}',
  'get /print/notice/{id}',
  'get /voice/index',
  'get /voice/{file}',
  'post /api/speech',
]

let hall: ThreeListeners
/** What the daemon itself says it hears at each listener. */
let heard: Awaited<ReturnType<typeof routesOfThreeListeners>>
const tokens: Partial<Record<Role, string>> = {}

beforeAll(async () => {
  heard = await routesOfThreeListeners()
  hall = await openThreeListeners()
  for (const role of ['locked', 'clerk', 'agent', 'editor', 'lead'] as const)
    tokens[role] = await hall.enter(role)
})
afterAll(() => hall.remove())

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
    permission === 'own-session' || permissionsOf(role === 'locked' ? 'clerk' : role).includes(permission)
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
    .replace(/^\/api\/docs\/\*$/, '/api/docs/json')
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
    const registered = new Set(LISTENERS.flatMap((listener) => [...heard.table[listener].keys()]))
    // For people who work on the screens, and not for a station.
    const built = (route: string) => !route.startsWith('get /gallery')
    expect(written.filter((route) => built(route) && !registered.has(route))).toEqual([])
  })

  test('is heard where its group is heard; what staff do is heard by staff alone', () => {
    expect(heard.groups).toEqual(HEARD)
    for (const listener of ['loopback', 'phone'] as const)
      expect(
        [...heard.table[listener].values()].filter(({ permission }) => permission !== 'anybody'),
      ).toEqual([])
  })

  test('of staff asks for a session, but for the doors that are meant to stand open', () => {
    const open = [...heard.table.staff.values()].filter(
      ({ permission, method }) => permission === 'anybody' && method !== 'head',
    )
    expect(open.map(nameOf).toSorted()).toEqual([...OPEN_AT_STAFFS, ...OPEN_EVERYWHERE].toSorted())
  })

  test('tells no more to a HEAD than to a GET', () => {
    for (const listener of LISTENERS)
      for (const route of heard.table[listener].values())
        if (route.method === 'head') {
          const read = heard.table[listener].get(`get ${route.path.replace(/(?<=.)\/$/, '')}`)
          expect(route.permission, nameOf(route)).toBe(read?.permission)
        }
  })

  test('has a permission that some role has, and every permission has a route', () => {
    const named = new Set([...heard.table.staff.values()].map(({ permission }) => permission))
    // Asked within the routes of contents: it decides which fields of a guide may differ from the city's.
    named.add('catalogue.edit')
    const had = new Set([...permissionsOf('lead'), ...permissionsOf('editor'), ...permissionsOf('clerk')])
    expect([...named].filter((each) => each !== 'anybody' && each !== 'own-session').toSorted()).toEqual(
      [...had].toSorted(),
    )
  })

  test('that is a page may not be framed, but for previews, which stand in a page of the station itself', async () => {
    const framedBy = async (path: string) => {
      const { headers } = await hall.call('staff', 'get', path, {})
      return /frame-ancestors '(\w+)'/.exec(String(headers['content-security-policy']))?.[1]
    }
    expect(await Promise.all(['/admin', '/hall', '/preview'].map(framedBy))).toEqual(['none', 'none', 'self'])
  })

  describe.each(LISTENERS)('at the listener for %s', (listener) => {
    test.each(ROLES)('lets %s in where it should and nowhere else', async (role) => {
      const wrong: string[] = []
      const all = new Map(LISTENERS.flatMap((each) => Array.from(heard.table[each])))
      for (const [route, { method, path }] of all) {
        if (method === 'head') continue
        const isWrite = method !== 'get'
        const there = heard.table[listener].get(route)
        const should =
          there === undefined ? { bare: 'not-heard', marked: 'not-heard' } : expected(there, role)
        for (const write of isWrite ? (['bare', 'marked'] as const) : (['bare'] as const)) {
          const json = isWrite && method !== 'delete' ? {} : undefined
          const answer = await hall.call(listener, method, made(path), { token: tokens[role], json, write })
          const was = barrier(answer)
          if (was !== should[write])
            wrong.push(`${route} ${write}: ${was}, not ${should[write]} (${answer.status})`)
          // These two let in, and what they do ends or locks the session.
          const spent = route === 'delete /api/session' || route === 'post /api/session/lock'
          if (spent && was === 'in' && role !== 'anonymous') tokens[role] = await hall.enter(role)
        }
      }
      expect(wrong).toEqual([])
    })

    test('refuses a rebound name and a page from anywhere else', async () => {
      const { host, origin, protocol, port } = new URL(hall.urls[listener])
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
        [{ host, origin: hall.urls[listener === 'loopback' ? 'staff' : 'loopback'] }, 'foreign-origin'],
        [{ host, origin }, 'in'],
      ] as const
      for (const [headers, should] of foreign)
        expect(barrier(await hall.call(listener, 'get', path, { headers })), JSON.stringify(headers)).toBe(
          should,
        )
    })
  })

  test('of the staff listener answers to the configured name, which the certificate stands for', async () => {
    const { port } = new URL(hall.urls.staff)
    const headers = { host: `station.local:${port}`, origin: `https://station.local:${port}` }
    expect(barrier(await hall.call('staff', 'get', '/api/queue', { headers }))).toBe('in')
    expect(barrier(await hall.call('loopback', 'get', '/api/queue', { headers }))).toBe('foreign-host')
  })
})

test('what a card says is heard in the machine alone, and never on the LAN', async () => {
  const onLan = { text: '' }
  const url = new URL(`${hall.urls.staff}/api/live?kiosk=kiosk-1`)
  const stream = httpsRequest(url, { ca: hall.ca, agent: false }, (incoming) => {
    incoming.setEncoding('utf8').on('data', (text: string) => (onLan.text += text))
  })
  stream.on('error', () => {}).end()
  const live = await openLive(hall.station.url)
  await until(async () => (onLan.text.includes('snapshot') ? true : undefined), 'the snapshot on the LAN')
  await hall.call('loopback', 'post', '/api/card/read', { json: { consent: true } })
  await hall.call('loopback', 'post', '/api/bench/reader-1', { json: { action: 'put-card', card: 0 } })
  await live.first(({ event }) => event === 'card-read')
  await hall.call('loopback', 'post', '/api/tickets', { json: { commandId: 'after-the-card' } })
  await until(async () => (onLan.text.includes('ticket-taken') ? true : undefined), 'the ticket on the LAN')
  expect(onLan.text).not.toMatch(/card-(waiting|read|failed|removed)/)
  live.close()
  stream.destroy()
})

test('a PIN that was given opens nothing but the way to another', async () => {
  const name = '新来的示例'
  const account = { name, role: 'clerk', pin: OWN_PIN }
  const lead = { token: tokens.lead, write: 'marked', json: account } as const
  const { pin } = JSON.parse((await hall.call('staff', 'post', '/api/staff', lead)).text) as { pin: string }
  const token = await hall.signIn({ name, pin })
  const closed: string[] = []
  const open: string[] = []
  for (const route of heard.table.staff.values()) {
    if (route.permission === 'anybody' || route.method === 'head') continue
    if (['post /api/session/lock', 'delete /api/session'].includes(nameOf(route))) continue
    const json = route.method === 'get' || route.method === 'delete' ? undefined : {}
    const answer = await hall.call('staff', route.method, made(route.path), { token, json, write: 'marked' })
    ;(barrier(answer) === 'pin-must-change' ? closed : open).push(nameOf(route))
  }
  expect(open.toSorted()).toEqual([
    'get /api/session',
    'get /api/session/awaits',
    'post /api/session/awake',
    'post /api/session/unlock',
    'put /api/session/pin',
  ])
  expect(closed.length).toBeGreaterThan(20)
  const seen = await hall.call('staff', 'get', '/api/session', { token })
  expect(JSON.parse(seen.text)).toMatchObject({ at: 'signed-in', pin: 'given' })
  const json = { pin, newPin: OWN_PIN }
  expect((await hall.call('staff', 'put', '/api/session/pin', { token, json, write: 'marked' })).status).toBe(
    204,
  )
  expect((await hall.call('staff', 'get', '/api/windows/W1/work', { token })).status).toBe(200)
})

describe('a session', () => {
  test('ends for every tab at once when the 站长 ends it, and with the account', async () => {
    const clerk = tokens.clerk
    const state = async () => barrier(await hall.call('staff', 'get', '/api/session', { token: clerk }))
    const lead = (method: string, path: string) =>
      hall.call('staff', method, path, {
        token: tokens.lead,
        write: 'marked',
        ...(method === 'post' ? { json: { pin: OWN_PIN } } : {}),
      })
    expect(await state()).toBe('in')
    expect((await lead('delete', '/api/staff/staff-2/sessions')).status).toBe(200)
    expect(await state()).toBe('not-signed-in')
    const again = await hall.enter('clerk')
    expect((await lead('post', '/api/staff/staff-2/disable')).status).toBe(200)
    expect(barrier(await hall.call('staff', 'get', '/api/session', { token: again }))).toBe('not-signed-in')
    const json = { name: firstAccounts(hall.station.output())[1]?.name, pin: OWN_PIN }
    expect((await hall.call('staff', 'post', '/api/session', { json })).status).toBe(401)
    expect((await lead('post', '/api/staff/staff-2/enable')).status).toBe(200)
    tokens.clerk = await hall.enter('clerk')
  })

  test('does not outlive the daemon, and no first account is told twice', async () => {
    expect(barrier(await hall.call('staff', 'get', '/api/session', { token: tokens.lead }))).toBe('in')
    await hall.station.stop()
    await hall.station.restart()
    expect(barrier(await hall.call('staff', 'get', '/api/session', { token: tokens.lead }))).toBe(
      'not-signed-in',
    )
    expect(firstAccounts(hall.station.output())).toHaveLength(4)
    // The certificate is the one from the first start: browsers that trust it still do.
    expect(readFileSync(join(hall.station.dataDir, 'tls.pem'), 'utf8')).toBe(hall.ca)
  })

  test('leaves no PIN and no token in any file or log', async () => {
    const accounts = firstAccounts(hall.station.output())
    await hall.station.stop()
    const secrets = [OWN_PIN, ...accounts.map(({ pin }) => pin), ...Object.values(tokens)]
    const logged = hall.station.output().replaceAll(/^first account: .*$/gm, '')
    // A PIN of six digits may stand in some number by chance; one with its digits on their own may not.
    const found = (text: string) =>
      secrets.filter((secret) => new RegExp(`(?<![\\w.])${secret}(?![\\w])`).test(text))
    expect(found(logged)).toEqual([])
    const names = readdirSync(hall.station.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
    expect(names).toContain(join(hall.station.dataDir, 'staff.json'))
    for (const name of names) expect(found(readFileSync(name, 'utf8')), name).toEqual([])
  })
})
