import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'

/** A public key as it is written down: `ed25519:` and 32 bytes in hex. */
export const PUBLIC_KEY = /^ed25519:[0-9a-f]{64}$/

/** A key whose packs a station takes; `name`: whose it is. */
export type TrustedKey = { name: string; key: string }

/** A new pair: the private one as PEM (PKCS #8), the public one as it is written down. */
export function newKeyPair(): { privateKey: string; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    publicKey: writtenKey(publicKey),
  }
}

/** The public one of a pair whose private key is `pem`; null for what is no Ed25519 key. */
export function publicKeyOf(pem: string): string | null {
  try {
    const key = createPrivateKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? writtenKey(createPublicKey(key)) : null
  } catch {
    return null
  }
}

/**
 * For two people who compare a key on the telephone: eight groups of five digits, 132 bits of its SHA-256. Digits alone,
 * because letters that sound alike are misheard.
 */
export const fingerprintOf = (publicKey: string): string => inDigits(hash('sha256', rawKey(publicKey)))

/** `sha256`: in hex. */
export function inDigits(sha256: string): string {
  const digest = BigInt(`0x${sha256}`) % 10n ** 40n
  return (digest.toString().padStart(40, '0').match(/.{5}/g) ?? []).join(' ')
}

export type KeyRead =
  | { at: 'key'; key: string }
  /** `private`: it is the one that signs, and must not leave its owner. */
  | { at: 'refused'; code: 'no-key' | 'private-key' }

/** A public key as people paste it or send it up: the line of a `.pub` file, or PEM (SPKI). */
export function readPublicKey(text: string): KeyRead {
  const written = text.replace(/^\u{feff}/u, '').trim()
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(written)) return { at: 'refused', code: 'private-key' }
  const line = written.toLowerCase()
  if (PUBLIC_KEY.test(line)) return { at: 'key', key: line }
  try {
    const key = createPublicKey(written)
    if (key.asymmetricKeyType === 'ed25519') return { at: 'key', key: writtenKey(key) }
  } catch {
    // It is no PEM either.
  }
  return { at: 'refused', code: 'no-key' }
}

/** Ed25519 over `message`, in hex. `pem`: a private key of `newKeyPair`. */
export const signatureOf = (message: Uint8Array, pem: string): string =>
  sign(null, message, createPrivateKey(pem)).toString('hex')

export const isSignedBy = (message: Uint8Array, signature: string, publicKey: string): boolean =>
  verify(null, message, keyObject(publicKey), Buffer.from(signature, 'hex'))

const rawKey = (publicKey: string): Buffer => Buffer.from(publicKey.slice('ed25519:'.length), 'hex')

const keyObject = (publicKey: string): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: rawKey(publicKey).toString('base64url') },
    format: 'jwk',
  })

function writtenKey(key: KeyObject): string {
  const { x = '' } = key.export({ format: 'jwk' })
  return `ed25519:${Buffer.from(x, 'base64url').toString('hex')}`
}
