import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { systemClock, type Clock } from '#daemon/clock.ts'
import { tcpWire } from '#daemon/devices/wires/tcp.ts'
import { wireContract } from './wire-contract.ts'

async function listen(port: number, onSocket: (socket: Socket) => void) {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    onSocket(socket)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

wireContract('tcp', async () => {
  const received: Buffer[] = []
  let device: Socket | undefined
  let accepted = 0
  let joined = 0
  const accept = (socket: Socket) => {
    accepted += 1
    device = socket
    socket.on('data', (bytes: Buffer) => received.push(bytes))
  }
  let server = await listen(0, accept)
  const { port } = server.address() as AddressInfo
  const vanish = async () => {
    server.close()
    device?.resetAndDestroy()
    await once(server, 'close')
  }
  return {
    wire: tcpWire('127.0.0.1', port, systemClock),
    // The kernel connects first; what is said before the far end has its socket would go nowhere.
    joined: async () => {
      joined += 1
      await expect.poll(() => accepted).toBe(joined)
    },
    received: () => Buffer.concat(received),
    say: (bytes) => device?.write(bytes),
    stall: () => device?.pause(),
    vanish,
    async comeBack() {
      server = await listen(port, accept)
    },
    close: async () => (server.listening ? vanish() : undefined),
  }
})

test('closing a tcp wire lets a slip under way arrive whole, although the printer is still sending status', async () => {
  const received: Buffer[] = []
  let ended = false
  const server = await listen(0, (socket) => {
    const status = setInterval(() => socket.write(Buffer.of(0x12)), 1)
    socket.on('data', (bytes: Buffer) => received.push(bytes))
    socket.on('end', () => (ended = true))
    socket.on('close', () => clearInterval(status))
  })
  const { port } = server.address() as AddressInfo
  const opened = await tcpWire('127.0.0.1', port, systemClock).open({ onBytes: () => {}, onClose: () => {} })
  if (opened.at === 'failed') throw new Error(opened.reason)
  const slip = Buffer.alloc(2_000_000, 'A032')
  await opened.value.write(slip, 5000)
  await opened.value.close()
  await expect.poll(() => Buffer.concat(received).equals(slip)).toBe(true)
  expect(ended).toBe(true)
  server.close()
})

test('an address that does not answer in time is given up with words', async () => {
  const server = await listen(0, () => {})
  const { port } = server.address() as AddressInfo
  // Time runs out before the kernel has so much as looked at the answer.
  const hurried: Clock = {
    ...systemClock,
    after(_ms, then) {
      queueMicrotask(then)
      return () => {}
    },
  }
  const opened = await tcpWire('127.0.0.1', port, hurried).open({ onBytes: () => {}, onClose: () => {} })
  expect(opened).toEqual({ at: 'failed', reason: 'no connection within 3000 ms' })
  server.close()
})
