import { Type, type Static } from 'typebox'
import { type ProfileReading, readProfile } from '../read-profile.ts'
import { KeyMap } from './pad-keys.ts'

const Strict = { additionalProperties: false }
const Byte = Type.Integer({ minimum: 0, maximum: 255 })
const Offset = Type.Integer({ minimum: 0, maximum: 63 })

/** One file of config/pads for the driver `serial-frame`: where things stand in a frame. Offsets in bytes from its start. */
export const FrameProfile = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    name: Type.String({ minLength: 1 }),
    driver: Type.Literal('serial-frame'),
    /** How every frame begins. */
    header: Type.Array(Byte, { minItems: 1, maxItems: 4 }),
    /**
     * `fixed`: every frame is of so many bytes. `counted`: the byte at `byteAt` (and again at `againAt`, where there is
     * a second one) counts some of them, and `uncounted` more belong to the frame.
     */
    length: Type.Union([
      Type.Object({ at: Type.Literal('fixed'), bytes: Type.Integer({ minimum: 2, maximum: 64 }) }, Strict),
      Type.Object(
        {
          at: Type.Literal('counted'),
          byteAt: Offset,
          againAt: Type.Union([Offset, Type.Null()]),
          uncounted: Type.Integer({ minimum: 0, maximum: 64 }),
        },
        Strict,
      ),
    ]),
    /** Bytes in the middle that are always the same. */
    always: Type.Array(Type.Object({ byteAt: Offset, value: Byte }, Strict), { maxItems: 8 }),
    /** Directly before the tail; over the bytes from `from` up to itself. `sum`: the lower eight bits. */
    checksum: Type.Union([
      Type.Object({ at: Type.Literal('none') }, Strict),
      Type.Object({ at: Type.Union([Type.Literal('sum'), Type.Literal('xor')]), from: Offset }, Strict),
    ]),
    /** How every frame ends. */
    tail: Type.Array(Byte, { maxItems: 4 }),
    /** The byte with the pad's number on its line; null where it has none. */
    addressAt: Type.Union([Offset, Type.Null()]),
    /** The byte that tells the key. */
    keyAt: Offset,
    keys: KeyMap,
    /** Where these facts come from, and how far they were tried. */
    source: Type.String({ minLength: 1 }),
  },
  Strict,
)
export type FrameProfile = Static<typeof FrameProfile>

/** The longest frame there is. */
export const FRAME_MAX_BYTES = 64

/** Checks what a config/pads file holds; `message` names the field and what is wrong with it. */
export function readFrameProfile(value: unknown): ProfileReading<FrameProfile> {
  return readProfile(FrameProfile, value, (profile) => beyondOf(profile) ?? uncheckedOf(profile))
}

/** The shortest frame has to have all that is looked for in it, before checksum and tail. */
function beyondOf(profile: FrameProfile): string | undefined {
  const { length, checksum, tail } = profile
  if (length.at === 'counted') return undefined // what is too short is no frame, see the parser
  const bytes = length.bytes - tail.length - (checksum.at === 'none' ? 0 : 1)
  const beyond = placesOf(profile).find(({ byteAt }) => byteAt >= bytes)
  return beyond && `/${beyond.field} stands at byte ${beyond.byteAt}, but only ${bytes} come before the end`
}

/** A single byte to know a frame by, and nothing else: noise would press keys. */
function uncheckedOf({ header, always, checksum, tail }: FrameProfile): string | undefined {
  if (checksum.at !== 'none' || header.length + always.length + tail.length > 1) return undefined
  return '/checksum is none, and one byte alone is too little to know a frame by'
}

/** What has to lie within every frame. */
export function placesOf({ length, always, addressAt, keyAt, checksum }: FrameProfile) {
  const place = (field: string, byteAt: number | null) => (byteAt === null ? [] : [{ field, byteAt }])
  return [
    ...place('keyAt', keyAt),
    ...place('addressAt', addressAt),
    ...always.flatMap(({ byteAt }) => place('always', byteAt)),
    ...(length.at === 'counted'
      ? [...place('length', length.byteAt), ...place('length', length.againAt)]
      : []),
    ...(checksum.at === 'none' ? [] : place('checksum', checksum.from)),
  ]
}
