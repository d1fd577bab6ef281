import { Type, type Static } from 'typebox'
import { CommandId } from './command-id.ts'
import { DonePlace } from './todo.ts'

/** Who of the staff, at which window (as people call it; null at none), and when, ISO 8601 UTC. */
export const Witness = Type.Object({
  clerk: Type.String(),
  name: Type.String(),
  window: Type.Union([Type.String(), Type.Null()]),
  time: Type.String(),
})
export type Witness = Static<typeof Witness>

/** Something that staff have to see to, in words for them. It stands as long as it lasts. */
export const Trouble = Type.Object({
  /** The same as long as it is the same trouble. */
  id: Type.String(),
  /** What it is about: `device`, `screen` (a page that ought to be open), `board` (信息公开), `ledger`, `clock`, `contents`, `data` (other files of the data folder), `queue` (people who wait) or an area's own. */
  at: Type.String(),
  /** What kind of trouble it is, the same in every release, e.g. `entries-lost`. */
  code: Type.String(),
  /** `now`: residents miss something until it is seen to. `soon`: they do not, or not yet. */
  urgency: Type.Union([Type.Literal('now'), Type.Literal('soon')]),
  /** In a few words, for the title of a page, e.g. 小票打印机没纸了. */
  brief: Type.String(),
  /** What is so, and what it means for residents and staff; whole sentences. */
  words: Type.String(),
  /** What to do; whole sentences. */
  remedy: Type.String(),
  /** What a clerk says who sees to it, as it stands on a button: 我去换纸. */
  going: Type.String(),
  /** Where on the pages of staff it is seen to, where there is such a place. */
  place: Type.Optional(DonePlace),
  /** The day, YYYY-MM-DD, that ends the trouble once a clerk says it is right (`POST /api/day/confirm`). */
  confirms: Type.Optional(Type.String()),
  /** Instant since when, ISO 8601 UTC. */
  since: Type.String(),
  /** The staff whose screens have shown it, the first to see it first. */
  seenBy: Type.Array(Witness),
  /** Who said that they go and see to it, the newest of them; null before. It survives a restart of the daemon. */
  acknowledged: Type.Union([Witness, Type.Null()]),
})
export type Trouble = Static<typeof Trouble>

/** `GET /api/troubles`: the same list as `/readyz` shows. */
export const TroublesReply = Type.Object({ troubles: Type.Array(Trouble) })
export type TroublesReply = Static<typeof TroublesReply>

const TroubleId = Type.String({ minLength: 1, maxLength: 512 })
/** The window of the clerk who asks; left out at none. */
const AtWindow = Type.Optional(Type.String({ minLength: 1, maxLength: 16 }))

/** `POST /api/troubles/seen` → 204: the screen of the clerk who asks has shown these. */
export const SeenTroublesBody = Type.Object(
  { ids: Type.Array(TroubleId, { minItems: 1, maxItems: 200 }), window: AtWindow },
  { additionalProperties: false },
)
export type SeenTroublesBody = Static<typeof SeenTroublesBody>

/**
 * `POST /api/troubles/acknowledge` → 200: the clerk who asks goes and sees to it, and no desk sounds for it any more. One
 * that is over already is no error.
 */
export const AcknowledgeTroubleBody = Type.Object(
  { commandId: CommandId, id: TroubleId, window: AtWindow },
  { additionalProperties: false },
)
export type AcknowledgeTroubleBody = Static<typeof AcknowledgeTroubleBody>

/** For clerks' screens alone, without id. */
export const TroubleLive = Type.Object({ 'troubles-changed': TroublesReply })
