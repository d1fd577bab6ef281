import { hash, type X509Certificate } from 'node:crypto'
import { get as getPlain } from 'node:http'
import { get as getSecure } from 'node:https'
import { connect, type TLSSocket } from 'node:tls'

const ANSWERS_WITHIN_MS = 2_000

/** The station whose page a screen shows, asked by the screen's keeper. */
export type Station = {
  /** The object that it answers with; null for anything else, or nothing. */
  get(path: string): Promise<Record<string, unknown> | null>
}

/**
 * `home`: any address of it. `pin`: SHA-256 of its certificate's key, base64; with it that key alone is trusted, without it
 * whom the machine trusts.
 */
export function stationAt(home: string, pin: string | null): Station {
  const options = {
    signal: () => AbortSignal.timeout(ANSWERS_WITHIN_MS),
    // Of a station that made its certificate itself nothing but the key says who it is.
    ...(pin === null ? {} : { rejectUnauthorized: false }),
  }
  return {
    get(path) {
      const url = new URL(path, home)
      const get = url.protocol === 'https:' ? getSecure : getPlain
      return new Promise((resolve) => {
        const request = get(url, { agent: false, ...options, signal: options.signal() }, (answer) => {
          let text = ''
          answer.setEncoding('utf8').on('data', (part: string) => (text += part))
          answer.on('error', () => resolve(null))
          answer.on('end', () => resolve(answer.statusCode === 200 ? fieldsIn(text) : null))
        })
        request.on('error', () => resolve(null))
        request.on('socket', (socket) =>
          socket.once('secureConnect', () => {
            // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only TLS says so
            const certificate = (socket as TLSSocket).getPeerX509Certificate()
            if (pin !== null && (certificate === undefined || pinOf(certificate) !== pin))
              request.destroy(new Error('another key'))
          }),
        )
      })
    },
  }
}

/** As `--ignore-certificate-errors-spki-list` takes it. */
const pinOf = (certificate: X509Certificate): string =>
  hash('sha256', certificate.publicKey.export({ type: 'spki', format: 'der' }), 'base64')

/** Of the certificate that any program shows at an address now; null where none answers with one. */
export function pinAt(address: string): Promise<string | null> {
  const { hostname, port } = new URL(address)
  const host = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port || 443), rejectUnauthorized: false }, () => {
      const certificate = socket.getPeerX509Certificate()
      socket.destroy()
      resolve(certificate === undefined ? null : pinOf(certificate))
    })
    socket.setTimeout(ANSWERS_WITHIN_MS, () => socket.destroy())
    socket.on('error', () => resolve(null)).on('close', () => resolve(null))
  })
}

function fieldsIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
