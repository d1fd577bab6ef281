import type { Wrong } from './wrong.ts'

const AFTER = 'callsBeforeNoShow: 3\n'
const listeners = (yaml: string) => ({ from: AFTER, to: `${AFTER}\nlisteners: ${yaml}\n` })
const staff = (more: string) => listeners(`{staff: {host: 192.168.1.20, port: 8443, ${more}}}`)

export const reach: Wrong[] = [
  {
    wrong: 'a host that is a name and no address',
    ...listeners('{staff: {host: station.local, port: 8443, tls: self-signed}}'),
    path: 'listeners.staff.host',
    allowed: '应为本机的 IP 地址，如 192.168.1.20，或 0.0.0.0',
  },
  {
    wrong: 'a staff listener without TLS',
    ...listeners('{staff: {host: 0.0.0.0, port: 8443}}'),
    path: 'listeners.staff.tls',
    allowed: 'self-signed',
  },
  {
    wrong: 'TLS switched off',
    ...staff('tls: none'),
    path: 'listeners.staff.tls',
    allowed: 'self-signed',
  },
  {
    wrong: 'the port of the kiosk for staff',
    ...listeners('{staff: {host: 0.0.0.0, port: 8080, tls: self-signed}}'),
    path: 'listeners.staff.port',
    allowed: '应换一个，如 8443',
  },
  {
    wrong: 'a network that is none',
    ...staff('tls: self-signed, networks: [192.168.1.0/24, 192.168.1.0/33]'),
    path: 'listeners.staff.networks[1]',
    allowed: '应为网段，如 192.168.1.0/24',
  },
  {
    wrong: 'networks of which there is none',
    ...staff('tls: self-signed, networks: []'),
    path: 'listeners.staff.networks',
    allowed: '应为 至少 1 项',
  },
  {
    wrong: 'one port for staff and phones',
    ...listeners(
      '{staff: {host: 0.0.0.0, port: 8443, tls: self-signed}, phone: {host: 192.168.1.20, port: 8443}}',
    ),
    path: 'listeners.phone.port',
    allowed: '应当各不相同',
  },
  {
    wrong: 'phones on every address, and no address for the slip',
    ...listeners('{phone: {host: 0.0.0.0, port: 8090}}'),
    path: 'listeners.phone',
    allowed: '必须写 url，如 http://192.168.1.20:8090',
  },
  {
    wrong: 'a port that does not exist',
    ...listeners('{phone: {host: 192.168.1.20, port: 80900}}'),
    path: 'listeners.phone.port',
    allowed: '端口：1–65535 的整数',
  },
  {
    wrong: 'a certificate that is not there',
    ...staff('tls: {cert: tls/none.pem, key: tls/none.key}'),
    path: 'listeners.staff.tls.cert',
    allowed: 'tls/none.pem：没有这个文件',
  },
  {
    wrong: 'a file for a certificate that is none',
    ...staff('tls: {cert: station.yaml, key: station.yaml}'),
    path: 'listeners.staff.tls.cert',
    allowed: 'station.yaml 不是证书，应为 PEM 格式',
  },
]
