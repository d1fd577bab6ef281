import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { Logger } from 'pino'
import type { ListenersSettings } from '#daemon/settings/listeners.ts'
import { type App, type Facing, createApp } from './app.ts'
import type { Certificate } from './lan-server.ts'

/**
 * Every route belongs to one area. `public`: what every screen needs; `residents`: the kiosk; `staff`: hall, windows,
 * clerks; `keeper`: the machine's keeper; `phone`: a resident's own phone.
 */
export type Area = 'public' | 'residents' | 'staff' | 'keeper' | 'phone'

/** `port` 0 = any free one. */
export type ListenerSettings = { host: string; port: number; areas: readonly Area[]; facing: Facing }

/**
 * Which areas are heard where: the whole table. What staff use leaves loopback as soon as it has a listener of its own,
 * and no other listener ever serves more than its own work. `selfSigned`: for a staff listener without its own
 * certificate.
 */
export function listenersOf(
  port: number,
  { staff, phone }: ListenersSettings,
  selfSigned: Certificate | null,
): ListenerSettings[] {
  const onLoopback: readonly Area[] = staff
    ? ['public', 'residents', 'keeper']
    : ['public', 'residents', 'staff', 'keeper']
  const listeners: ListenerSettings[] = [
    { host: '127.0.0.1', port, areas: onLoopback, facing: { at: 'loopback' } },
  ]
  if (staff) {
    const { tls } = staff
    const certificate = tls.at === 'own' ? tls : must(selfSigned)
    const facing: Facing = {
      at: 'lan',
      names: [...staff.names, ...hostNames(staff.host)],
      tls: { of: tls.at, cert: certificate.cert, key: certificate.key },
    }
    listeners.push({ host: staff.host, port: staff.port, areas: ['public', 'staff'], facing })
  }
  if (phone) {
    const names = [new URL(phone.url).hostname, ...hostNames(phone.host)]
    listeners.push({ ...phone, areas: ['phone'], facing: { at: 'lan', names, tls: null } })
  }
  return listeners
}

/** Everything a browser may call the staff listener: what its certificate has to stand for. */
export function staffHosts({ host, names }: { host: string; names: readonly string[] }): string[] {
  return [...new Set([...names, ...(isAny(host) ? ownAddresses() : [host]), 'localhost'])]
}

/** `reason`: for whoever starts the daemon, with what to do. */
type Listening = { at: 'listening' } | { at: 'failed'; reason: string }

export type Listeners = {
  /** In the order of the settings. */
  listen(): Promise<Listening>
  /** The port that kiosks use. */
  port(): number
  /** Where a browser finds an area, `https://192.168.1.20:8443` for one; null where it is not heard. */
  urlOf(area: Area): string | null
  close(): Promise<void>
}

/** Builds an app for each listener out of its areas. Nothing is heard before `listen`. */
export async function openListeners(
  log: Logger,
  settings: readonly ListenerSettings[],
  areas: Readonly<Record<Area, (app: App, facing: Facing) => Promise<void> | void>>,
  /** Runs before the areas, on the app itself, so that it sees every route of the listener. */
  describe: (app: App) => Promise<void>,
): Promise<Listeners> {
  const opened: { settings: ListenerSettings; app: App }[] = []
  for (const listener of settings) {
    const app = await createApp(log, listener.facing)
    if (listener.areas.includes('keeper')) await describe(app)
    for (const area of listener.areas)
      await app.register(async (scope) => areas[area](scope, listener.facing))
    await app.ready()
    opened.push({ settings: listener, app })
  }
  return {
    async listen() {
      for (const { app, settings: listener } of opened) {
        const { host, port } = listener
        try {
          await app.listen({ host, port, listenTextResolver: () => 'listening' })
        } catch (error) {
          const code = error instanceof Error && 'code' in error ? String(error.code) : null
          if (code === null) throw error
          return { at: 'failed', reason: faultWords(listener, code) }
        }
      }
      return { at: 'listening' }
    },
    port: () => portOf(must(opened[0]).app),
    urlOf(area) {
      const found = opened.find((listener) => listener.settings.areas.includes(area))
      if (found === undefined) return null
      const { host, facing } = found.settings
      const scheme = facing.at === 'lan' && facing.tls !== null ? 'https' : 'http'
      const shown = facing.at === 'lan' && isAny(host) ? (facing.names[0] ?? ownAddresses()[0]) : inUrl(host)
      return `${scheme}://${shown}:${portOf(found.app)}`
    },
    async close() {
      await Promise.all(opened.map(({ app }) => app.close()))
    },
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
    EADDRNOTAVAIL: '本机没有这个地址',
    EACCES: '没有用这个端口的权限，1024 以下的端口一般不能用',
  }
  return `监听地址 ${host} 端口 ${port} 不能用（${why[code] ?? code}），请改 station.yaml 的 listeners`
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

/** 「All addresses」 is no address that anybody may ask for: some browsers take it for this very machine. */
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
