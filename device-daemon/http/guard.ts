import type { App } from './app.ts'
import { sendProblem } from './problems.ts'

/** The names this machine answers to on loopback. A name an attacker rebinds to 127.0.0.1 is none of them. */
const OWN_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Refuses a foreign Host (DNS rebinding) and a foreign Origin (another page in the same browser). Programs without an
 * Origin, curl for one, are welcome: the residents' routes need no secret.
 */
export function guardOrigins(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    const host = request.headers.host ?? ''
    if (!OWN_NAMES.has(nameOf(host))) {
      return sendProblem(reply, 'foreign-host', '这台机器只用本机地址访问（127.0.0.1 或 localhost）。')
    }
    const { origin } = request.headers
    if (origin !== undefined && !isOwnOrigin(origin, host)) {
      return sendProblem(reply, 'foreign-origin', '不接受其他网页发来的请求。')
    }
    return undefined
  })
}

function nameOf(host: string): string {
  return host.replace(/:\d{1,5}$/, '').toLowerCase()
}

/** The page must come from this very listener: same port, one of our names. */
function isOwnOrigin(origin: string, host: string): boolean {
  const page = URL.parse(origin)
  if (!page || page.protocol !== 'http:') return false
  const port = /:(\d{1,5})$/.exec(host)?.[1] ?? '80'
  return OWN_NAMES.has(page.hostname) && (page.port || '80') === port
}
