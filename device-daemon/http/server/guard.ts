import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '#daemon/clock.ts'
import type { App, Facing } from './app.ts'
import { sendProblem } from './problems.ts'

/** The names this machine answers to on loopback. A name an attacker rebinds to 127.0.0.1 is none of them. */
const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Refuses a foreign Host (DNS rebinding) and a foreign Origin (another page in the same browser). Programs without an
 * Origin, curl for one, are welcome: the residents' routes need no secret.
 */
export function guardOrigins(app: App, facing: Facing): void {
  const scheme = facing.at === 'lan' && facing.tls !== null ? 'https:' : 'http:'
  const said =
    facing.at === 'loopback'
      ? '这台机器只用本机地址访问（127.0.0.1 或 localhost）。'
      : '这个地址不是本机的，请用工作人员给的地址访问。'

  app.addHook('onRequest', async (request, reply) => {
    const host = request.headers.host ?? ''
    const names = ownNames(facing, request)
    if (!names.has(nameOf(host))) return sendProblem(reply, 'foreign-host', said)
    const { origin } = request.headers
    if (origin !== undefined && !isOwnOrigin(origin, host, names, scheme)) {
      return sendProblem(reply, 'foreign-origin', '不接受其他网页发来的请求。')
    }
    return undefined
  })
}

/** Letters, digits and - . _ ~ need no percent sign in an address. */
const DISGUISED = /%(?:2[de]|3\d|[46][1-9a-f]|[57][\da]|5f|7e)/i

/** `/%63lerk` is no other name for /clerk: what a browser's policy blocks by its address has this one address alone. */
export function refuseDisguised(app: App): void {
  app.addHook('onRequest', (request, reply, done) => {
    const [path = ''] = request.url.split('?', 1)
    if (path.includes('%') && DISGUISED.test(path)) reply.callNotFound()
    else done()
  })
}

/** A connection that is still open when the daemon ends starts nothing more. */
export function refuseWhileStopping(app: App): void {
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
  })
  app.addHook('onRequest', async (_request, reply) =>
    stopping
      ? sendProblem(reply.header('connection', 'close'), 'stopping', '机器正在重新启动，请稍后再试。')
      : undefined,
  )
}

/** Of the 9 s in which a stop has to be done. */
const ANSWERED_WITHIN_MS = 2_000

/**
 * At a stop, lets the answers leave that are under way. Live streams, which never end by themselves, are not waited for,
 * and neither is a client that does not send or take the rest.
 */
export function answerBeforeStopping(app: App, clock: Pick<Clock, 'after'>): void {
  const underWay = new Set<FastifyReply>()
  /** Set while a stop waits: nothing is counted before, because every answer passes here. */
  let answered: (() => void) | null = null
  app.addHook('onRequest', async (_request, reply) => void underWay.add(reply))
  app.addHook('onResponse', async (_request, reply) => {
    underWay.delete(reply)
    if (answered !== null && countOf(underWay) === 0) answered()
  })
  app.addHook('preClose', async () => {
    if (countOf(underWay) === 0) return
    await new Promise<void>((resolve) => {
      const cancel = clock.after(ANSWERED_WITHIN_MS, resolve)
      answered = () => {
        cancel()
        resolve()
      }
    })
  })
}

function countOf(underWay: ReadonlySet<FastifyReply>): number {
  return [...underWay].filter(
    ({ raw }) => !String(raw.getHeader('content-type')).startsWith('text/event-stream'),
  ).length
}

/**
 * On the LAN: the configured names, and the very address the connection came to, which a foreign page cannot forge with
 * a name of its own. Only a connection over loopback may call it localhost.
 */
function ownNames(facing: Facing, request: FastifyRequest): ReadonlySet<string> {
  if (facing.at === 'loopback') return LOOPBACK_NAMES
  const address = request.socket.localAddress?.replace(/^::ffff:/, '')
  const names = new Set([
    ...facing.names.map((name) => name.toLowerCase()),
    ...(address ? [inUrl(address)] : []),
  ])
  return address === '127.0.0.1' || address === '::1' ? names.add('localhost') : names
}

/** An address as it stands in a URL: IPv6 in brackets. */
function inUrl(address: string): string {
  return address.includes(':') ? `[${address}]` : address
}

function nameOf(host: string): string {
  return host.replace(/:\d{1,5}$/, '').toLowerCase()
}

/** The page must come from this very listener: same scheme, same port, one of our names. */
function isOwnOrigin(origin: string, host: string, names: ReadonlySet<string>, scheme: string): boolean {
  const page = URL.parse(origin)
  if (!page || page.protocol !== scheme) return false
  const usual = scheme === 'https:' ? '443' : '80'
  const port = /:(\d{1,5})$/.exec(host)?.[1] ?? usual
  return names.has(page.hostname) && (page.port || usual) === port
}
