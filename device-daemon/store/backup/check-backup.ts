import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { Check } from 'typebox/value'
import { parseJson } from '../canonical.ts'
import { codeOrThrow } from '../file-system.ts'
import { NoArchive, type Packed, unpack } from './archive.ts'
import { MANIFEST, Manifest } from './manifest.ts'

/** `bytes`: of the file. */
type CheckedBackup = { at: 'whole'; manifest: Manifest; bytes: number } | { at: 'not-whole'; why: string }

/** Reads a backup from end to end and compares every file in it with its sum; writes nothing. */
export async function checkBackup(path: string): Promise<CheckedBackup> {
  try {
    const manifest = await readBackup(path, sumOf)
    return { at: 'whole', manifest, bytes: (await stat(path)).size }
  } catch (error) {
    return { at: 'not-whole', why: error instanceof NoArchive ? error.message : codeOrThrow(error) }
  }
}

/**
 * Gives every file of a backup to `take`, which reads it to its end and gives its SHA-256 (hex). Throws `NoArchive` where
 * anything is missing, altered, or not of a backup.
 */
export async function readBackup(path: string, take: (file: Packed) => Promise<string>): Promise<Manifest> {
  const sums = new Map<string, string>()
  let manifest: unknown = null
  await unpack(path, async (file) => {
    if (file.name === MANIFEST) manifest = parseJson(Buffer.concat(await all(file)).toString('utf8'))
    else sums.set(file.name, await take(file))
  })
  if (!Check(Manifest, manifest)) throw new NoArchive('it does not say what it is of')
  const { files } = manifest
  const names = new Set([...sums.keys(), ...Object.keys(files)])
  for (const name of names)
    if (sums.get(name) !== files[name]) throw new NoArchive(`${name} is not as it was`)
  if (!sums.has('data/ledger.db')) throw new NoArchive('it has no ledger')
  return manifest
}

async function sumOf({ content }: Packed): Promise<string> {
  const sum = createHash('sha256')
  for await (const bytes of content) sum.update(bytes)
  return sum.digest('hex')
}

async function all({ content }: Packed): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = []
  for await (const bytes of content) parts.push(bytes)
  return parts
}
