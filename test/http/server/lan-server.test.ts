import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { X509Certificate } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import type { App, Facing } from '#daemon/http/server/app.ts'
import { createApp } from '#daemon/http/server/create-app.ts'
import { type Routes, listenersOf, openListeners, staffHosts } from '#daemon/http/server/listeners.ts'
import { ownCertificate } from '#daemon/store/keys/certificate.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { rawRequest } from '#test/support/raw-request.ts'
import { freePort } from '#test/support/start-station.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const NOW = Date.now()
const DAY = 24 * 3_600_000
const admitAll = () => null
const quiet = { log: pino({ level: 'silent' }), clock: systemClock }
const open: App[] = []
afterEach(async () => {
  for (const app of open.splice(0)) await app.close()
})

const certificate = (folder: string, names: readonly string[], now = NOW) =>
  ownCertificate({ folder, names, now })

async function listening(facing: Facing) {
  const app = await createApp(pino({ level: 'silent' }), facing)
  app.get('/here', { config: { permission: 'anybody' } }, () => ({ ok: true }))
  app.post('/here', { config: { permission: 'anybody' } }, () => ({ ok: true }))
  await app.listen({ host: '127.0.0.1', port: 0 })
  open.push(app)
  return { app, port: (app.server.address() as AddressInfo).port }
}

const LAN: Facing = { at: 'lan', names: ['station.local'], tls: null, networks: null }

describe('a client that dawdles on the LAN', () => {
  test('over the headers or the body is cut off, and others are answered meanwhile', async () => {
    const { port } = await listening(LAN)
    const beginnings = [
      'GET /here HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ',
      'POST /here HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{',
    ]
    const dawdlers = beginnings.map(async (beginning) => {
      const socket = connect(port, '127.0.0.1')
      let heard = ''
      socket.on('data', (chunk: Buffer) => (heard += chunk.toString()))
      socket.on('error', () => {})
      await once(socket, 'connect')
      socket.write(beginning)
      // A byte now and then, as the attack does it: a limit on silence alone would never end it.
      const dripping = setInterval(() => socket.write('a'), 500)
      await once(socket, 'close')
      clearInterval(dripping)
      return heard
    })
    expect((await rawRequest(`http://127.0.0.1:${port}/here`)).status).toBe(200)
    for (const heard of await Promise.all(dawdlers)) expect(heard).toMatch(/^HTTP\/1.1 408/)
  })

  test('with endless headers is refused', async () => {
    const { port } = await listening(LAN)
    const headers = { 'x-long': 'a'.repeat(9_000) }
    expect((await rawRequest(`http://127.0.0.1:${port}/here`, { headers })).status).toBe(431)
  })
})

describe('names on the LAN', () => {
  test('of a listener for all addresses are the one that was really called, never 0.0.0.0', async () => {
    const phone = { host: '0.0.0.0', port: await freePort(), url: 'http://station.local:8090' }
    const routes: Routes[] = [
      {
        group: 'phone',
        register: (app) => void app.get('/t', { config: { permission: 'anybody' } }, () => 'ok'),
      },
    ]
    const all = listenersOf(0, { staff: null, phone }, null)
    const listeners = await openListeners(quiet, all, admitAll, { routes, pages: [] }, async () => {})
    await listeners.listen()
    const answers = ['127.0.0.1', 'localhost', 'station.local', '0.0.0.0', '192.168.1.5'].map(
      async (host) => {
        const { status } = await rawRequest(`http://127.0.0.1:${phone.port}/t`, { headers: { host } })
        return status
      },
    )
    expect(await Promise.all(answers)).toEqual([200, 200, 200, 403, 403])
    await listeners.close()
  })

  test.for([
    ['station.local', 200],
    ['STATION.local', 200],
    ['127.0.0.1', 200],
    ['localhost', 200],
    ['192.168.1.20', 403],
    ['evil.example', 403],
  ] as const)('a Host of "%s" is answered with %d', async ([host, status]) => {
    const { port } = await listening(LAN)
    expect((await rawRequest(`http://127.0.0.1:${port}/here`, { headers: { host } })).status).toBe(status)
  })
})

