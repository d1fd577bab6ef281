import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownCertificate } from '#daemon/store/keys/certificate.ts'
import { tempFolder } from '#test/support/temp-folder.ts'
import { read, smallConfig } from './small-config.ts'

const DAY = 24 * 3_600_000

/** A configuration whose staff listener has these files for a certificate. */
async function withOwn(made: { cert: string; key: string }) {
  const calls = 'callsBeforeNoShow: 3\n'
  const own = 'tls: {cert: tls/station.pem, key: tls/station.key}'
  const networks = 'networks: [192.168.1.0/24]'
  const to = `${calls}\nlisteners: {staff: {host: 192.168.1.20, port: 8443, ${networks}, ${own}}}\n`
  const folder = await smallConfig([{ file: 'station.yaml', from: calls, to }])
  await mkdir(join(folder, 'tls'))
  await writeFile(join(folder, 'tls/station.pem'), made.cert)
  await writeFile(join(folder, 'tls/station.key'), made.key)
  return read(folder)
}

const pair = (now = Date.now()) => ownCertificate({ folder: tempFolder(), names: ['192.168.1.20'], now })

test('nothing but loopback is heard unless the station says so', async () => {
  const result = await read(await smallConfig())
  expect(result).toMatchObject({ settings: { listeners: { staff: null, phone: null } } })
})

test("a station's own certificate is read with its key", async () => {
  const { cert, key } = await pair()
  expect(await withOwn({ cert, key })).toMatchObject({
    settings: { listeners: { staff: { names: [], tls: { at: 'own', cert, key } } } },
    warnings: [],
  })
})

test('networks of staff are read with how much of an address they share; a single address is one, too', async () => {
  const calls = 'callsBeforeNoShow: 3\n'
  const networks = 'networks: [192.168.1.0/24, 10.0.0.7, "fd00::/8"]'
  const to = `${calls}\nlisteners: {staff: {host: 192.168.1.20, port: 8443, tls: self-signed, ${networks}}}\n`
  expect(await read(await smallConfig([{ file: 'station.yaml', from: calls, to }]))).toMatchObject({
    settings: {
      listeners: {
        staff: {
          networks: [
            { address: '192.168.1.0', prefix: 24 },
            { address: '10.0.0.7', prefix: 32 },
            { address: 'fd00::', prefix: 8 },
          ],
        },
      },
    },
  })
})

test('a listener for staff that lets in every network says what a stranger could do there', async () => {
  const calls = 'callsBeforeNoShow: 3\n'
  const to = (host: string) =>
    `${calls}\nlisteners: {staff: {host: "${host}", port: 8443, tls: self-signed}}\n`
  const warningsFor = async (host: string) => {
    const result = await read(await smallConfig([{ file: 'station.yaml', from: calls, to: to(host) }]))
    return result.at === 'ok' ? result.warnings : result.faults
  }
  expect(await warningsFor('0.0.0.0')).toEqual([
    expect.stringMatching(/station.yaml 第 \d+ 行 +listeners.staff：没有写 networks，.*登录的页面.*应写明/),
  ])
  expect(await warningsFor('127.0.0.1')).toEqual([])
})

test('a certificate that has ended is a warning: the hall goes on, browsers will ask', async () => {
  expect(await withOwn(await pair(Date.now() - 6 * 365 * DAY))).toMatchObject({
    at: 'ok',
    warnings: [
      expect.stringMatching(
        /station.yaml 第 \d+ 行 +listeners.staff.tls.cert：证书 tls\/station.pem 已经过期/,
      ),
    ],
  })
})

test.for([
  ['of another certificate', '和证书 tls/station.pem 不是一对', 'other'],
  ['that is none', '不是能用的私钥，应为 PEM 格式、不带密码', 'none'],
] as const)('a key %s is a fault', async ([, message, which]) => {
  const [{ cert }, { key }] = [await pair(), await pair()]
  expect(await withOwn({ cert, key: which === 'other' ? key : 'none' })).toMatchObject({
    at: 'faults',
    faults: [{ path: 'listeners.staff.tls.key', message: expect.stringContaining(message) }],
  })
})

test('the address on a slip is that of the phones’ listener unless it is written', async () => {
  const calls = 'callsBeforeNoShow: 3\n'
  const phone = async (yaml: string) => {
    const edit = { file: 'station.yaml', from: calls, to: `${calls}\nlisteners: {phone: ${yaml}}\n` }
    const result = await read(await smallConfig([edit]))
    return result.at === 'ok' ? result.settings.listeners.phone?.url : result.faults
  }
  expect(await phone('{host: 192.168.1.20, port: 8090}')).toBe('http://192.168.1.20:8090')
  expect(await phone("{host: '0.0.0.0', port: 8090, url: 'http://station.local:8090'}")).toBe(
    'http://station.local:8090',
  )
})
