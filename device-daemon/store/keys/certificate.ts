import { createPrivateKey, createPublicKey, hash, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { replaceDurably } from '../durable-file.ts'
import { type FileSystem, errorCode, systemFiles } from '../file-system.ts'

/** PEM both. `fingerprint`: SHA-256 as browsers show it, so that a person can compare before trusting it. */
type StationCertificate = { cert: string; key: string; fingerprint: string }

/** `not-kept`: good for this run; the next start makes another, and `reason` is the disk's. */
type Made = StationCertificate & { kept: { at: 'kept' } | { at: 'not-kept'; reason: string } }

const DAY_MS = 24 * 3_600_000
const LASTS_MS = 5 * 365 * DAY_MS
/** Renewed at the first start within this time of its end. */
const RENEWED_MS = 90 * DAY_MS
/** More addresses than a machine has in years. */
const NAMES_MAX = 32

/** SHA-256 of the key of a certificate (its SPKI), in hex: what screens of the LAN are told to trust. `cert`: PEM. */
export const keySumOf = (cert: string): string =>
  hash('sha256', new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' }))

/**
 * The certificate this station made for itself: kept in tls.pem of the data folder, for this user alone, and made again
 * when it is about to end or a name is missing from it. Names that are not wanted now stay in it, so that a network that
 * comes and goes changes nothing for those who trust it; so does its key, by which screens of the LAN know the station. `names`: hosts and addresses. `now`: epoch milliseconds.
 */
export async function ownCertificate(options: {
  folder: string
  names: readonly string[]
  now: number
  files?: FileSystem
}): Promise<Made> {
  const { folder, names, now, files = systemFiles } = options
  const path = join(folder, 'tls.pem')
  const before = await readPair(files, path)
  if (before !== null && stillGood(before.certificate, names, now))
    return { ...before.pair, kept: { at: 'kept' } }
  const all = new Set([...names, ...(before === null ? [] : namesOf(before.certificate))])
  const made = await makeCertificate([...all].slice(0, NAMES_MAX), now, before?.pair.key ?? null)
  const written = await replaceDurably(files, path, Buffer.from(`${made.key.trim()}\n${made.cert.trim()}\n`))
  return {
    ...made,
    kept: written.at === 'written' ? { at: 'kept' } : { at: 'not-kept', reason: written.reason },
  }
}

async function readPair(files: FileSystem, path: string): Promise<ReturnType<typeof pairOf>> {
  try {
    return pairOf(Buffer.from((await files.read(path)) ?? []).toString('utf8'))
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return null
  }
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
  const standsFor = (name: string) =>
    (isIP(name) === 0 ? certificate.checkHost(name, { subject: 'never' }) : certificate.checkIP(name)) !==
    undefined
  return names.every(standsFor) && certificate.validToDate.getTime() - now > RENEWED_MS
}

/** Host names, and addresses as they are usually written. */
function namesOf({ subjectAltName }: X509Certificate): string[] {
  // 「DNS:localhost, IP Address:127.0.0.1, IP Address:FD00:0:0:0:0:0:0:5」
  return (subjectAltName ?? '').split(', ').flatMap((written) => {
    const name = written.replace(/^[^:]+:/, '')
    if (isIP(name) === 6) return [new URL(`http://[${name}]`).hostname.slice(1, -1)]
    return name === '' ? [] : [name]
  })
}

async function makeCertificate(
  names: readonly string[],
  now: number,
  before: string | null,
): Promise<StationCertificate> {
  // Loaded only where a certificate is made: once in years.
  const { generate } = await import('selfsigned')
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'station-kiosk' }], {
    ...(before !== null && { keyPair: { privateKey: before, publicKey: publicOf(before) } }),
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

/** PEM both. */
const publicOf = (privateKey: string): string =>
  createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'pem' })
