import { Type, type Static } from 'typebox'

/** Stable codes of refusals and errors. A screen chooses its words by them. */
export const ProblemCode = Type.Union([
  Type.Literal('invalid-request'),
  Type.Literal('not-found'),
  Type.Literal('foreign-origin'),
  Type.Literal('foreign-host'),
  Type.Literal('command-id-in-use'),
  Type.Literal('unknown-item'),
  Type.Literal('unknown-queue'),
  Type.Literal('unknown-kiosk'),
  Type.Literal('unknown-ticket'),
  Type.Literal('unknown-window'),
  Type.Literal('item-not-for-residents'),
  Type.Literal('item-suspended'),
  Type.Literal('station-closed'),
  Type.Literal('queue-full'),
  Type.Literal('nobody-waiting'),
  Type.Literal('window-busy'),
  Type.Literal('window-taken'),
  Type.Literal('window-closed'),
  Type.Literal('not-signed-in'),
  Type.Literal('session-locked'),
  Type.Literal('wrong-pin'),
  Type.Literal('not-allowed'),
  Type.Literal('pin-must-change'),
  Type.Literal('missing-header'),
  Type.Literal('unknown-staff-call'),
  Type.Literal('unknown-clerk'),
  Type.Literal('wrong-state'),
  Type.Literal('already-waiting'),
  Type.Literal('card-ref-invalid'),
  Type.Literal('no-card-reader'),
  Type.Literal('no-code-scanner'),
  Type.Literal('changed-meanwhile'),
  Type.Literal('unknown-version'),
  Type.Literal('never-shown'),
  Type.Literal('not-publishable'),
  Type.Literal('too-many-tries'),
  Type.Literal('ledger-unavailable'),
  Type.Literal('stopping'),
  Type.Literal('internal-error'),
])
export type ProblemCode = Static<typeof ProblemCode>

/** application/problem+json (RFC 9457). `detail` is plain Chinese that may be shown to a person. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: ProblemCode,
  detail: Type.String(),
  /** For `already-waiting`: the number they have. */
  number: Type.Optional(Type.String()),
  /** For `invalid-request`: which field, and what is allowed there. */
  errors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), allowed: Type.String() }))),
})
export type Problem = Static<typeof Problem>
