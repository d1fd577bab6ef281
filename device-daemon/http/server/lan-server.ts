import { type RequestListener, type Server, createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'

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
const MOST_HEADERS = 60

/** A server that may face a network: over TLS where there is a certificate. */
export function createLanServer(handler: RequestListener, tls: Certificate | null): Server {
  const server =
    tls === null
      ? createServer(LIMITS, handler)
      : createTlsServer({ ...LIMITS, ...tls, minVersion: 'TLSv1.2', handshakeTimeout: HANDSHAKE_MS }, handler)
  server.setTimeout(SILENT_MS)
  server.maxConnections = MOST_CONNECTIONS
  server.maxHeadersCount = MOST_HEADERS
  return server
}
