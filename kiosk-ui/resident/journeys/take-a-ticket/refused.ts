import type { Problem } from '#contract/problem.ts'
import type { Screen } from '../../shell/screens.ts'

/** The screen that says a refusal of 取号 in a resident's words. */
export function screenOfRefusal({ code, detail, number }: Problem): Screen {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- `satisfies` below fails for a code that is nowhere
  switch (code) {
    case 'station-closed':
      return { at: 'closed' }
    case 'queue-full':
      return { at: 'queue-full', why: 'used-up' }
    case 'issuing-stopped':
      return { at: 'queue-full', why: 'stopped' }
    case 'item-not-for-residents':
    case 'item-suspended':
      return { at: 'no-ticket', why: detail, code }
    case 'already-waiting':
      return { at: 'already-waiting', number: number ?? null, why: detail }
    // Every other code that is known is named in the type alone: the home page need not carry their names.
    default:
      return { at: 'cannot-take', code: code satisfies CannotTake }
  }
}

type CannotTake =
  | 'ledger-unavailable'
  | 'just-restored'
  | 'stopping'
  | 'internal-error'
  | 'invalid-request'
  | 'not-found'
  | 'guide-withdrawn'
  | 'guide-not-yet'
  | 'foreign-origin'
  | 'foreign-host'
  | 'command-id-in-use'
  | 'unknown-item'
  | 'unknown-queue'
  | 'unknown-kiosk'
  | 'unknown-ticket'
  | 'unknown-window'
  | 'nobody-waiting'
  | 'booking-not-now'
  | 'skill-wanting'
  | 'window-busy'
  | 'wrong-state'
  | 'card-ref-invalid'
  | 'no-card-reader'
  | 'no-code-scanner'
  | 'too-many-tries'
  | 'window-taken'
  | 'window-closed'
  | 'not-signed-in'
  | 'session-locked'
  | 'wrong-pin'
  | 'not-allowed'
  | 'pin-must-change'
  | 'missing-header'
  | 'unknown-staff-call'
  | 'unknown-clerk'
  | 'changed-meanwhile'
  | 'unknown-version'
  | 'never-shown'
  | 'not-publishable'
