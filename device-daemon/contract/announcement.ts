import { Type, type Static } from 'typebox'

/**
 * What is said aloud for one call. `id`: the ledger seq of the call, as text. `clips`: names under /voice/, in order.
 * `times`: how often it is repeated; 0 = shown only (quiet hours). `calledAt`: instant, ISO 8601 UTC.
 */
export const Announcement = Type.Object({
  id: Type.String(),
  ticketId: Type.String(),
  number: Type.String(),
  window: Type.String(),
  text: Type.String(),
  clips: Type.Array(Type.String()),
  times: Type.Integer({ minimum: 0 }),
  calledAt: Type.String(),
})
export type Announcement = Static<typeof Announcement>

/** A hall screen's own name. */
export const ScreenName = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9-]+$' })
/** What the live stream has given a hall screen; see the event `witness`. */
const Witness = Type.String({ maxLength: 64 })
const Strict = { additionalProperties: false }

/** `POST /api/announcements/:id/spoken`: a hall screen has said it (or could not); kept in the ledger. 204. */
export const SpokenBody = Type.Object(
  {
    /** The screen's own name, so that two halls are two witnesses. */
    screen: ScreenName,
    witness: Witness,
    outcome: Type.Union([Type.Literal('spoken'), Type.Literal('failed')]),
  },
  Strict,
)
export type SpokenBody = Static<typeof SpokenBody>

/**
 * `POST /api/hall/heard`: a hall screen may be the voice of the hall. Every 5 s, and every half a second while it speaks:
 * one that falls silent is replaced within 2 s. `blocked`: its browser lets no sound out. `saying`: the id of the call
 * that it is saying, null for none.
 */
export const HeardBody = Type.Object(
  {
    screen: ScreenName,
    witness: Witness,
    sound: Type.Union([Type.Literal('on'), Type.Literal('blocked')]),
    saying: Type.Union([Type.String({ pattern: '^[0-9]{1,15}$' }), Type.Null()]),
  },
  Strict,
)
export type HeardBody = Static<typeof HeardBody>

/** `goOn`: it is still the one that is to say it. `others`: something else in the hall can be heard. */
export const HeardReply = Type.Object({ goOn: Type.Boolean(), others: Type.Boolean() })
export type HeardReply = Static<typeof HeardReply>

/** A call that stands no longer, and why: its person came, did not come, or is not to come any more. */
const WithdrawnCall = Type.Object({
  ticketId: Type.String(),
  window: Type.String(),
  why: Type.Union([
    Type.Literal('answered'),
    Type.Literal('passed-over'),
    Type.Literal('paused'),
    Type.Literal('taken-back'),
  ]),
})
export type WithdrawnCall = Static<typeof WithdrawnCall>

export const AnnouncementLive = Type.Object({
  // For the one hall screen that is to say it now, instead of whatever it says; without id, never replayed.
  announcement: Announcement,
  // For every screen: nothing of that call is shown or said any more.
  'announcement-withdrawn': WithdrawnCall,
  // 请准备: the numbers that come up next, the next one first.
  'up-next-changed': Type.Object({ upNext: Type.Array(Type.String()) }),
  // For a hall screen alone, right after it has joined, without id: what it shows when it says that it is heard.
  witness: Type.Object({ witness: Type.String() }),
})
