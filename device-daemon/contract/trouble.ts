import { Type, type Static } from 'typebox'

/** Something that staff have to see to, in words for them. It stands as long as it lasts. */
export const Trouble = Type.Object({
  /** The same as long as it is the same trouble. */
  id: Type.String(),
  /** What it is about: `device`, `ledger`, `clock`, `contents`, `data` (other files of the data folder) or an area's own. */
  at: Type.String(),
  /** What kind of trouble it is, the same in every release, e.g. `entries-lost`. */
  code: Type.String(),
  /** `now`: residents miss something until it is seen to. `soon`: they do not, or not yet. */
  urgency: Type.Union([Type.Literal('now'), Type.Literal('soon')]),
  /** What is so, and what it means for residents and staff; whole sentences. */
  words: Type.String(),
  /** What to do; whole sentences. */
  remedy: Type.String(),
  /** The day, YYYY-MM-DD, that ends the trouble once a clerk says it is right (`POST /api/day/confirm`). */
  confirms: Type.Optional(Type.String()),
  /** Instant since when, ISO 8601 UTC. */
  since: Type.String(),
  /** Names of the staff whose screens have shown it, the first to see it first. */
  seenBy: Type.Array(Type.String()),
})
export type Trouble = Static<typeof Trouble>

/** `GET /api/troubles`: the same list as `/readyz` shows. */
export const TroublesReply = Type.Object({ troubles: Type.Array(Trouble) })
export type TroublesReply = Static<typeof TroublesReply>

/** `POST /api/troubles/seen` → 204: the screen of the clerk who asks has shown these. */
export const SeenTroublesBody = Type.Object(
  { ids: Type.Array(Type.String({ maxLength: 512 }), { minItems: 1, maxItems: 200 }) },
  { additionalProperties: false },
)
export type SeenTroublesBody = Static<typeof SeenTroublesBody>

/** For clerks' screens alone, without id. */
export const TroubleLive = Type.Object({ 'troubles-changed': TroublesReply })
