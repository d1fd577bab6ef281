import { hash } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { Check } from 'typebox/value'
import { canonical, parseJson } from '../canonical.ts'
import { isSignedBy, PUBLIC_KEY, signatureOf, type TrustedKey } from './pack-keys.ts'

/**
 * 全市目录: what a city publishes for all its stations, in one signed file. The file is JSON that any editor shows, each
 * value on a line of its own, so that two of them can be compared with any tool; no archive, because all of it is text.
 * Its bytes are the only way to write its value, so that one that was changed anywhere is never taken for the same.
 */
const FAMILY = 'station-kiosk-pack/'
const FORMAT = `${FAMILY}1`
/** 62 guides have a twentieth of it. */
export const PACK_MAX_BYTES = 8 * 1024 * 1024
/** By it a stick is looked through. */
export const PACK_ENDING = '.pack.json'
/** Deeper than any document; what walks through one calls itself for each level. */
const DEPTH_MAX = 32

const Strict = { additionalProperties: false }
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Sum = Type.String({ pattern: '^[0-9a-f]{64}$' })
/** `catalogue/index`, `catalogue/expressions`, `guide/<序号>`, `notice/<id>`. */
const PART_NAME = '^(catalogue/(index|expressions)|guide/[1-9][0-9]{0,4}|notice/[a-z0-9]+(-[a-z0-9]+)*)$'

const Manifest = Type.Object(
  {
    /** Who publishes it, as people know them. */
    issuer: Type.String({ minLength: 1, maxLength: 40 }),
    /** Of whom signed it. */
    key: Type.String({ pattern: PUBLIC_KEY.source }),
    /** Goes up with each pack of the issuer. */
    version: Type.Integer({ minimum: 1, maximum: 999_999 }),
    /** From this day on it is shown, by the station's clock. */
    effectiveFrom: Day,
    /** SHA-256 of each part's canonical JSON. */
    parts: Type.Record(Type.String({ pattern: PART_NAME }), Sum, Strict),
  },
  Strict,
)

const Pack = Type.Object(
  {
    format: Type.Literal(FORMAT),
    manifest: Manifest,
    parts: Type.Record(Type.String({ pattern: PART_NAME }), Type.Unknown(), Strict),
    /** Ed25519 over format and manifest. */
    signature: Type.String({ pattern: '^[0-9a-f]{128}$' }),
  },
  Strict,
)
export type Pack = Static<typeof Pack>

/** What a pack says of itself. */
export type PackAbout = Omit<Static<typeof Manifest>, 'parts'>

/** `sha256`: of its canonical JSON, by which it is kept and named in the ledger. */
export type SoundPack = { sha256: string; pack: Pack }

export type PackRefusal =
  | { code: 'too-large' }
  /** It is something else. */
  | { code: 'no-pack' }
  /** A later version of this program wrote it. */
  | { code: 'newer-format' }
  | { code: 'unsigned' }
  /** Cut off or altered, on purpose or not. */
  | { code: 'damaged' }
  /** Whole, and signed with a key that this station does not know. */
  | { code: 'foreign'; issuer: string; key: string }

export type PackRead = ({ at: 'sound' } & SoundPack) | ({ at: 'refused' } & PackRefusal)

/** The whole file. `parts`: documents by the names above; `privateKey`: PEM of the key that `about` names. */
export function packFile(
  about: PackAbout,
  parts: Readonly<Record<string, unknown>>,
  privateKey: string,
): Buffer {
  const sums = Object.entries(parts).map(([name, part]) => [name, hash('sha256', canonical(part))])
  const manifest: Static<typeof Manifest> = { ...about, parts: Object.fromEntries(sums) }
  const pack = { format: FORMAT, manifest, parts, signature: signatureOf(signed(manifest), privateKey) }
  if (!Check(Pack, pack)) throw new Error('a pack holds parts that it cannot name')
  return Buffer.from(textOf(pack))
}

/** Never throws for what a file holds. */
export function readPack(bytes: Uint8Array, trusted: readonly TrustedKey[]): PackRead {
  if (bytes.byteLength > PACK_MAX_BYTES) return refused({ code: 'too-large' })
  const text = decoded(bytes)
  const value = text === null ? undefined : parseJson(text)
  if (value === undefined)
    return refused({ code: text?.startsWith(BEGINNING) === true ? 'damaged' : 'no-pack' })
  const read = checkPack(value, trusted)
  return read.at === 'sound' && textOf(read.pack) !== text ? refused({ code: 'damaged' }) : read
}

/** The same for the value of a file that is kept. */
export function checkPack(value: unknown, trusted: readonly TrustedKey[]): PackRead {
  const fields = typeof value === 'object' && value !== null ? value : {}
  const format = 'format' in fields ? fields.format : undefined
  if (typeof format !== 'string' || !format.startsWith(FAMILY)) return refused({ code: 'no-pack' })
  if (format !== FORMAT) return refused({ code: 'newer-format' })
  if (!('signature' in fields)) return refused({ code: 'unsigned' })
  if (isTooDeep(value) || !Check(Pack, value)) return refused({ code: 'damaged' })
  const { manifest, signature, parts } = value
  const isWhole = hasItsParts(manifest, parts) && isSignedBy(signed(manifest), signature, manifest.key)
  if (!isWhole) return refused({ code: 'damaged' })
  const { key, issuer } = manifest
  if (!trusted.some((known) => known.key === key)) return refused({ code: 'foreign', issuer, key })
  return { at: 'sound', sha256: hash('sha256', canonical(value)), pack: value }
}

/** The parts of a pack that was checked when it was kept; null for what is none. */
export const partsOfKept = (value: unknown): Pack['parts'] | null => (Check(Pack, value) ? value.parts : null)

const refused = (refusal: PackRefusal): PackRead => ({ at: 'refused', ...refusal })

/** What stands in a file of ours that was cut off. */
const BEGINNING = `{\n  "format": "${FAMILY}`

/** The file's text; equal packs have equal texts. */
const textOf = (pack: Pack): string => `${JSON.stringify(parseJson(canonical(pack)), null, 2)}\n`

/** The format stands before it, so that a signature never counts for anything else. */
const signed = (manifest: Static<typeof Manifest>): Uint8Array =>
  Buffer.from(`${FORMAT}\n${canonical(manifest)}`)

function hasItsParts({ parts: sums }: Static<typeof Manifest>, parts: Pack['parts']): boolean {
  const names = Object.keys(sums)
  return (
    names.length === Object.keys(parts).length &&
    names.every((name) => name in parts && hash('sha256', canonical(parts[name])) === sums[name])
  )
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Level by level, so that a value that is too deep for it does not end the walk. */
function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === DEPTH_MAX) return true
    level = level.flatMap((of): readonly unknown[] =>
      typeof of === 'object' && of !== null ? Object.values(of) : [],
    )
  }
  return false
}
