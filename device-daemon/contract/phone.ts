import { Type, type Static } from 'typebox'
import { FoundCase } from './cases.ts'

/**
 * A ticket on its holder's phone: `GET /t/:token/ticket`, and event `ticket` of `GET /t/:token/live` at once, after
 * every change and every 15 s, so that a phone knows how old the news is. Nothing of the errand: a person who finds
 * the slip reads no more than the hall shows. Instants are ISO 8601 UTC, `window` is the window's label.
 */
export const PhoneTicket = Type.Object({
  station: Type.String(),
  number: Type.String(),
  /** Business day, YYYY-MM-DD; the page ends with it. */
  day: Type.String(),
  /** Wall clock of the station, HH:MM. */
  time: Type.String(),
  /** 2026.11.28-502eccb4: version and hash of what is published now, of the errand or the catalogue as the slip has it. */
  edition: Type.String(),
  /** 停止取号: nobody gets a number any more today; who holds one is served in any case. */
  issuingStopped: Type.Optional(Type.Literal(true)),
  place: Type.Union([
    Type.Object({
      at: Type.Literal('waiting'),
      ahead: Type.Integer({ minimum: 0 }),
      estimateMinutes: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
      estimateBasis: Type.Integer({ minimum: 0 }),
      /** As of the ticket. */
      unattended: Type.Optional(Type.Literal(true)),
    }),
    Type.Object({ at: Type.Literal('called'), window: Type.String(), calls: Type.Integer() }),
    Type.Object({ at: Type.Literal('serving'), window: Type.String() }),
    Type.Object({ at: Type.Literal('held') }),
    Type.Object({ at: Type.Literal('done') }),
    Type.Object({ at: Type.Literal('no-show') }),
    Type.Object({ at: Type.Literal('cancelled') }),
  ]),
})
export type PhoneTicket = Static<typeof PhoneTicket>

/**
 * `GET /t/:token/cases`: how the cases stand for which the slip's holder came, oldest first; none for a slip
 * that is unknown. It outlives the ticket's day. Not whose they are, nor what for.
 */
export const PhoneCases = Type.Object({
  station: Type.String(),
  /** Whom to ask: the station's phone number. */
  phone: Type.String(),
  /** Of the station, YYYY-MM-DD and HH:MM. */
  today: Type.String(),
  time: Type.String(),
  cases: Type.Array(FoundCase),
})
export type PhoneCases = Static<typeof PhoneCases>
