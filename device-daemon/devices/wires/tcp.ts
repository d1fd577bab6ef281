import { connect, type Socket } from 'node:net'
import type { Clock } from '#daemon/clock.ts'
import type { Connection, Opened, Wire, WireEvents } from '#daemon/devices/ports.ts'
import { connectionLife } from '#daemon/devices/wires/connection.ts'

const CONNECT_DEADLINE_MS = 3000 // a device in the same hall answers within a few ms; a wrong address never does
const FAREWELL_MS = 1000 // a printer closes its side right after ours; one that does not is cut off
const KEEP_ALIVE_MS = 10_000 // first probe of the kernel, so that a pulled network cable is noticed at all

/** A TCP socket that stays open, e.g. a printer's port 9100, which serves one client only. */
export function tcpWire(host: string, port: number, clock: Clock): Wire {
  return { name: `tcp ${host}:${port}`, open: (events) => openTcp(host, port, events, clock) }
}

function openTcp(host: string, port: number, events: WireEvents, clock: Clock): Promise<Opened<Connection>> {
  const socket = connect({
    host,
    port,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: KEEP_ALIVE_MS,
    allowHalfOpen: true,
  })
  let fault = 'far end closed'
  const life = connectionLife(
    {
      send: (bytes, done) => socket.write(bytes, (error) => done(!error)),
      release: (how) => releaseTcp(socket, how, clock),
    },
    events,
    clock,
  )
  socket.on('error', (error) => {
    fault = error.message
  })
  return new Promise((resolve) => {
    const cancel = clock.after(CONNECT_DEADLINE_MS, () => {
      fault = `no connection within ${CONNECT_DEADLINE_MS} ms`
      socket.destroy()
    })
    const failed = () => {
      cancel()
      resolve({ at: 'failed', reason: fault })
    }
    socket.once('close', failed)
    socket.once('connect', () => {
      cancel()
      socket.off('close', failed)
      // Read continuously: a status byte left unread at close resets the connection and cuts the slip short.
      socket.on('data', (bytes: Buffer) => life.received(bytes))
      socket.on('end', () => life.lost(fault))
      socket.on('close', () => life.lost(fault))
      resolve({ at: 'open', value: life })
    })
  })
}

/** Half-close and go on reading until the far end has closed too. */
function releaseTcp(socket: Socket, how: 'gently' | 'at-once', clock: Clock): Promise<void> {
  if (socket.closed) return Promise.resolve()
  return new Promise((resolve) => {
    const cancel = clock.after(FAREWELL_MS, () => socket.destroy())
    socket.once('close', () => {
      cancel()
      resolve()
    })
    if (how === 'at-once') socket.destroy()
    else socket.end()
  })
}
