import { Type, type Static, type TSchema } from 'typebox'
import { CommandId } from './command-id.ts'
import { OwnPin } from './staff.ts'

const Strict = { additionalProperties: false }
const OrNull = <T extends TSchema>(of: T) => Type.Union([of, Type.Null()])

/** A release that can be taken. `id`: of the file at hand. */
const AtHand = Type.Object({
  id: Type.String(),
  /** Where it lies; null for one that was sent up. */
  folder: OrNull(Type.String()),
  name: OrNull(Type.String()),
  /** Null where it cannot be taken. */
  version: OrNull(Type.String()),
  /** Whose key signed it, as this machine knows it. */
  signedBy: OrNull(Type.String()),
  /** Against the one that runs. */
  order: Type.Union([Type.Literal('newer'), Type.Literal('same'), Type.Literal('older'), Type.Null()]),
  /** Why it cannot be taken; null where it can. */
  refused: OrNull(Type.String()),
})

/** `GET /api/updates` */
export const UpdatesReply = Type.Object({
  /** Of the program that runs. */
  version: Type.String(),
  /** Why this station cannot be updated from here; null where it can. */
  unavailable: OrNull(Type.String()),
  /** The newest update, in words; null before the first. `by`: a name. */
  state: OrNull(
    Type.Object({
      at: Type.Union([
        Type.Literal('refused'),
        Type.Literal('waiting'),
        Type.Literal('copying'),
        Type.Literal('trying'),
        Type.Literal('returning'),
        Type.Literal('kept'),
        Type.Literal('rolled-back'),
      ]),
      words: Type.String(),
      time: Type.String(),
      by: OrNull(Type.String()),
    }),
  ),
  /** It has been asked for, and nothing is known of it yet. */
  ordered: Type.Boolean(),
  atHand: Type.Array(AtHand),
  /** Whose updates this machine takes. */
  trusted: Type.Array(Type.Object({ name: Type.String(), fingerprint: Type.String() })),
})
export type UpdatesReply = Static<typeof UpdatesReply>

/** `POST /api/updates/parts?of=&at=&last=`: the next bytes of a file that is sent up, at most 1 MiB, from byte `at` on; `last=last` with its last ones, after which it is told of though it cannot be taken. 409 where another one comes next. */
export const UPDATE_PART_BYTES = 1024 * 1024
export const SentPartReply = Type.Object({ bytes: Type.Integer({ minimum: 0 }) })
export type SentPartReply = Static<typeof SentPartReply>

/** `POST /api/updates/take`: the own PIN is asked again. `older`: an older release than the one that runs is meant. 401 `wrong-pin`, 422 `update-refused`. */
export const TakeUpdateBody = Type.Object(
  {
    commandId: CommandId,
    /** Of what is at hand. */
    id: Type.String({ minLength: 1, maxLength: 500 }),
    when: Type.Union([Type.Literal('closing'), Type.Literal('now')]),
    older: Type.Boolean(),
    pin: OwnPin,
  },
  Strict,
)
export type TakeUpdateBody = Static<typeof TakeUpdateBody>

/** `POST /api/updates/switch`: to what waits, now. 409 `wrong-state`. */
export const SwitchUpdateBody = Type.Object({ commandId: CommandId, pin: OwnPin }, Strict)
export type SwitchUpdateBody = Static<typeof SwitchUpdateBody>
