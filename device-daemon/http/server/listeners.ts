import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { Logger } from 'pino'
import type { Clock } from '#daemon/clock.ts'
import type { Admit, Route } from './access.ts'
import type { App, Facing } from './app.ts'
import { compileAhead } from './compilers.ts'
import { answerBeforeStopping } from './guard.ts'
import { createApp } from './create-app.ts'
import type { Certificate } from './lan-server.ts'
import type { Leads } from './lost-page.ts'

/**
 * Every route belongs to one group. `public`: what every screen needs; `residents`: the kiosk; `staff`: hall, windows,
 * clerks; `keeper`: the machine's keeper; `phone`: a resident's own phone.
 */
export type RouteGroup = 'public' | 'residents' | 'staff' | 'keeper' | 'phone'

/** Routes of one group, as the feature they belong to hands them over. `facing`: who can reach this listener. */
export type Routes = { group: RouteGroup; register(app: App, facing: Facing): Promise<void> | void }

/** What a person may open, by its title. */
export type OpenPage = { group: RouteGroup; path: string; title: string }

/** `port` 0 = any free one. */
export type ListenerSettings = { host: string; port: number; groups: readonly RouteGroup[]; facing: Facing }

const LOOPBACK = '127.0.0.1'

/** Who else may reach this machine, as the settings have it. `cert` and `key` are PEM. */
type LanListeners = {
  staff: {
    host: string
    port: number
    names: readonly string[]
    networks: Extract<Facing, { at: 'lan' }>['networks']
    tls: { at: 'self-signed' } | { at: 'own'; cert: string; key: string }
  } | null
  /** `url`: what a slip's QR begins with. */
  phone: { host: string; port: number; url: string } | null
}

/**
 * Which groups are heard where: the whole table. What staff use leaves loopback as soon as it has a listener of its own,
 * and no other listener ever serves more than its own work. `selfSigned`: for a staff listener without its own
 * certificate.
 */
export function listenersOf(
  port: number,
  { staff, phone }: LanListeners,
  selfSigned: Certificate | null,
): ListenerSettings[] {
  const onLoopback: readonly RouteGroup[] = staff
    ? ['public', 'residents', 'keeper']
    : ['public', 'residents', 'staff', 'keeper']
  const listeners: ListenerSettings[] = [
    { host: LOOPBACK, port, groups: onLoopback, facing: { at: 'loopback' } },
  ]
  if (staff) {
    const { tls } = staff
    const certificate = tls.at === 'own' ? tls : must(selfSigned)
    const facing: Facing = {
      at: 'lan',
      names: [...staff.names, ...hostNames(staff.host)],
      tls: { of: tls.at, cert: certificate.cert, key: certificate.key },
      networks: staff.networks,
    }
    listeners.push({ host: staff.host, port: staff.port, groups: ['public', 'staff'], facing })
  }
  if (phone) {
    const names = [new URL(phone.url).hostname, ...hostNames(phone.host)]
    listeners.push({ ...phone, groups: ['phone'], facing: { at: 'lan', names, tls: null, networks: null } })
  }
  return listeners
}

/** Everything a browser may call the staff listener: what its certificate has to stand for. */
export function staffHosts({ host, names }: { host: string; names: readonly string[] }): string[] {
  return [...new Set([...names, ...(isAny(host) ? ownAddresses() : [host]), 'localhost'])]
}

/**
 * `reason`: tells the person who starts the daemon what to do. `later`: of listeners whose address this machine does not
 * have yet, in such words; each is tried again until it has.
 */
type Listening = { at: 'listening'; later: readonly string[] } | { at: 'failed'; reason: string }

/** A network that comes after the machine, or comes back, is found soon enough. */
const AGAIN_MS = 5_000

export type Listeners = {
  /** In the order of the settings. */
  listen(): Promise<Listening>
  /** The port that kiosks use. */
  port(): number
  /** Where a browser finds a group, `https://192.168.1.20:8443` for one; null where it is not heard. */
  urlOf(group: RouteGroup): string | null
  /** What each listener hears, in the order of the settings: the whole table of who may what. */
  routes(): readonly { groups: readonly RouteGroup[]; routes: readonly Route[] }[]
  close(): Promise<void>
}

/**
 * Builds an app for each listener out of the routes that are heard there. Nothing is heard before `listen`. Tickets
 * are given also without a network, because residents need loopback alone.
 */
