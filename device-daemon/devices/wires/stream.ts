import { connect, type NetConnectOpts, type Socket } from 'node:net'
import type { Clock } from '#daemon/clock.ts'
import type { Connection, Opened, WireEvents } from '#daemon/devices/ports.ts'
import { connectionLife } from '#daemon/devices/wires/connection.ts'

const CONNECT_DEADLINE_MS = 3000 // a device in the same hall answers within a few ms; a wrong address never does
const FAREWELL_MS = 1000 // a printer closes its side right after ours; one that does not is cut off

/** Connects a socket of either kind. */
export function openStream(
  address: NetConnectOpts,
  events: WireEvents,
  clock: Clock,
): Promise<Opened<Connection>> {
  const socket = connect({ ...address, allowHalfOpen: true })
  let fault = 'far end closed'
  const life = connectionLife(
    {
      send: (bytes, done) => socket.write(bytes, (error) => done(!error)),
      release: (how) => release(socket, how, clock),
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
function release(socket: Socket, how: 'gently' | 'at-once', clock: Clock): Promise<void> {
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
