import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { type Socket, connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import type { App } from '#daemon/http/server/app.ts'
import type { Facing } from '#daemon/http/server/app.ts'
import { createApp } from '#daemon/http/server/create-app.ts'
import type { AllowedNetworks } from '#daemon/http/server/connections.ts'

const open: App[] = []
afterEach(async () => {
  for (const app of open.splice(0)) await app.close()
})

const onLan = (networks: AllowedNetworks | null = null): Facing => ({
  at: 'lan',
  names: [],
  tls: null,
  networks,
})

async function listening(facing: Facing = onLan()): Promise<number> {
  const app = await createApp(pino({ level: 'silent' }), facing)
  app.get('/here', { config: { permission: 'anybody' } }, () => 'ok')
  await app.listen({ host: '127.0.0.1', port: 0 })
  open.push(app)
  return (app.server.address() as AddressInfo).port
}

/** A device of the hall: Linux lets a process call from any address of 127.0.0.0/8. */
async function connectFrom(localAddress: string, port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port, localAddress })
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

/** The status of an answer, or the code of the fault where there is none. */
async function ask(localAddress: string, port: number): Promise<number | string> {
  const { promise, resolve } = Promise.withResolvers<number | string>()
  const outgoing = request({ host: '127.0.0.1', port, path: '/here', localAddress, agent: new Agent() })
  outgoing.on('response', (incoming) => resolve(incoming.resume().statusCode ?? 0))
  outgoing.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'))
  outgoing.end()
  return promise
}

describe('a device that takes every connection it can get', () => {
  test('leaves the others theirs, and has its own again when it lets go', async () => {
    const port = await listening()
    const held = await Promise.all(Array.from({ length: 200 }, () => connectFrom('127.0.0.2', port)))
    for (const socket of held) socket.resume()
    await expect.poll(() => held.filter((socket) => !socket.destroyed).length).toBe(128)
    expect(await ask('127.0.0.2', port)).toBe('ECONNRESET')
    expect(await ask('127.0.0.3', port)).toBe(200)
    expect(await ask('127.0.0.1', port)).toBe(200)
    for (const socket of held) socket.destroy()
    await expect.poll(() => ask('127.0.0.2', port)).toBe(200)
  })
})

test('a program on this machine that runs wild does not take every file that the daemon may open', async () => {
  const port = await listening({ at: 'loopback' })
  const held = await Promise.all(Array.from({ length: 600 }, () => connectFrom('127.0.0.1', port)))
  for (const socket of held) socket.resume()
  await expect.poll(() => held.filter((socket) => !socket.destroyed).length).toBe(512)
  for (const socket of held) socket.destroy()
  await expect.poll(() => ask('127.0.0.1', port)).toBe(200)
})

describe('a listener for some networks', () => {
  test('answers their machines and its own, and no other', async () => {
    const networks = [
      { address: '127.0.2.0', prefix: 24 },
      { address: '127.0.3.7', prefix: 32 },
    ]
    const port = await listening(onLan(networks))
    const from = ['127.0.2.9', '127.0.3.7', '127.0.0.1', '127.0.3.8', '127.0.0.2']
    expect(await Promise.all(from.map((address) => ask(address, port)))).toEqual([
      200,
      200,
      200,
      'ECONNRESET',
      'ECONNRESET',
    ])
  })
})
