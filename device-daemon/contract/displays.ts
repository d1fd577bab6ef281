import { Type, type Static } from 'typebox'
import { CommandId } from './command-id.ts'

const Strict = { additionalProperties: false }
const ScreenKind = Type.Union([Type.Literal('hall'), Type.Literal('window')])

/** `POST /api/displays/ask`: a screen of the LAN asks until it is paired; its browser keeps a cookie from the first time on. 429. */
export const AskToPairBody = Type.Object({ screen: ScreenKind }, Strict)
export type AskToPairBody = Static<typeof AskToPairBody>

/**
 * `own`: it is a screen of this very machine, which needs no pairing. `waiting`: it shows `code`, six digits, until a
 * person has typed it.
 */
export const AskToPairReply = Type.Union([
  Type.Object({ at: Type.Literal('own') }),
  Type.Object({ at: Type.Literal('paired') }),
  Type.Object({ at: Type.Literal('waiting'), code: Type.String() }),
])
export type AskToPairReply = Static<typeof AskToPairReply>

/** `GET /api/displays` */
export const DisplaysReply = Type.Object({
  /** Of the certificate's key, as screens of the package are told to trust it: eight groups of five digits; null without TLS. */
  fingerprint: Type.Union([Type.String(), Type.Null()]),
  /** Screens that show a code now. `since`: an instant, ISO 8601 UTC. */
  asking: Type.Array(Type.Object({ screen: ScreenKind, address: Type.String(), since: Type.String() })),
  displays: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      screen: ScreenKind,
      /** Whether it is connected now. */
      at: Type.Union([Type.Literal('open'), Type.Literal('gone')]),
      /** Who paired it, and when, ISO 8601 UTC. */
      by: Type.String(),
      time: Type.String(),
    }),
  ),
})
export type DisplaysReply = Static<typeof DisplaysReply>

/** `POST /api/displays/pair`: the code that stands on a screen, and what people call that screen. 422 `no-such-code`. */
export const PairDisplayBody = Type.Object(
  {
    commandId: CommandId,
    code: Type.String({ pattern: '^[0-9]{6}$' }),
    name: Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' }),
  },
  Strict,
)
export type PairDisplayBody = Static<typeof PairDisplayBody>

/** `POST /api/displays/:id/remove`: it is trusted no longer, at once. One that is gone already is no error. */
export const RemoveDisplayBody = Type.Object({ commandId: CommandId }, Strict)
export type RemoveDisplayBody = Static<typeof RemoveDisplayBody>
