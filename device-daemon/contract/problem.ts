import { Type, type Static } from 'typebox'
import { ContentProblem } from './contents.ts'
import { RestingGuide } from './guide.ts'

/**
 * HTTP status of every stable code that a screen chooses its words by. An area may have codes besides, which it names
 * itself: their words are in `detail`.
 */
export const problemStatus = {
  'invalid-request': 400,
  'not-found': 404,
  'foreign-origin': 403,
  'foreign-host': 403,
  'command-id-in-use': 409,
  'guide-withdrawn': 410,
  'guide-not-yet': 404,
  'unknown-item': 422,
  'unknown-queue': 422,
  'unknown-kiosk': 422,
  'unknown-ticket': 404,
  'unknown-window': 404,
  'item-not-for-residents': 409,
  'item-suspended': 409,
  'station-closed': 409,
  'queue-full': 409,
  'issuing-stopped': 409,
  'skill-wanting': 409,
  'nobody-waiting': 409,
  'booking-not-now': 409,
  'window-busy': 409,
  'window-taken': 409,
  'window-closed': 409,
  'not-signed-in': 401,
  'session-locked': 401,
  'wrong-pin': 401,
  'not-allowed': 403,
  'pin-must-change': 403,
  'missing-header': 403,
  'unknown-staff-call': 404,
  'unknown-clerk': 404,
  'wrong-state': 409,
  'already-waiting': 409,
  'card-ref-invalid': 409,
  'no-card-reader': 409,
  'no-code-scanner': 409,
  'changed-meanwhile': 409,
  'unknown-version': 404,
  'never-shown': 422,
  'not-publishable': 422,
  'too-many-tries': 429,
  'ledger-unavailable': 503,
  'just-restored': 503,
  stopping: 503,
  'internal-error': 500,
} as const satisfies Record<string, number>
export type ProblemCode = keyof typeof problemStatus

const CODE = Type.String({
  pattern: '^[a-z]+(-[a-z]+)*$',
  description: `Stable. Known to every station: ${Object.keys(problemStatus).join(', ')}`,
})

/** application/problem+json (RFC 9457). `detail` is plain Chinese that may be shown to a person. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.Unsafe<ProblemCode>(CODE),
  detail: Type.String(),
  /** For `already-waiting`: the number they have. */
  number: Type.Optional(Type.String()),
  /** For `too-many-tries` and `just-restored`: seconds after which one may try again. */
  retryAfterSeconds: Type.Optional(Type.Integer({ minimum: 0 })),
  /** For `invalid-request`: which field, and what is allowed there. */
  errors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), allowed: Type.String() }))),
  /** For `guide-withdrawn` and `guide-not-yet`: which errand, and since or from when. */
  guide: Type.Optional(RestingGuide),
  ...ContentProblem.properties,
})
export type Problem = Static<typeof Problem>
