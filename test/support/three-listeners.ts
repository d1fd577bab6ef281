import { readFileSync } from 'node:fs'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { join } from 'node:path'
import type { Route } from '#daemon/http/server/access.ts'
import type { RouteGroup } from '#daemon/http/server/listeners.ts'
import type { StationConfig } from '#daemon/settings/station.ts'
import { type RawAnswer, rawRequest } from './raw-request.ts'
import { firstAccounts } from './staff-client.ts'
import { until } from './station-client.ts'
import { openStationHere } from './station-here.ts'
import { type RunningStation, freePort, startStation } from './start-station.ts'

export const LISTENERS = ['loopback', 'staff', 'phone'] as const
export type ListenerName = (typeof LISTENERS)[number]

/** Who asks: `locked` is a clerk whose screen is locked. */
export const ROLES = ['anonymous', 'locked', 'clerk', 'agent', 'editor', 'lead'] as const
export type Role = (typeof ROLES)[number]

/** `write: 'marked'`: with the header that no foreign page can send. */
type Call = {
  token?: string | undefined
  json?: unknown
  write?: 'marked' | 'bare'
  headers?: Record<string, string>
}

/** The PIN that every account chooses. */
export const OWN_PIN = '805937'

/** A station at which residents, staff and phones have a listener each. */
export type ThreeListeners = {
  station: RunningStation
  urls: Record<ListenerName, string>
  /** Of the staff listener's own certificate. */
  ca: string
  call(listener: ListenerName, method: string, path: string, how?: Call): Promise<RawAnswer>
  /** Gives the cookie's bare value. */
  signIn(account: { name: string; pin: string }): Promise<string>
  /** Likewise, of an account with a PIN of its own. */
  enter(role: Exclude<Role, 'anonymous'>): Promise<string>
  remove(): Promise<void>
}

const withListeners = (staffPort: number, phonePort: number) => (config: StationConfig) => {
  config.listeners = {
    staff: { host: '127.0.0.1', port: staffPort, names: ['station.local'], tls: 'self-signed' },
    phone: { host: '127.0.0.1', port: phonePort },
  }
}

/** What a daemon of the same settings says it hears at each listener. */
export async function routesOfThreeListeners(): Promise<{
  groups: Record<ListenerName, readonly RouteGroup[]>
  table: Record<ListenerName, ReadonlyMap<string, Route>>
}> {
  const here = await openStationHere({ station: withListeners(await freePort(), await freePort()) })
  const routes = here.routes()
  await here.remove()
  const of = <T>(read: (listener: (typeof routes)[number]) => T): Record<ListenerName, T> => {
    const [loopback, staff, phone] = routes.map(read)
    if (loopback === undefined || staff === undefined || phone === undefined) throw new Error('no listener')
    return { loopback, staff, phone }
  }
  return {
    groups: of((listener) => listener.groups),
    table: of((listener) => new Map(listener.routes.map((route) => [nameOf(route), route]))),
  }
}

/** `get /api/queue`. */
export function nameOf({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`
}

export async function openThreeListeners(): Promise<ThreeListeners> {
  const [staffPort, phonePort] = [await freePort(), await freePort()]
  const station = await startStation({
    station: withListeners(staffPort, phonePort),
    env: { KIOSK_LOG: 'debug' },
  })
  const urls = {
    loopback: station.url,
    staff: `https://127.0.0.1:${staffPort}`,
    phone: `http://127.0.0.1:${phonePort}`,
  }
  const ca = readFileSync(join(station.dataDir, 'tls.pem'), 'utf8')
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) }
  const chosen = new Set<string>()
  await until(
    async () => (firstAccounts(station.output()).length === 4 ? true : undefined),
    'the first accounts',
  )

  async function enter(role: Exclude<Role, 'anonymous'>): Promise<string> {
    const account = firstAccounts(station.output())[
      { lead: 0, clerk: 1, locked: 1, agent: 2, editor: 3 }[role]
    ]
    if (account === undefined) throw new Error('no first accounts')
    const { name, pin } = account
    if (!chosen.has(name)) {
      chosen.add(name)
      if (role === 'editor' || role === 'agent') await giveRole(name, role)
      const token = await signIn({ name, pin })
      const json = { pin, newPin: OWN_PIN }
      await call('staff', 'put', '/api/session/pin', { token, write: 'marked', json })
    }
    const token = await signIn({ name, pin: OWN_PIN })
    if (role === 'locked') await call('staff', 'post', '/api/session/lock', { token, write: 'marked' })
    return token
  }

  /** The 站长 gives the account its role. */
  async function giveRole(name: string, role: 'editor' | 'agent'): Promise<void> {
    const token = await enter('lead')
    const { text } = await call('staff', 'get', '/api/staff', { token })
    const id = new RegExp(`"id":"([^"]+)","name":"${name}"`).exec(text)?.[1]
    const json = { name, role, pin: OWN_PIN }
    const { status } = await call('staff', 'put', `/api/staff/${id}`, { token, write: 'marked', json })
    if (status !== 200) throw new Error(`no ${role}: ${status} ${text}`)
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

  return {
    station,
    urls,
    ca,
    call,
    signIn,
    enter,
    async remove() {
      agents.http.destroy()
      agents.https.destroy()
      await station.remove()
    },
  }
}
