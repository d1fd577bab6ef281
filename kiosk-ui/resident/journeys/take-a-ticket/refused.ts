import type { Problem } from '#contract/problem.ts'
import type { Screen } from '../../shell/screens.ts'

/** The screen that says a refusal of 取号 in a resident's words. */
export function screenOfRefusal({ code, detail, number }: Problem): Screen {
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
    case 'ledger-unavailable':
    case 'stopping':
    case 'internal-error':
    case 'invalid-request':
    case 'not-found':
    case 'foreign-origin':
    case 'foreign-host':
    case 'command-id-in-use':
    case 'unknown-item':
    case 'unknown-queue':
    case 'unknown-kiosk':
    case 'unknown-ticket':
    case 'unknown-window':
    case 'nobody-waiting':
    case 'skill-wanting':
    case 'window-busy':
    case 'wrong-state':
    case 'card-ref-invalid':
    case 'no-card-reader':
    case 'no-code-scanner':
    case 'too-many-tries':
    case 'window-taken':
    case 'window-closed':
    case 'not-signed-in':
    case 'session-locked':
    case 'wrong-pin':
    case 'not-allowed':
    case 'pin-must-change':
    case 'missing-header':
    case 'unknown-staff-call':
    case 'unknown-clerk':
    case 'changed-meanwhile':
    case 'unknown-version':
    case 'never-shown':
    case 'not-publishable':
      return { at: 'cannot-take', code }
  }
}
