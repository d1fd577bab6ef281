import { Type, type Static, type TSchema } from 'typebox'
import { CommandId } from './command-id.ts'
import { ContentDifference } from './contents.ts'
import { OwnPin } from './staff.ts'

const Strict = { additionalProperties: false }
const OrNull = <T extends TSchema>(of: T) => Type.Union([of, Type.Null()])
const Sum = Type.String({ pattern: '^[0-9a-f]{64}$' })

const about = {
  /** Of the whole pack; its name here. */
  sha256: Sum,
  issuer: Type.String(),
  /** Goes up with each pack of the issuer. */
  version: Type.Integer({ minimum: 1 }),
  /** From this day of the station's clock on it is shown, YYYY-MM-DD. */
  from: Type.String(),
  /** Of the key that signed it, to compare on the telephone: eight groups of five digits. */
  fingerprint: Type.String(),
}

const act = { time: Type.String(), by: Type.String(), reason: OrNull(Type.String()) }
const whoseKey = { name: Type.String(), fingerprint: Type.String() }

/** How a pack stands to the one that was taken last; `older`, `same-version` and `other-issuer` need a reason. */
const PackOrder = Type.Union([
  Type.Literal('first'),
  Type.Literal('same'),
  Type.Literal('newer'),
  Type.Literal('same-version'),
  Type.Literal('older'),
  Type.Literal('other-issuer'),
])

/** A pack that was taken. `trusted`: whether its key still is; it stays in any case. */
const TakenPack = Type.Object({
  ...about,
  by: Type.String(),
  takenAt: Type.String(),
  trusted: Type.Boolean(),
})

/** A key as it is written down, `ed25519:` and 64 hex digits. */
const PublicKey = Type.String({ pattern: '^ed25519:[0-9a-f]{64}$', description: '公钥，ed25519: 和 64 位' })

/** A public key whose packs are taken. `paired` null: it stands in the configuration, and is changed there. */
const PackKey = Type.Object({
  key: PublicKey,
  name: Type.String(),
  fingerprint: Type.String(),
  paired: OrNull(Type.Object({ by: Type.String(), time: Type.String() })),
})

/** Another pack than the one that was taken last. `folder`: where it lies; null for one that was sent up. */
const PackAtHand = Type.Object({
  folder: OrNull(Type.String()),
  name: OrNull(Type.String()),
  pack: OrNull(Type.Object({ ...about, order: PackOrder, guides: Type.Integer(), notices: Type.Integer() })),
  /** Why it is none that can be taken; null where it can be. */
  refused: OrNull(Type.String()),
})

/** `GET /api/packs` */
export const PacksReply = Type.Object({
  /** What the station stands on; null: the catalogue of its own files. */
  stands: OrNull(TakenPack),
  /** Taken, and shown from its day on. */
  next: OrNull(TakenPack),
  /** Of the catalogue that is shown now. */
  catalogue: Type.Object({ version: Type.String(), guides: Type.Integer() }),
  atHand: Type.Array(PackAtHand),
  /** Newest first. `removed`: the station went back to its own files. */
  history: Type.Array(
    Type.Union([
      Type.Object({ at: Type.Literal('taken'), ...act, pack: Type.Object(about) }),
      Type.Object({ at: Type.Literal('removed'), ...act }),
      Type.Object({ at: Type.Literal('key-trusted'), ...act, ...whoseKey }),
      Type.Object({ at: Type.Literal('key-withdrawn'), ...act, ...whoseKey }),
    ]),
  ),
  /** Whose packs this station takes. */
  trusted: Type.Array(PackKey),
  /** Where it looks for them by itself. */
  folders: Type.Array(Type.String()),
})
export type PacksReply = Static<typeof PacksReply>

/** `POST /api/packs`: the bytes of a file. Nothing is shown of it before it is taken. */
export const OfferedPackReply = Type.Object({ sha256: Sum })
export type OfferedPackReply = Static<typeof OfferedPackReply>

/** `GET /api/packs/:sha256`: what would read otherwise than now. */
export const PackComparisonReply = Type.Object({
  pack: Type.Object({ ...about, order: PackOrder, guides: Type.Integer(), notices: Type.Integer() }),
  /** `part`: `guide/<序号>`, `notice/<id>`, `catalogue/index`, `catalogue/expressions`. */
  changes: Type.Array(
    Type.Object({
      part: Type.String(),
      title: Type.String(),
      at: Type.Union([Type.Literal('new'), Type.Literal('gone'), Type.Literal('changed')]),
      /** Empty unless it is changed. */
      differences: Type.Array(ContentDifference),
      /** The station's own version stays over it. */
      edited: Type.Boolean(),
    }),
  ),
  /** With one of these it cannot be taken. */
  faults: Type.Array(Type.String()),
  /** What of it, or of the station's own, would not be shown. */
  notShown: Type.Array(Type.String()),
  /** What the station wrote or confirmed in guides, and counts no longer once the pack is taken. */
  lapsed: Type.Array(Type.String()),
})
export type PackComparisonReply = Static<typeof PackComparisonReply>
export type PackChange = PackComparisonReply['changes'][number]

/** `POST /api/pack-keys/read`: a public key as it was pasted or sent up. 422 `no-key`, `private-key`. */
export const ReadPackKeyBody = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 4000, description: '公钥的文字，1–4000 个字' }) },
  Strict,
)
export type ReadPackKeyBody = Static<typeof ReadPackKeyBody>
/** `known`: whose it is already. */
export const ReadPackKeyReply = Type.Object({
  key: PublicKey,
  fingerprint: Type.String(),
  known: OrNull(Type.String()),
})
export type ReadPackKeyReply = Static<typeof ReadPackKeyReply>

const Reason = Type.String({ minLength: 2, maxLength: 100, description: '为什么，2–100 个字' })

/** `POST /api/packs/:sha256/take`; `reason`: for an older one, or another issuer's. 409 `downgrade`, `same-version`, `other-issuer`. */
export const TakePackBody = Type.Object({ commandId: CommandId, reason: Type.Optional(Reason) }, Strict)
export type TakePackBody = Static<typeof TakePackBody>
/** `POST /api/packs/remove`: the station stands on its own files again. */
export const RemovePackBody = Type.Object({ commandId: CommandId, reason: Reason }, Strict)
export type RemovePackBody = Static<typeof RemovePackBody>

/**
 * `POST /api/pack-keys`: packs that this key signs are taken from now on. The own PIN is asked again, because they decide
 * what everybody reads. 401 `wrong-pin`, 409 `key-known`.
 */
export const TrustPackKeyBody = Type.Object(
  {
    commandId: CommandId,
    key: PublicKey,
    name: Type.String({
      minLength: 2,
      maxLength: 40,
      pattern: '^\\S(.*\\S)?$',
      description: '谁的，2–40 个字',
    }),
    pin: OwnPin,
  },
  Strict,
)
export type TrustPackKeyBody = Static<typeof TrustPackKeyBody>
/** `POST /api/pack-keys/withdraw`: they are taken no more, what was taken stays. 409 `key-configured`. */
export const WithdrawPackKeyBody = Type.Object(
  { commandId: CommandId, key: PublicKey, reason: Reason, pin: OwnPin },
  Strict,
)
export type WithdrawPackKeyBody = Static<typeof WithdrawPackKeyBody>