export async function openListeners(
  { log, clock }: { log: Logger; clock: Pick<Clock, 'after'> },
  settings: readonly ListenerSettings[],
  admit: Admit,
  { routes, pages }: { routes: readonly Routes[]; pages: readonly OpenPage[] },
  /** Runs before the routes, on the app itself, so that it sees every route of the listener. */
  describe: (app: App) => void,
): Promise<Listeners> {
  const opened: { settings: ListenerSettings; app: App }[] = []
  for (const listener of settings) {
    const app = await createApp(log, listener.facing, admit, leadsOf(listener, pages))
    answerBeforeStopping(app, clock)
    if (listener.groups.includes('keeper')) describe(app)
    for (const { group, register } of routes) {
      if (!listener.groups.includes(group)) continue
      await app.register(async (scope) => {
        await register(scope, listener.facing)
      })
    }
    await app.ready()
    opened.push({ settings: listener, app })
  }
  const retries = new Map<App, () => void>()
  const compiling: (() => void)[] = []

  function tryLater(app: App, listener: ListenerSettings): void {
    const again = async () => {
      const heard = await listenOn(app, listener)
      if (heard.at === 'not-there') return tryLater(app, listener)
      retries.delete(app)
      const { host, port } = listener
      if (heard.at === 'listening') log.info({ host, port }, 'the address is there now')
      else log.error({ host, port, code: heard.code }, 'a listener could not be had')
    }
    retries.set(
      app,
      clock.after(AGAIN_MS, () => void again()),
    )
  }

  return {
    async listen() {
      const later: string[] = []
      for (const { app, settings: listener } of opened) {
        const heard = await listenOn(app, listener)
        if (heard.at === 'failed') return { at: 'failed', reason: faultWords(listener, heard.code) }
        if (heard.at === 'listening') continue
        later.push(laterWords(listener))
        tryLater(app, listener)
      }
      compiling.push(...opened.map(({ app }) => compileAhead(app, clock)))
      return { at: 'listening', later }
    },
    port: () => portOf(must(opened[0]).app),
    urlOf(group) {
      const found = opened.find((listener) => listener.settings.groups.includes(group))
      if (found === undefined) return null
      const { host, facing } = found.settings
      const scheme = facing.at === 'lan' && facing.tls !== null ? 'https' : 'http'
      const shown = facing.at === 'lan' && isAny(host) ? (facing.names[0] ?? ownAddresses()[0]) : inUrl(host)
      return `${scheme}://${shown}:${host === LOOPBACK ? portOf(found.app) : found.settings.port}`
    },
    routes: () => opened.map(({ settings: { groups }, app }) => ({ groups, routes: app.enteredRoutes })),
    async close() {
      for (const cancel of [...retries.values(), ...compiling]) cancel()
      await Promise.all(opened.map(({ app }) => app.close()))
    },
  }
}

function leadsOf({ groups }: ListenerSettings, pages: readonly OpenPage[]): Leads {
  if (groups.includes('phone')) return { at: 'phone' }
  return { at: 'pages', pages: pages.filter(({ group }) => groups.includes(group)) }
}

type Heard = { at: 'listening' } | { at: 'not-there' } | { at: 'failed'; code: string }

/** `not-there`: no such address on this machine, which a network may bring yet. */
async function listenOn(app: App, { host, port, facing }: ListenerSettings): Promise<Heard> {
  try {
    await app.listen({ host, port, listenTextResolver: () => 'listening' })
    return { at: 'listening' }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null
    if (code === null) throw error
    return facing.at === 'lan' && code === 'EADDRNOTAVAIL' ? { at: 'not-there' } : { at: 'failed', code }
  }
}

function portOf(app: App): number {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port')
  return address.port
}

function faultWords({ host, port, facing }: ListenerSettings, code: string): string {
  if (facing.at === 'loopback') return `端口 ${port} 不能用（${code}），可用 --port 换一个`
  const why: Record<string, string> = {
    EADDRINUSE: '别的程序占着这个端口',
    EACCES: '没有用这个端口的权限，1024 以下的端口一般不能用',
  }
  return `监听地址 ${host} 端口 ${port} 不能用（${why[code] ?? code}），请改 station.yaml 的 listeners`
}

function laterWords({ host, port }: ListenerSettings): string {
  return `本机现在没有 ${host} 这个地址，端口 ${port} 等网络好了会自动打开；要是地址写错了，请改 station.yaml 的 listeners`
}

function isAny(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

/** Those of the network first. */
function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses = []) => addresses.filter(({ family }) => family === 'IPv4'))
    .toSorted((a, b) => Number(a.internal) - Number(b.internal))
    .map(({ address }) => address)
}

/** 「All addresses」 is not accepted as a host: some browsers take it for this very machine. */
function hostNames(host: string): string[] {
  return isAny(host) ? [] : [inUrl(host)]
}

/** An address as it stands in a URL: IPv6 in brackets. */
function inUrl(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host
}

function must<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('a listener without what it needs')
  return value
}
