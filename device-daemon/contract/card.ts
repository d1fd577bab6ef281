import { Type, type Static } from 'typebox'

/**
 * `resident`: 居民身份证. `hmt`: 港澳台居民居住证. `foreign-2017`, `foreign-2023`: the two issues of the
 * 外国人永久居留身份证.
 */
export const CardKind = Type.Union([
  Type.Literal('resident'),
  Type.Literal('hmt'),
  Type.Literal('foreign-2017'),
  Type.Literal('foreign-2023'),
])
export type CardKind = Static<typeof CardKind>

/** Full years of life, as coarse as words for people need it. Whether it gives priority is the station's rule. */
export const AgeBand = Type.Union([
  Type.Literal('under-60'),
  Type.Literal('60-69'),
  Type.Literal('70-79'),
  Type.Literal('80-and-over'),
])
export type AgeBand = Static<typeof AgeBand>

/**
 * `moved`: it lay on the reader and was gone before it was read. `two-cards`: more than one lies there. `unreadable`:
 * tried several times; it has to be lifted before it is tried again. After these three the reader goes on waiting.
 * `reader-down`: nothing is waited for any more.
 */
export const CardFault = Type.Union([
  Type.Literal('moved'),
  Type.Literal('two-cards'),
  Type.Literal('unreadable'),
  Type.Literal('reader-down'),
])
export type CardFault = Static<typeof CardFault>

/**
 * `ticket`: for a ticket, and so that the window and a later visit know whose case came of it. `own`: to find one's own cases
 * and bookings, or to be known by the card when a booking is honoured.
 */
export const CardPurpose = Type.Union([Type.Literal('ticket'), Type.Literal('own')])
export type CardPurpose = Static<typeof CardPurpose>

export const ReadCardBody = Type.Object(
  {
    /** The resident has read the notice and tapped consent; nothing else is accepted. */
    consent: Type.Literal(true),
    /** What the notice said it is for; a ticket unless it is said. */
    for: Type.Optional(CardPurpose),
    kiosk: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  },
  { additionalProperties: false },
)

export type ReadCardBody = Static<typeof ReadCardBody>

/** Answer of `POST /api/card/read`: how long the reader waits for a card from now on. */
export const ReadCardReply = Type.Object({ seconds: Type.Integer() })
export type ReadCardReply = Static<typeof ReadCardReply>

/** `removal`: a card of before still lies there and has to be taken away first. */
const CardWaiting = Type.Object({
  for: Type.Union([Type.Literal('card'), Type.Literal('removal')]),
})

/** All that ever leaves the daemon of a card. `cardRef` does one thing of what it was read for, within 60 s. */
const CardRead = Type.Object({
  cardRef: Type.String(),
  kind: CardKind,
  /** 张*: one character of the name, never more. */
  maskedName: Type.String(),
  ageBand: AgeBand,
})

/** What the live stream tells of cards, at one kiosk only, without id, never replayed. */
export const CardLive = Type.Object({
  'card-waiting': CardWaiting,
  'card-read': CardRead,
  'card-failed': Type.Object({ reason: CardFault }),
  'card-removed': Type.Object({}),
})
