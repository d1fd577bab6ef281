import type { Clock } from '#daemon/clock.ts'
import type { Wire } from '#daemon/devices/ports.ts'
import { openStream } from '#daemon/devices/wires/stream.ts'

const KEEP_ALIVE_MS = 10_000 // first probe of the kernel, so that a pulled network cable is noticed at all

/** A TCP socket that stays open, e.g. a printer's port 9100, which serves one client only. */
export function tcpWire(host: string, port: number, clock: Clock): Wire {
  const address = { host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS }
  return { name: `tcp ${host}:${port}`, open: (events) => openStream(address, events, clock) }
}
