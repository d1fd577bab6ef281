import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { replaceDurably } from './durable-file.ts'
import { type FileSystem, errorCode, systemFiles } from './file-system.ts'

/** PEM both. `fingerprint`: SHA-256 as browsers show it, so that a person can compare before trusting it. */
export type StationCertificate = { cert: string; key: string; fingerprint: string }

const DAY_MS = 24 * 3_600_000
const LASTS_MS = 5 * 365 * DAY_MS
/** Renewed at the first start within this time of its end. */
const RENEWED_MS = 90 * DAY_MS

/**
 * The certificate this station made for itself: kept in tls.pem of the data folder, for this user alone, and made anew
 * when it is about to end or stands for other names. `names`: hosts and addresses. `now`: epoch milliseconds.
 */
export async function ownCertificate(options: {
  folder: string
  names: readonly string[]
  now: number
  files?: FileSystem
}): Promise<({ at: 'ok' } & StationCertificate) | { at: 'failed'; reason: string }> {
  const { folder, names, now, files = systemFiles } = options
  const path = join(folder, 'tls.pem')
  try {
    const kept = pairOf(Buffer.from((await files.read(path)) ?? []).toString('utf8'))
    if (kept !== null && stillGood(kept.certificate, names, now)) return { at: 'ok', ...kept.pair }
  } catch (error) {
    return { at: 'failed', reason: errorCode(error) ?? String(error) }
  }
  const made = await makeCertificate(names, now)
  const written = await replaceDurably(files, path, Buffer.from(`${made.key.trim()}\n${made.cert.trim()}\n`))
  return written.at === 'written' ? { at: 'ok', ...made } : { at: 'failed', reason: written.reason }
}

function pairOf(pem: string): { pair: StationCertificate; certificate: X509Certificate } | null {
  const key = /-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/.exec(pem)?.[0]
  const cert = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(pem)?.[0]
  if (key === undefined || cert === undefined) return null
  try {
    const certificate = new X509Certificate(cert)
    return { pair: { cert, key, fingerprint: certificate.fingerprint256 }, certificate }
  } catch {
    return null
  }
}

function stillGood(certificate: X509Certificate, names: readonly string[], now: number): boolean {
  // 「DNS:localhost, IP Address:127.0.0.1」
  const written = (certificate.subjectAltName ?? '').split(', ').map((name) => name.replace(/^[^:]+:/, ''))
  const same = written.length === names.length && names.every((name) => written.includes(name))
  return same && certificate.validToDate.getTime() - now > RENEWED_MS
}

async function makeCertificate(names: readonly string[], now: number): Promise<StationCertificate> {
  // Loaded only where a certificate is made: once in years.
  const { generate } = await import('selfsigned')
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'station-kiosk' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    // A day back: a screen's clock may be behind.
    notBeforeDate: new Date(now - DAY_MS),
    notAfterDate: new Date(now + LASTS_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) => (isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name })),
      },
    ],
  })
  return { cert, key, fingerprint: new X509Certificate(cert).fingerprint256 }
}
