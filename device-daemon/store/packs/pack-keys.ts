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

/** For two people who compare a key on the telephone: eight groups of four, from its SHA-256. */
export function fingerprintOf(publicKey: string): string {
  const digest = hash('sha256', rawKey(publicKey))
  return (digest.slice(0, 32).match(/.{4}/g) ?? []).join(' ')
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
