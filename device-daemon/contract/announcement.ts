import { Type, type Static } from 'typebox'

/**
 * What a hall screen says aloud for one call. `id`: the ledger seq of the call, as text. `clips`: names under /voice/,
 * in order. `times`: how often it is repeated; 0 = shown only (quiet hours). `calledAt`: instant, ISO 8601 UTC; one that
 * is old when it arrives is not said any more.
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

/** `POST /api/announcements/:id/spoken`: a hall screen has said it (or could not); kept in the ledger. 204. */
export const SpokenBody = Type.Object(
  {
    /** The screen's own name, so that two halls are two witnesses. */
    screen: ScreenName,
    /** What the live stream has given this screen; see the event `witness`. */
    witness: Type.String({ maxLength: 64 }),
    outcome: Type.Union([Type.Literal('spoken'), Type.Literal('failed')]),
  },
  { additionalProperties: false },
)
export type SpokenBody = Static<typeof SpokenBody>

/**
 * Beside `ticket-called` and `ticket-recalled`, with their id: for screens that speak. Behind a snapshot without id, for a
 * screen that was away when the call was made, less than a minute ago.
 */
export const AnnouncementLive = Type.Object({
  announcement: Announcement,
  // For a hall screen alone, right after it has joined, without id: what it shows when it says that it has spoken.
  witness: Type.Object({ witness: Type.String() }),
})
