import type { RequestListener, Server } from 'node:http'
import { type AllowedNetworks, guardConnections } from './connections.ts'
import { createServer } from './node-http.ts'

/** PEM. */
export type Certificate = { cert: string; key: string }

// Any device in the hall can connect here: a slow client is cut off, so that it cannot keep connections from others.
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  /** How often dawdlers are looked for. */
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8 * 1024,
  /** A request without one is refused by the guard, in words. */
  requireHostHeader: false,
  keepAliveTimeout: 15_000,
}
const HANDSHAKE_MS = 5_000
/** Longer than a live stream's heartbeat: only what is truly dead is silent for so long. */
const SILENT_MS = 60_000
/** 100 screens with their live streams, and as many again. */
const MOST_CONNECTIONS = 512
/** A PC's own 64 live streams, and as many requests beside them. */
const MOST_FROM_ONE_ADDRESS = 128
const MOST_HEADERS = 60

/** Only where there is a certificate: it brings TLS, which takes 4 MB and a tenth of a start. */
const https = () => process.getBuiltinModule('node:https')

/** A server that may face a network: over TLS where there is a certificate. `networks`: null lets every one in. */
export function createLanServer(
  handler: RequestListener,
  tls: Certificate | null,
  networks: AllowedNetworks | null,
): Server {
  const server =
    tls === null
      ? createServer(LIMITS, handler)
      : https().createServer(
          { ...LIMITS, ...tls, minVersion: 'TLSv1.2', handshakeTimeout: HANDSHAKE_MS },
          handler,
        )
  server.setTimeout(SILENT_MS)
  server.maxConnections = MOST_CONNECTIONS
  guardConnections(server, { most: MOST_FROM_ONE_ADDRESS, networks })
  server.maxHeadersCount = MOST_HEADERS
  return server
}
