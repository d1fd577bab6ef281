import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { socketWire } from '#daemon/devices/wires/socket.ts'
import { wireContract } from './wire-contract.ts'

wireContract('socket', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-socket-'))
  const path = join(folder, 'daemon.comm')
  const received: Buffer[] = []
  let daemon: Socket | undefined
  let accepted = 0
  let joined = 0
  const listen = async () => {
    const listening = createServer((socket) => {
      accepted += 1
      daemon = socket
      socket.on('error', () => socket.destroy())
      socket.on('data', (bytes: Buffer) => received.push(bytes))
    }).listen(path)
    await once(listening, 'listening')
    return listening
  }
  let server = await listen()
  const vanish = async () => {
    server.close()
    daemon?.destroy()
    await once(server, 'close')
  }
  return {
    wire: socketWire(path, systemClock),
    joined: async () => {
      joined += 1
      await expect.poll(() => accepted).toBe(joined)
    },
    received: () => Buffer.concat(received),
    say: (bytes) => daemon?.write(bytes),
    stall: () => daemon?.pause(),
    vanish,
    async comeBack() {
      server = await listen()
    },
    async close() {
      if (server.listening) await vanish()
      await rm(folder, { recursive: true })
    },
  }
})
