import { once } from 'node:events'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { Type } from 'typebox'
import { afterEach, describe, expect, test } from 'vitest'
import type { App, Facing } from '#daemon/http/server/app.ts'
import { createApp } from '#daemon/http/server/create-app.ts'
import { rawRequest } from '#test/support/raw-request.ts'

const open: App[] = []
afterEach(async () => {
  for (const app of open.splice(0)) await app.close()
})

const LOOPBACK: Facing = { at: 'loopback' }
const LAN: Facing = { at: 'lan', names: [], tls: null, networks: null }
const FACINGS: readonly [string, Facing][] = [
  ['the loopback', LOOPBACK],
  ['the LAN', LAN],
]

const TOKEN = 'a-secret-of-somebody'

async function listening(facing: Facing, prepare = (_app: App): unknown => null) {
  const lines: string[] = []
  const app = await createApp(pino({}, { write: (line: string) => void lines.push(line) }), facing)
  prepare(app)
  const anybody = { permission: 'anybody' } as const
  const body = Type.Object({ name: Type.Optional(Type.String()) }, { additionalProperties: false })
  app.get('/t/:token/ticket', { config: anybody }, async () => {
    throw new Error('a bug')
  })
  app.post('/here', { config: anybody, schema: { body } }, async () => ({ ok: true }))
  app.get('/kept', { config: anybody }, async (_request, reply) =>
    reply.header('cache-control', 'max-age=60').send('a picture'),
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  open.push(app)
  const { port } = app.server.address() as AddressInfo
  return { app, port, url: `http://127.0.0.1:${port}`, lines }
}

/** Everything that comes back for bytes that fetch would never send. */
async function answerTo(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString()))
  socket.on('error', () => {})
  socket.write(bytes)
  await once(socket, 'close')
  return heard
}

const post = (url: string, body: string) =>
  rawRequest(`${url}/here`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })

describe.each(FACINGS)('on %s', (_name, facing) => {
  const END = 'connection: close\r\n\r\n'

  test.for([
    [
      'an address that cannot be read',
      `GET /t/%zz HTTP/1.1\r\nhost: 127.0.0.1\r\n${END}`,
      400,
      'invalid-request',
    ],
    [
      'an address that is too long',
      `GET /t/${'a'.repeat(200)}/ticket HTTP/1.1\r\nhost: 127.0.0.1\r\n${END}`,
      404,
      'not-found',
    ],
    ['a request without a Host', `GET /kept HTTP/1.1\r\n${END}`, 403, 'foreign-host'],
    ['bytes that are no request', 'hello\r\n\r\n', 400, 'invalid-request'],
    [
      'endless headers',
      `GET /kept HTTP/1.1\r\nhost: 127.0.0.1\r\nx-long: ${'a'.repeat(20_000)}\r\n${END}`,
      431,
      'invalid-request',
    ],
  ] as const)('%s is told as a problem', async ([, bytes, status, code]) => {
    const { port } = await listening(facing)
    const [head = '', body = ''] = (await answerTo(port, bytes)).split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(head.toLowerCase()).toContain('content-type: application/problem+json')
    expect(JSON.parse(body)).toMatchObject({ status, code })
  })

  test('a tap while the daemon ends is told so', async () => {
    const ended = Promise.withResolvers<void>()
    const { app, url } = await listening(facing, (app) => app.addHook('preClose', () => ended.promise))
    const closing = app.close()
    const { status, headers, text } = await rawRequest(`${url}/kept`)
    ended.resolve()
    await closing
    expect([status, headers.connection, JSON.parse(text).code]).toEqual([503, 'close', 'stopping'])
  })

  test('an answer that names no rule of its own is kept by no browser', async () => {
    const { url } = await listening(facing)
    const rule = async (path: string) => (await rawRequest(url + path)).headers['cache-control']
    expect([await rule('/nowhere'), await rule('/t/x/ticket'), await rule('/kept')]).toEqual([
      'no-store',
      'no-store',
      'max-age=60',
    ])
    expect((await post(url, '{}')).headers['cache-control']).toBe('no-store')
  })
})

describe('a body that is wrong in every field', () => {
  const wrong = (fields: number) =>
    JSON.stringify(Object.fromEntries(Array.from({ length: fields }, (_, i) => [`field-${i}`, i])))

  test('is told of the first only, so that the answer is no longer than the question', async () => {
    const { url } = await listening(LOOPBACK)
    const body = wrong(3_200)
    expect(body.length).toBeGreaterThan(50_000)
    const { status, text } = await post(url, body)
    expect(status).toBe(400)
    expect(JSON.parse(text).errors).toHaveLength(1)
    expect(text.length).toBeLessThan(1_000)
  })

  test('or has one field with an endless name is not sent back', async () => {
    const { url } = await listening(LOOPBACK)
    const { status, text } = await post(url, JSON.stringify({ ['x'.repeat(60_000)]: 1 }))
    expect(status).toBe(400)
    expect(text.length).toBeLessThan(1_000)
  })
})

test('a stranger on the LAN sends 4 kB to an open route and no more; the kiosk itself may send 64', async () => {
  const sized = (bytes: number) => JSON.stringify({ name: 'a'.repeat(bytes - 11) })
  const lan = await listening(LAN)
  expect((await post(lan.url, sized(4_096))).status).toBe(200)
  const refused = await post(lan.url, sized(4_097))
  expect([refused.status, JSON.parse(refused.text).code]).toEqual([400, 'invalid-request'])
  expect((await post((await listening(LOOPBACK)).url, sized(60_000))).status).toBe(200)
})

test("a fault inside is logged with the route, never with a phone's secret", async () => {
  const { url, lines } = await listening(LAN)
  expect((await rawRequest(`${url}/t/${TOKEN}/ticket`)).status).toBe(500)
  const log = lines.join('')
  expect(log).toContain('"route":"/t/:token/ticket"')
  expect(log).not.toContain(TOKEN)
})
