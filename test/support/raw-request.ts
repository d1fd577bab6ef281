import { type Agent as HttpAgent, type IncomingHttpHeaders, request as httpRequest } from 'node:http'
import { type Agent as HttpsAgent, request as httpsRequest } from 'node:https'

export type RawAnswer = { status: number; headers: IncomingHttpHeaders; text: string }

/** A request with any Host and Origin, which fetch would write itself. Of a live stream only its beginning is read. */
export function rawRequest(
  url: string,
  options: {
    method?: string
    headers?: Record<string, string>
    body?: string | Buffer
    /** PEM of a certificate to trust; the host must be one that it stands for. */
    ca?: string
    agent?: HttpAgent | HttpsAgent
  } = {},
): Promise<RawAnswer> {
  const { body, ca, agent, method = 'GET', headers = {} } = options
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>()
  const send = url.startsWith('https:') ? httpsRequest : httpRequest
  // The address is checked against the certificate, not the Host, which may be anything here.
  const trust = ca === undefined ? {} : { ca, servername: '' }
  const how = { method, headers, agent: agent ?? false, ...trust }
  const outgoing = send(url, how, (incoming) => {
    const { statusCode: status = 0, headers: received } = incoming
    let text = ''
    incoming.setEncoding('utf8')
    incoming.on('data', (chunk: string) => (text += chunk))
    incoming.on('end', () => resolve({ status, headers: received, text }))
    incoming.on('error', reject)
    if (received['content-type']?.startsWith('text/event-stream') !== true) return
    resolve({ status, headers: received, text })
    incoming.removeListener('error', reject)
    incoming.on('error', () => {})
    outgoing.destroy()
  })
  outgoing.on('error', reject)
  outgoing.end(body)
  return promise
}
