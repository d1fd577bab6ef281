import { createHash } from 'node:crypto'
import { constants, zstdCompressSync } from 'node:zlib'
import { bundleHead, LAUNCH } from '#daemon/store/updates/bundle.ts'
import { publicKeyOf } from '#daemon/store/packs/pack-keys.ts'
import type { Architecture } from './modules.ts'
import { type Entry, tarOf } from './tar.ts'

/** A release as its manifest names it; `number`: seconds since 1970, which is also the age of its files. */
type Release = { version: string; number: number; arch: Architecture }

/**
 * The whole file of an update. `program`: what lies in the program's folder, by paths below it; `privateKey`: PEM, of `npm run pack
 * -- --new-key`. The same program and key give the same bytes.
 */
export function bundleOf(
  program: readonly Entry[],
  { version, number, arch }: Release,
  { privateKey, level }: { privateKey: string; level: number },
): Uint8Array {
  const key = publicKeyOf(privateKey)
  if (key === null) throw new Error('this is no key that signs')
  const archive = zstdCompressSync(tarOf(program, number), {
    params: { [constants.ZSTD_c_compressionLevel]: level, [constants.ZSTD_c_checksumFlag]: 1 },
  })
  const unpacked = program.reduce((sum, entry) => sum + (entry.at === 'file' ? entry.bytes.length : 0), 0)
  const payload = {
    sha256: createHash('sha256').update(archive).digest('hex'),
    bytes: archive.length,
    unpacked,
  }
  return Buffer.concat([
    bundleHead({ key, version, number, arch, needs: { launch: LAUNCH }, payload }, privateKey),
    archive,
  ])
}
