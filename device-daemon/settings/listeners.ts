import { X509Certificate, createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import type { Path } from '#daemon/content/check/finding.ts'
import type { Fault } from '#daemon/content/fault.ts'
import type { Sound } from '#daemon/content/check/shape.ts'
import type { StationConfig } from './station.ts'
import { unreadable, type YamlFile } from '#daemon/content/files/yaml-file.ts'

type ListenersConfig = NonNullable<StationConfig['listeners']>

/** Who else may reach this machine. `cert` and `key` are PEM. */
export type ListenersSettings = {
  staff: {
    host: string
    port: number
    names: readonly string[]
    /** Whose machines may connect; null for everyone's. `prefix`: leading bits of `address` that have to be the same. */
    networks: readonly { address: string; prefix: number }[] | null
    tls: { at: 'self-signed' } | { at: 'own'; cert: string; key: string }
  } | null
  /** `url`: what a slip's QR begins with, no slash at its end. */
  phone: { host: string; port: number; url: string } | null
}

const LOOPBACK = /^(127\.|::1$)/
const ANY_ADDRESS: ReadonlySet<string | undefined> = new Set(['0.0.0.0', '::'])

/** What the schema cannot say of `listeners`: addresses, ports that collide, certificates. `port`: the kiosk's own. */
export function checkListeners(
  { staff, phone }: Sound<ListenersConfig>,
  file: YamlFile,
  { port, configDir }: { port: number; configDir: string },
): { faults: Fault[]; warnings: Fault[] } {
  const faults: Fault[] = []
  const fault = (path: Path, message: string) => faults.push(file.fault(['listeners', ...path], message))
  for (const [name, listener] of Object.entries({ staff, phone })) {
    if (listener?.host !== undefined && isIP(listener.host) === 0) {
      fault([name, 'host'], `写的是 ${listener.host}，应为本机的 IP 地址，如 192.168.1.20，或 0.0.0.0`)
    }
    if (listener?.port !== undefined && listener.port === port) {
      fault([name, 'port'], `${port} 已经是自助终端的端口，应换一个，如 ${name === 'staff' ? 8443 : 8090}`)
    }
  }
  for (const [index, network] of (staff?.networks ?? []).entries()) {
    if (network !== undefined && readNetwork(network) === null)
      fault(['staff', 'networks', index], `写的是 ${network}，应为网段，如 192.168.1.0/24`)
  }
  if (staff?.port !== undefined && staff.port === phone?.port) {
    fault(['phone', 'port'], `和 listeners.staff.port 重复，应当各不相同`)
  }
  if (phone && ANY_ADDRESS.has(phone.host) && phone.url === undefined) {
    fault(['phone'], `host 为 ${phone.host} 时必须写 url，如 http://192.168.1.20:8090`)
  }
  const warnings: Fault[] = []
  const warning = (path: Path, message: string) =>
    warnings.push(file.fault(['listeners', 'staff', ...path], message))
  // Sign-in pages and the hall's page are then open to every machine in the hall.
  if (staff !== undefined && staff.networks === undefined && !LOOPBACK.test(staff.host ?? ''))
    warning(
      [],
      '没有写 networks，连得上这台机器的都能打开大屏和登录的页面；应写明大屏和工作人员的网段，如 networks: [192.168.1.0/24]',
    )
  const tls = staff?.tls
  if (typeof tls !== 'object' || tls.cert === undefined || tls.key === undefined) return { faults, warnings }
  const read = readCertificate(configDir, { cert: tls.cert, key: tls.key })
  if (read.at === 'wrong') fault(['staff', 'tls', read.field], read.message)
  else if (read.endsAt <= Date.now())
    warning(['tls', 'cert'], `证书 ${tls.cert} 已经过期，浏览器会提示不安全`)
  return { faults, warnings }
}

/** Of a station.yaml without faults. */
export function readListeners(listeners: ListenersConfig | undefined, configDir: string): ListenersSettings {
  const { staff, phone } = listeners ?? {}
  return {
    staff: staff
      ? {
          ...staff,
          names: staff.names ?? [],
          networks: staff.networks?.map(mustBeNetwork) ?? null,
          tls: readTls(staff.tls, configDir),
        }
      : null,
    phone: phone ? { ...phone, url: phone.url ?? `http://${inUrl(phone.host)}:${phone.port}` } : null,
  }
}

type Network = NonNullable<NonNullable<ListenersSettings['staff']>['networks']>[number]

/** `192.168.1.0/24`, `fd00::/8`, or one address; null where it is none of these. */
function readNetwork(written: string): Network | null {
  const [address = '', bits, ...more] = written.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1
  return most < 0 || prefix < 0 || prefix > most || more.length > 0 ? null : { address, prefix }
}

function mustBeNetwork(written: string): Network {
  const network = readNetwork(written)
  if (network === null) throw new Error('the network was right a moment ago')
  return network
}

type Staff = NonNullable<ListenersSettings['staff']>

function readTls(tls: NonNullable<ListenersConfig['staff']>['tls'], configDir: string): Staff['tls'] {
  if (tls === 'self-signed') return { at: 'self-signed' }
  const read = readCertificate(configDir, tls)
  if (read.at === 'wrong') throw new Error('the certificate was right a moment ago')
  return { at: 'own', cert: read.cert, key: read.key }
}

type CertificateRead =
  | { at: 'read'; cert: string; key: string; endsAt: number }
  | { at: 'wrong'; field: 'cert' | 'key'; message: string }

/** Both files, relative to the configuration, and whether they belong together. */
function readCertificate(configDir: string, files: { cert: string; key: string }): CertificateRead {
  const wrong = (field: 'cert' | 'key', message: string) => ({ at: 'wrong' as const, field, message })
  const pem = { cert: '', key: '' }
  for (const field of ['cert', 'key'] as const) {
    try {
      pem[field] = readFileSync(resolve(configDir, files[field]), 'utf8')
    } catch (error) {
      return wrong(field, `${files[field]}：${unreadable(error)}`)
    }
  }
  const certificate = attempt(() => new X509Certificate(pem.cert))
  if (certificate === null)
    return wrong('cert', `${files.cert} 不是证书，应为 PEM 格式（-----BEGIN CERTIFICATE-----）`)
  const key = attempt(() => createPrivateKey(pem.key))
  if (key === null) return wrong('key', `${files.key} 不是能用的私钥，应为 PEM 格式、不带密码`)
  if (!certificate.checkPrivateKey(key)) return wrong('key', `${files.key} 和证书 ${files.cert} 不是一对`)
  return { at: 'read', ...pem, endsAt: certificate.validToDate.getTime() }
}

function attempt<T>(make: () => T): T | null {
  try {
    return make()
  } catch {
    return null
  }
}

function inUrl(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host
}