describe("the station's own certificate", () => {
  test('stands for every name of the listener, for five years, readable by this user alone', async () => {
    const folder = tempFolder()
    const made = await certificate(folder, ['192.168.1.20', 'station.local', 'localhost'])
    const read = new X509Certificate(made.cert)
    expect(read.checkIP('192.168.1.20')).toBe('192.168.1.20')
    expect([
      read.checkHost('station.local'),
      read.checkHost('localhost'),
      read.checkHost('evil.example'),
    ]).toEqual(['station.local', 'localhost', undefined])
    expect(Math.round((read.validToDate.getTime() - NOW) / DAY)).toBe(5 * 365)
    expect(made.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
    expect((await stat(join(folder, 'tls.pem'))).mode & 0o777).toBe(0o600)
  })

  test('stays the same until its names change, its end is near, or its file is spoilt', async () => {
    const folder = tempFolder()
    const names = ['192.168.1.20', 'localhost']
    const first = await certificate(folder, names)
    expect((await certificate(folder, names.toReversed(), NOW + 4 * 365 * DAY)).fingerprint).toBe(
      first.fingerprint,
    )
    const renewed = await certificate(folder, names, NOW + (5 * 365 - 89) * DAY)
    expect(renewed.fingerprint).not.toBe(first.fingerprint)
    const renamed = await certificate(folder, ['192.168.1.21', 'localhost'], NOW + (5 * 365 - 89) * DAY)
    expect(renamed.fingerprint).not.toBe(renewed.fingerprint)
    // Back in the old network, or without any network: the certificate stays, so that no browser must trust a new one.
    for (const fewer of [names, ['192.168.1.21', 'localhost'], ['localhost']])
      expect((await certificate(folder, fewer, NOW + (5 * 365 - 89) * DAY)).fingerprint).toBe(
        renamed.fingerprint,
      )
    await writeFile(join(folder, 'tls.pem'), 'spoilt')
    const again = await certificate(folder, ['192.168.1.21', 'localhost'])
    expect(await readFile(join(folder, 'tls.pem'), 'utf8')).toContain(again.key)
  })

  test('for an IPv6 address stays the same too', async () => {
    const folder = tempFolder()
    const first = await certificate(folder, ['fd00::5', 'localhost'])
    expect((await certificate(folder, ['fd00::5', 'localhost'])).fingerprint).toBe(first.fingerprint)
    const more = new X509Certificate((await certificate(folder, ['fd00::6', 'localhost'])).cert)
    expect([more.checkIP('fd00::5'), more.checkIP('fd00::6')]).toEqual(['fd00::5', 'fd00::6'])
  })

  test('is good for this run where the disk takes nothing', async () => {
    const names = ['127.0.0.1', 'localhost']
    const made = await certificate('/proc/no-such-folder', names)
    expect(made.kept).toMatchObject({ at: 'not-kept' })
    expect(new X509Certificate(made.cert).checkIP('127.0.0.1')).toBe('127.0.0.1')
  })

  test('carries TLS that a browser which trusts it accepts, and promises no HTTPS for ever', async () => {
    const { cert, key } = await certificate(tempFolder(), ['127.0.0.1', 'localhost'])
    const { port } = await listening({
      at: 'lan',
      names: [],
      tls: { of: 'self-signed', cert, key },
      networks: null,
    })
    const answer = await rawRequest(`https://127.0.0.1:${port}/here`, { ca: cert })
    expect([answer.status, answer.headers['strict-transport-security']]).toEqual([200, undefined])
    const own = await listening({ at: 'lan', names: [], tls: { of: 'own', cert, key }, networks: null })
    const promised = await rawRequest(`https://127.0.0.1:${own.port}/here`, { ca: cert })
    expect(promised.headers['strict-transport-security']).toMatch(/^max-age=\d+$/)
  })
})

describe('listeners', () => {
  test('that cannot be had are told in words, with the one that is meant', async () => {
    const { port } = await listening(LAN)
    const phone = { host: '127.0.0.1', port, url: `http://127.0.0.1:${port}` }
    const told = async (settings: { port: number; phone: typeof phone | null }) => {
      const { port: own, ...rest } = settings
      const all = listenersOf(own, { staff: null, ...rest }, null)
      const listeners = await openListeners(quiet, all, admitAll, { routes: [], pages: [] }, async () => {})
      const outcome = await listeners.listen()
      await listeners.close()
      return outcome.at === 'failed' ? outcome.reason : outcome.at
    }
    expect(await told({ port, phone: null })).toBe(`端口 ${port} 不能用（EADDRINUSE），可用 --port 换一个`)
    expect(await told({ port: 0, phone })).toBe(
      `监听地址 127.0.0.1 端口 ${port} 不能用（别的程序占着这个端口），请改 station.yaml 的 listeners`,
    )
    expect(await told({ port: 0, phone: null })).toBe('listening')
  })

  test('whose network is not there yet keep no resident waiting, and are heard as soon as it is', async () => {
    const phone = { host: '203.0.113.7', port: await freePort(), url: 'http://203.0.113.7:8090' }
    const routes: Routes[] = [
      {
        group: 'residents',
        register: (app) => void app.get('/', { config: { permission: 'anybody' } }, () => 'a kiosk'),
      },
      {
        group: 'phone',
        register: (app) => void app.get('/t', { config: { permission: 'anybody' } }, () => 'a phone'),
      },
    ]
    const clock = manualClock()
    const all = listenersOf(0, { staff: null, phone }, null)
    // The machine's addresses, as they are a while later.
    const [, onPhone] = all
    const listeners = await openListeners(
      { ...quiet, clock },
      all,
      admitAll,
      { routes, pages: [] },
      async () => {},
    )
    expect(await listeners.listen()).toEqual({
      at: 'listening',
      later: [expect.stringContaining('本机现在没有 203.0.113.7 这个地址')],
    })
    expect((await rawRequest(`http://127.0.0.1:${listeners.port()}/`)).status).toBe(200)
    await clock.advance(5_000)
    onPhone!.host = '127.0.0.1'
    await clock.advance(5_000)
    await expect
      .poll(() => rawRequest(`http://127.0.0.1:${phone.port}/t`).then(({ status }) => status, String))
      .toBe(200)
    await listeners.close()
    expect(clock.pending()).toBe(0)
  })

  test('for all addresses have a certificate for each of them', () => {
    expect(staffHosts({ host: '0.0.0.0', names: ['station.local'] })).toEqual(
      expect.arrayContaining(['station.local', '127.0.0.1', 'localhost']),
    )
    expect(staffHosts({ host: '192.168.1.20', names: [] })).toEqual(['192.168.1.20', 'localhost'])
  })
})
