import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { type Static, Type } from 'typebox'
import { Check } from 'typebox/value'
import { canonical, parseJson } from '../canonical.ts'
import { codeOrThrow } from '../file-system.ts'
import { isSignedBy, PUBLIC_KEY, signatureOf, type TrustedKey } from '../packs/pack-keys.ts'

/**
 * A signed update of the program, in one file: a line of JSON that says what it is and is signed, and after it the whole program
 * as a tar archive packed with zstd, whose sum stands in that line. Nothing of the archive is read before its sum fits.
 */
const FAMILY = 'station-kiosk-update/'
const FORMAT = `${FAMILY}1`
/** By it a stick is looked through. */
export const BUNDLE_ENDING = '.update'
/** The line is a tenth of it. */
const HEAD_MAX = 4096
/** A program with its Node has a fifth of it. */
export const BUNDLE_MAX_BYTES = 512 * 1024 * 1024
/**
 * How an installed package starts a program: `bin/daemon` and `bin/screen` in its folder, with the folders and users of the
 * package. Goes up when a program needs another package than is installed.
 */
export const LAUNCH = 1

const Strict = { additionalProperties: false }

const Manifest = Type.Object(
  {
    /** Of whom signed it. */
    key: Type.String({ pattern: PUBLIC_KEY.source }),
    /** For people, as in package.json. */
    version: Type.String({ pattern: '^[0-9A-Za-z.+~-]{1,40}$' }),
    /** Goes up with each release: the seconds since 1970 at which its sources were last changed. */
    number: Type.Integer({ minimum: 1 }),
    arch: Type.Union([Type.Literal('amd64'), Type.Literal('arm64')]),
    /** What the installed package has to be able to do. */
    needs: Type.Object({ launch: Type.Integer({ minimum: 1 }) }, Strict),
    /** `unpacked`: bytes of its files. */
    payload: Type.Object(
      {
        sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
        bytes: Type.Integer({ minimum: 1, maximum: BUNDLE_MAX_BYTES }),
        unpacked: Type.Integer({ minimum: 1 }),
      },
      Strict,
    ),
  },
  Strict,
)
export type BundleManifest = Static<typeof Manifest>

const Head = Type.Object(
  {
    format: Type.Literal(FORMAT),
    manifest: Manifest,
    /** Ed25519 over format and manifest. */
    signature: Type.String({ pattern: '^[0-9a-f]{128}$' }),
  },
  Strict,
)

export type BundleRefusal =
  /** It is something else. */
  | { code: 'no-bundle' }
  /** A later version of this program made it. */
  | { code: 'newer-format' }
  /** Cut off or altered, on purpose or not. */
  | { code: 'damaged' }
  /** Whole, and signed with a key that this station does not know. */
  | { code: 'foreign'; key: string }
  /** The disk's own word. */
  | { code: 'unreadable'; reason: string }

/** `offset`: where the archive begins in the file. */
export type BundleRead =
  | { at: 'sound'; manifest: BundleManifest; offset: number }
  | ({ at: 'refused' } & BundleRefusal)

const refused = (refusal: BundleRefusal): BundleRead => ({ at: 'refused', ...refusal })

/** The signed line of a bundle. `privateKey`: PEM of the key that the manifest names. */
export function bundleHead(manifest: BundleManifest, privateKey: string): Uint8Array {
  const head = { format: FORMAT, manifest, signature: signatureOf(signed(manifest), privateKey) }
  if (!Check(Head, head)) throw new Error('an update whose manifest is not one')
  return Buffer.from(`${JSON.stringify(head)}\n`)
}

/** By its beginning and its length alone: quick, and enough to tell people what it is. */
export async function readBundle(path: string, trusted: readonly TrustedKey[]): Promise<BundleRead> {
  try {
    await using file = await open(path, 'r')
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_MAX), 0, HEAD_MAX, 0)
    const read = readHead(buffer.subarray(0, bytesRead), trusted)
    if (read.at === 'refused' || read.offset + read.manifest.payload.bytes === size) return read
    return refused({ code: 'damaged' })
  } catch (error) {
    return refused({ code: 'unreadable', reason: codeOrThrow(error) })
  }
}

/** From its first byte to its last. */
export async function checkBundle(path: string, trusted: readonly TrustedKey[]): Promise<BundleRead> {
  const read = await readBundle(path, trusted)
  if (read.at === 'refused') return read
  try {
    const sum = createHash('sha256')
    for await (const bytes of createReadStream(path, { start: read.offset })) sum.update(bytes)
    return sum.digest('hex') === read.manifest.payload.sha256 ? read : refused({ code: 'damaged' })
  } catch (error) {
    return refused({ code: 'unreadable', reason: codeOrThrow(error) })
  }
}

function readHead(bytes: Buffer, trusted: readonly TrustedKey[]): BundleRead {
  const isOurs = bytes.toString('latin1').startsWith(`{"format":"${FAMILY}`)
  if (!isOurs) return refused({ code: 'no-bundle' })
  const end = bytes.indexOf('\n')
  const line = bytes.toString('utf8', 0, Math.max(0, end))
  const head = parseJson(line)
  if (typeof head !== 'object' || head === null) return refused({ code: 'damaged' })
  if (!('format' in head) || head.format !== FORMAT) return refused({ code: 'newer-format' })
  if (!Check(Head, head)) return refused({ code: 'damaged' })
  const { manifest, signature } = head
  if (!isSignedBy(signed(manifest), signature, manifest.key)) return refused({ code: 'damaged' })
  if (!trusted.some(({ key }) => key === manifest.key)) return refused({ code: 'foreign', key: manifest.key })
  return { at: 'sound', manifest, offset: end + 1 }
}

/** The format stands before it, so that a signature never counts for anything else. */
const signed = (manifest: BundleManifest): Uint8Array => Buffer.from(`${FORMAT}\n${canonical(manifest)}`)
