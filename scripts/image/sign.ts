import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { isSignedBy, signatureOf } from '#daemon/store/packs/pack-keys.ts'

/** What is said of a root beside it. `size`: bytes; `number`: seconds since 1970, a later root has a higher one. */
export type RootManifest = { size: number; sha256: string; number: number; signature: string }

const messageOf = ({ size, sha256, number }: Omit<RootManifest, 'signature'>): Uint8Array =>
  Buffer.from(`station-root ${size} ${sha256} ${number}`)

/** Writes the manifest beside a root. `key`: a private one of `newKeyPair`. */
export function signRoot(file: string, number: number, key: string): void {
  const bytes = readFileSync(file)
  const about = { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), number }
  const manifest: RootManifest = { ...about, signature: signatureOf(messageOf(about), key) }
  writeFileSync(`${file}.json`, `${JSON.stringify(manifest, null, 2)}\n`)
}

/** Throws for what says too little. */
export function readManifest(text: string): RootManifest {
  const { size, sha256, number, signature }: Record<string, unknown> = JSON.parse(text)
  const isWhole =
    Number.isSafeInteger(size) &&
    Number.isSafeInteger(number) &&
    /^[0-9a-f]{64}$/.test(String(sha256)) &&
    /^[0-9a-f]{128}$/.test(String(signature))
  if (!isWhole) throw new Error('size, sha256, number or signature is missing')
  return { size: Number(size), sha256: String(sha256), number: Number(number), signature: String(signature) }
}

/** `keys`: public ones, as they are written down. */
export const isTrusted = (manifest: RootManifest, keys: readonly string[]): boolean =>
  keys.some((key) => isSignedBy(messageOf(manifest), manifest.signature, key))
